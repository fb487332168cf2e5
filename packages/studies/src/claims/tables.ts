/** How claims read tables. */
import type { IdOf, TableCell, TableData } from "@sgd-basins/report";
import type { ClaimTest, Judgement } from "./claim.ts";
import { number, outcomeOfShare } from "./claim.ts";

/** A claim about a table's numbers: the verdicts of its cells, taken together. */
export function judgeCells(
  tables: readonly IdOf<"table">[],
  select: (cell: TableCell) => boolean = () => true,
): ClaimTest {
  return {
    tested: "Each published number against the 5–95 % range of the computed one over unselected draws of the models.",
    rule: "Holds if every cell lies in its range; in part if at least half of them do.",
    evidence: tables,
    judge: (evidence): Judgement => {
      const cells = tables.flatMap((id) => evidence(id).cells.filter(select));
      const inside = cells.filter(({ verdict }) => verdict === "holds").length;
      const percentiles = cells.flatMap(({ range }) => (range === null ? [] : [range.percentile]));
      return {
        outcome: outcomeOfShare(inside / cells.length),
        numbers: [
          number(`Cells, of ${cells.length}, inside their range`, inside),
          number("Least percentile of a published number", Math.min(...percentiles)),
          number("Largest percentile of a published number", Math.max(...percentiles)),
        ],
      };
    },
  };
}

/** Least and largest ratio of the published numbers of some rows to those of others, in one column. */
export function ratioRange(
  table: TableData,
  column: string,
  above: readonly string[],
  below: readonly string[],
): [number, number] {
  const published = (row: string): number => {
    const value = table.cells.find((cell) => cell.row === row && cell.column === column)?.published ?? null;
    if (value === null) throw new Error(`no published number in ${row}, ${column}`);
    return value;
  };
  const ratios = above.flatMap((a) => below.map((b) => published(a) / published(b)));
  return [Math.min(...ratios), Math.max(...ratios)];
}
