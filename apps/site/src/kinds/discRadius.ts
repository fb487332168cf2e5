import { type DiscRadiusData, discRadiusDataSchema } from "@sgd-basins/report";
import { describeDiscRadius, discRadiusSizes, drawDiscRadius } from "../charts/beyond/drawDiscRadius.ts";
import { inBothWidths, oneChart } from "../charts/chart.ts";
import { columnsOf, within } from "../csv/columns.ts";
import { type Column, csvFile } from "../csv/csv.ts";
import { resultOf } from "../results/results.ts";
import { formatAtLeast, formatNumber, formatShort } from "../text/numbers.ts";
import type { ResultKind } from "./resultKind.ts";

type Honest = DiscRadiusData["sensitivity"][number];
type Cell = DiscRadiusData["reconstruction"]["cells"][number];

const honest = discRadiusDataSchema.shape.sensitivity.element;
const cell = discRadiusDataSchema.shape.reconstruction.shape.cells.element;
const honestColumns: Column<Honest>[] = [
  ...columnsOf(honest),
  ...(["divergence", "convergence"] as const).flatMap((bound) =>
    within(
      columnsOf(honest.shape[bound]),
      (row: Honest) => row[bound],
      (k) => `${bound}_${k === "one" ? 1 : k}`,
    ),
  ),
];
const cellColumns: Column<Cell>[] = [
  ...columnsOf(cell),
  ...within(columnsOf(cell.shape.range), ({ range }: Cell) => range),
];

/** The batch sizes of the published columns, as they are printed. */
export const batchSizeLabels: Readonly<Record<Cell["batchSize"], string>> = {
  "1": "1",
  "0.99kmax": "0.99 kₘₐₓ",
  "2kmax": "2 kₘₐₓ",
  inf: "∞",
};

export const discRadius: ResultKind<"disc-radius"> = {
  lists: (id, { sensitivity, reconstruction }) => [
    csvFile(id, "Bounds at the circular minimum, a line a model and radius of the disc", honestColumns, sensitivity),
    csvFile(
      `${id}-reconstruction`,
      "What reconstructs the published circular columns, a line a cell",
      cellColumns,
      reconstruction.cells,
    ),
  ],
  tables: ({ sensitivity, reconstruction }) => [
    {
      label: "The circular columns of Tables 1 and 2, honest and reconstructed",
      note: `The honest estimate averages Hessians over the disc of radius 10⁻⁸ from which the runs start. The reconstruction takes the eigenvalues of Q̄³ for those of Q̄, and for t the largest generalised eigenvalue of (F̄, Q̄) at a single point of a disc of radius ${reconstruction.radius}. It is an inference after the fact, from the numbers it is held against, and no verdict rests on it. The last two columns are its range over unselected draws of the models, and the percentage of draws below the published number.`,
      headings: [
        "Table",
        "Model",
        "k",
        "Published",
        "Honest",
        "Reconstructed, median",
        "5–95 % of draws",
        "Draws below",
      ],
      rows: reconstruction.cells.map(({ table, model, batchSize, published, honest, range }) => [
        resultOf(table).name,
        String(model),
        batchSizeLabels[batchSize],
        formatNumber(published),
        honest === null ? "none: kₘₐₓ < 1" : formatNumber(honest),
        formatNumber(range.median),
        `${formatNumber(range.low)} to ${formatNumber(range.high)}`,
        `${formatShort(range.percentile)} %`,
      ]),
      long: false,
    },
    {
      label: "Honest bounds by radius",
      note: "Eigenvalues grow with the radius and bounds fall with it, tenfold for ten: no bound at this minimum means anything without its radius.",
      headings: [
        "Model",
        "Radius",
        "λ₁",
        "λ₁/λ₂, averaged",
        "at a point",
        "γ",
        "t/λ₁²",
        "l(1)",
        "l(∞)",
        "u(1)",
        "u(∞)",
      ],
      rows: sensitivity.map((row) => [
        String(row.model),
        formatShort(row.radius),
        formatNumber(row.largestEigenvalue),
        formatNumber(row.conditionNumber),
        formatNumber(row.pointwiseConditionNumber),
        formatNumber(row.gamma),
        formatNumber(row.tOverSquare),
        formatNumber(row.divergence.one),
        formatNumber(row.divergence.inf),
        formatNumber(row.convergence.one),
        formatNumber(row.convergence.inf),
      ]),
      long: true,
    },
  ],
  finding: ({ reconstruction: { cells } }) => {
    const factors = cells.flatMap(({ published, honest }) =>
      honest === null ? [] : Math.max(honest / published, published / honest),
    );
    const held = cells.filter(({ published, range }) => range.low <= published && published <= range.high).length;
    return `Honest estimates miss the published circular bounds by factors of ${formatAtLeast(Math.min(...factors), 2)} and more; the reconstruction holds ${held} of ${cells.length}`;
  },
  charts: (id, data) =>
    oneChart(
      inBothWidths({ name: id, alt: describeDiscRadius(data) }, discRadiusSizes, (width, name, alt) =>
        drawDiscRadius(data, width, name, alt),
      ),
      "Dashed: the published bounds, which the honest estimate would reach at a smaller radius than that of the starts.",
    ),
};
