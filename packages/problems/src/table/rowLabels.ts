/** Columns without a name: those that name or number the rows, and empty ones. */
import type { Refuse } from "../problemFileError.ts";
import type { ChosenColumns } from "./chooseColumns.ts";
import type { Delimiter } from "./delimiters.ts";
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
export function rowLabels(
  { names, index, nameless }: ChosenColumns,
  delimiter: Delimiter,
  cells: readonly string[],
): RowLabels {
  const more = cells.length === names.length + 1;
  const trails = more && cells[names.length].trim() === "";
  const last = names.length - 1;
  const headerTrails = cells.length === last && nameless.includes(last);
  const shift = more && !trails && !index && nameless.length === 0 ? 1 : 0;
  const width = shift === 1 || trails || headerTrails ? cells.length : names.length;
  const empty = [...nameless.filter((at) => at < width), ...(trails ? [names.length] : [])];
  const checkLabel = shift === 1 ? checkExtraLabel(names, delimiter) : index ? checkIndex(names[0]) : () => {};
  const steps: Step[] = [
    ...(index || shift === 1 ? [{ step: "leave-out-index", column: shift === 1 ? 0 : 1 } as const] : []),
    ...(empty.length === 0 ? [] : [{ step: "leave-out-empty-columns", columns: empty.map((at) => at + 1) } as const]),
  ];
  return {
    width,
    shift,
    steps,
    check(row, number, refuse) {
      checkLabel(row[0].trim(), number, refuse);
      for (const at of empty) {
        const content = row[at].trim();
        if (content === "") continue;
        const place = `row ${number}`;
        if (at === names.length) refuse(place, wrongWidth(row.length, names.length, names.length));
        const shown = JSON.stringify(content.slice(0, 40));
        refuse(place, `column ${at + 1} has no name and holds ${shown}; name it, or leave it out with --drop ""`);
      }
    },
  };
}

/** What is said of a row of another width. */
export function wrongWidth(length: number, width: number, named: number): string {
  const quote = "a cell that holds what separates cells must be quoted";
  const has = `has ${length} cell${length === 1 ? "" : "s"}`;
  if (width !== named) return `${has}, but the first row has ${width} and the header ${named}; ${quote}`;
  return `${has}, but the header has ${named}; ${length > width ? quote : "correct it"}, or leave it out with --rows`;
}

type CheckLabel = (label: string, row: number, refuse: Refuse) => void;

/** The number that a label is, whatever its decimal mark; NaN if it is none. */
function numberOf(label: string): number {
  return label === "" ? Number.NaN : Number(label.replace(",", "."));
}

/** In a column without a name: texts, or whole numbers as of rows, which may have been shuffled. Others would be lost data. */
function checkIndex(name: string): CheckLabel {
  return (label, row, refuse) => {
    const value = numberOf(label);
    if (Number.isNaN(value) || (Number.isInteger(value) && value >= 0)) return;
    const what = name === "" ? "has no name" : `is ${JSON.stringify(name)}`;
    refuse(
      `row ${row}`,
      `column 1 ${what}, and does not number the rows (it holds ${label}); name it, or leave it out with --drop ${JSON.stringify(name)}`,
    );
  };
}

/**
 * Before the cells that the header names: texts, or ascending whole numbers. Between commas no numbers: 1,5 may be one and a half.
 */
function checkExtraLabel(names: readonly string[], delimiter: Delimiter): CheckLabel {
  let before = Number.NEGATIVE_INFINITY;
  return (label, row, refuse) => {
    const value = numberOf(label);
    if (Number.isNaN(value)) return;
    const isCount = delimiter !== "," && Number.isInteger(value) && value > before;
    before = value;
    if (isCount) return;
    const what = delimiter === "," ? "quote cells that hold a comma, or " : "";
    refuse(
      `row ${row}`,
      `has ${names.length + 1} cells, but the header has ${names.length}; ${what}name every column in the header`,
    );
  };
}
