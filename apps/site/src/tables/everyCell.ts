/** The cells of all tables as one list. */
import { type Artefact, numberVerdicts } from "@sgd-basins/report";
import { resultOf } from "../results/results.ts";
import { type CellDetail, cellDetails } from "./compactTable.ts";

/** What is printed, and the key by which it is sorted: a number or a text, empty where there is none. */
interface ListedField {
  readonly text: string;
  readonly key: string;
}

export interface ListedCell {
  readonly table: { readonly name: string; readonly path: string };
  /** Column and row, published value, median and 5–95 % range over the seeds, percentile. */
  readonly fields: readonly ListedField[];
  readonly verdict: CellDetail["verdict"];
  readonly explanation: string | null;
  /** Position of the verdict among all, the best first. */
  readonly verdictKey: string;
}

/** Headings of {@link ListedCell}'s fields. */
export const fieldHeadings = ["Column", "Row", "Published", "Median", "5–95 %", "Percentile"] as const;

/** Every cell of the tables, table by table, in the order of the table's own list; ranges are sorted by their lower end. */
export function everyCell(artefacts: readonly Artefact[]): ListedCell[] {
  return artefacts.flatMap(({ id, data }) => {
    if (data.kind !== "table") return [];
    const { name, path } = resultOf(id);
    return cellDetails(data).map((detail): ListedCell => {
      const { published, range } = detail.cell;
      const sorted = (text: string, key: number | null | undefined): ListedField => ({ text, key: String(key ?? "") });
      return {
        table: { name, path },
        fields: [
          { text: detail.column, key: detail.column },
          { text: detail.row, key: detail.row },
          sorted(detail.published, published),
          sorted(detail.median, range?.median),
          sorted(detail.range, range?.low),
          sorted(detail.percentile, range?.percentile),
        ],
        verdict: detail.verdict,
        explanation: detail.explanation,
        verdictKey: String(numberVerdicts.indexOf(detail.verdict)),
      };
    });
  });
}
