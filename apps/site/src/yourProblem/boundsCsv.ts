import { thresholds } from "@sgd-basins/report";
import { enclosureOf, type UserBounds } from "sgd-basins/page";

/** The thresholds of every batch size as CSV: a column each, empty where one does not apply, and the ends of estimates' intervals. */
export function boundsCsv(rows: readonly UserBounds[]): string {
  const estimated = thresholds.filter(({ key }) =>
    rows.some(({ [key]: bound }) => bound.applies && "interval" in bound && !bound.exact),
  );
  const ends = (row: UserBounds, key: (typeof thresholds)[number]["key"]): readonly (number | null)[] =>
    enclosureOf(row[key]) ?? [null, null];
  const lines = [
    [
      "batchSize",
      ...thresholds.map(({ jsonKey }) => jsonKey),
      ...estimated.flatMap(({ jsonKey }) => [`${jsonKey}Low`, `${jsonKey}High`]),
    ],
    ...rows.map((row) => [
      row.batchSize,
      ...thresholds.map(({ key }) => {
        const bound = row[key];
        return bound.applies ? bound.learningRate : null;
      }),
      ...estimated.flatMap(({ key }) => ends(row, key)),
    ]),
  ];
  return lines.map((cells) => `${cells.map((cell) => cell ?? "").join(",")}\r\n`).join("");
}
