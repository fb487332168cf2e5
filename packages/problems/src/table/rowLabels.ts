/** Columns without a name: those that name or number the rows, and empty ones. */
import type { ChosenColumns, Refuse } from "./chooseColumns.ts";
import type { Step } from "./steps.ts";

/** How the rows stand below the header. */
export interface RowLabels {
  /** Cells of a row. */
  readonly width: number;
  /** By how much the cells stand behind their names: 1 if a row begins with a name of its own, as R writes it. */
  readonly shift: 0 | 1;
  /** Checks the cells of a row that stand in columns without a name. */
  readonly check: (cells: readonly string[], row: number, refuse: Refuse) => void;
  readonly steps: readonly Step[];
}

/** @param cells - of the first row: one more than the header has, or one less if that ends with a delimiter, may be right */
export function rowLabels({ names, index, nameless }: ChosenColumns, cells: readonly string[]): RowLabels {
  const more = cells.length === names.length + 1;
  const trails = more && cells[names.length].trim() === "";
  const last = names.length - 1;
  const headerTrails = cells.length === last && nameless.includes(last);
  const shift = more && !trails && !index && nameless.length === 0 ? 1 : 0;
  const width = shift === 1 || trails || headerTrails ? cells.length : names.length;
  const empty = [...nameless.filter((at) => at < width), ...(trails ? [names.length] : [])];
  const hasIndex = index || shift === 1;
  let before = Number.NEGATIVE_INFINITY;
  const steps: Step[] = [
    ...(hasIndex ? [{ step: "leave-out-index", column: shift === 1 ? 0 : 1 } as const] : []),
    ...(empty.length === 0 ? [] : [{ step: "leave-out-empty-columns", columns: empty.map((at) => at + 1) } as const]),
  ];
  return {
    width,
    shift,
    steps,
    check(row, number, refuse) {
      if (hasIndex) {
        const label = Number(row[0]);
        // A number would be lost data; what counts the rows, or is none, is not.
        if (row[0].trim() !== "" && Number.isFinite(label)) {
          if (!Number.isInteger(label) || label <= before) refuseIndex(row[0].trim(), number, refuse);
          before = label;
        }
      }
      for (const at of empty) {
        if (row[at].trim() !== "") {
          const content = JSON.stringify(row[at].trim().slice(0, 40));
          refuse(
            `row ${number}`,
            at < names.length
              ? `column ${at + 1} has no name and holds ${content}; name it, or leave it out with --drop ""`
              : `has ${row.length} cells, but the header has ${names.length}; correct it, or leave it out with --rows`,
          );
        }
      }
    },
  };

  function refuseIndex(label: string, number: number, refuse: Refuse): void {
    if (shift === 1) {
      refuse(
        `row ${number}`,
        `has ${width} cells, but the header has ${names.length}; name every column in the header`,
      );
    }
    const what = names[0] === "" ? "has no name" : `is ${JSON.stringify(names[0])}`;
    refuse(
      `row ${number}`,
      `column 1 ${what}, and does not count the rows (it holds ${label}); name it, or leave it out with --drop ${JSON.stringify(names[0])}`,
    );
  }
}
