/** Columns without a name: those that name or number the rows, and empty ones. */
import type { ChosenColumns } from "./chooseColumns.ts";
import type { Header } from "./findHeader.ts";
import type { Step } from "./steps.ts";
import { type RefuseTable, refuseTable } from "./trouble.ts";

/** How the rows stand below the header. */
export interface RowLabels {
  /** Cells of a row. */
  readonly width: number;
  /** By how much the cells stand behind their names: 1 if a row begins with a name of its own, as R writes it. */
  readonly shift: 0 | 1;
  /** Checks the cells of a row that stand in columns without a name. */
  readonly check: (cells: readonly string[], row: number, ordinal: number) => void;
  /** Told how many rows were checked. */
  readonly finish: (rows: number) => void;
  readonly steps: readonly Step[];
}

/** @param cells - of the first row: one more than the header has, or one less if that ends with a delimiter, may be right */
export function rowLabels(
  { names, index, nameless }: ChosenColumns,
  header: Pick<Header, "delimiter" | "quotesRows">,
  cells: readonly string[],
): RowLabels {
  const more = cells.length === names.length + 1;
  const trails = more && cells[names.length].trim() === "";
  const last = names.length - 1;
  const headerTrails = cells.length === last && nameless.includes(last);
  const shift = more && !trails && !index && nameless.length === 0 ? 1 : 0;
  const width = shift === 1 || trails || headerTrails ? cells.length : names.length;
  const empty = [...nameless.filter((at) => at < width), ...(trails ? [names.length] : [])];
  const labels = shift === 1 ? extraLabels(names, header) : { check: index ? checkIndex(names[0]) : () => {} };
  const steps: Step[] = [
    ...(index || shift === 1 ? [{ step: "leave-out-index", column: shift === 1 ? 0 : 1 } as const] : []),
    ...(empty.length === 0 ? [] : [{ step: "leave-out-empty-columns", columns: empty.map((at) => at + 1) } as const]),
  ];
  return {
    width,
    shift,
    steps,
    finish: labels.finish ?? (() => {}),
    check(row, number, ordinal) {
      labels.check(row[0].trim(), number, ordinal);
      for (const at of empty) {
        const content = row[at].trim();
        if (content === "") continue;
        const place = `row ${number}`;
        if (at === names.length) refuseTable(place, ...wrongWidth(row.length, names.length, names.length));
        const shown = JSON.stringify(content.slice(0, 40));
        refuseTable(
          place,
          `column ${at + 1} has no name and holds ${shown}`,
          dropNameless("", `column ${at + 1} has no name`),
        );
      }
    },
  };
}

function dropNameless(name: string, inShort: string): Parameters<RefuseTable>[2] {
  return { advice: "name it", remedy: { drop: [name] }, does: "leave it out with", inShort };
}

/** What is said of a row of another width: the rule, and what is to be done. */
export function wrongWidth(length: number, width: number, named: number): [string, Parameters<RefuseTable>[2]] {
  const quote = "a cell that holds what separates cells must be quoted";
  const has = `has ${length} cell${length === 1 ? "" : "s"}`;
  const inShort = "rows have other numbers of cells";
  if (width !== named) {
    const rule = `${has}, but the first row has ${width} and the header ${named}`;
    return [rule, { advice: quote, isOfRows: true, inShort }];
  }
  return [
    `${has}, but the header has ${named}`,
    { advice: length > width ? quote : "correct it", isOfRows: true, inShort },
  ];
}

interface Labels {
  readonly check: (label: string, row: number, ordinal: number) => void;
  readonly finish?: (rows: number) => void;
}

/** The number that a label is, whatever its decimal mark; NaN if it is none. */
function numberOf(label: string): number {
  return label === "" ? Number.NaN : Number(label.replace(",", "."));
}

/** In a column without a name: texts, or whole numbers as of rows, which may have been shuffled. Others would be lost data. */
function checkIndex(name: string): Labels["check"] {
  return (label, row) => {
    const value = numberOf(label);
    if (Number.isNaN(value) || (Number.isInteger(value) && value >= 0)) return;
    const what = name === "" ? "has no name" : `is ${JSON.stringify(name)}`;
    const rule = `column 1 ${what}, and does not number the rows (it holds ${label})`;
    refuseTable(`row ${row}`, rule, dropNameless(name, `column 1 ${what}`));
  };
}

/** Fewer numbers than this may count up by chance. */
const LEAST_COUNTED = 10;

/**
 * Before the cells that the header names: texts, or ascending whole numbers. Between commas 1,5 may be one and a half: there
 * numbers must be quoted, as R writes names of rows, or count all rows from 1.
 */
function extraLabels(
  names: readonly string[],
  { delimiter, quotesRows }: Pick<Header, "delimiter" | "quotesRows">,
): Labels {
  let before = Number.NEGATIVE_INFINITY;
  let firstNumber: number | null = null;
  const refuse = (row: number): never => {
    const what = delimiter === "," ? "quote cells that hold a comma, or " : "";
    return refuseTable(`row ${row}`, `has ${names.length + 1} cells, but the header has ${names.length}`, {
      advice: `${what}name every column in the header`,
    });
  };
  return {
    check(label, row, ordinal) {
      const value = numberOf(label);
      if (Number.isNaN(value)) return;
      const isWhole = Number.isInteger(value) && value >= 0;
      if (delimiter === "," ? quotesRows && isWhole : Number.isInteger(value) && value > before) {
        before = value;
        return;
      }
      if (delimiter !== "," || value !== ordinal) refuse(row);
      firstNumber ??= row;
    },
    finish(rows) {
      if (firstNumber !== null && rows < LEAST_COUNTED) refuse(firstNumber);
    },
  };
}
