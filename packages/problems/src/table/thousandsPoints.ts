/** Points that may separate thousands although they read as decimal ones: "1.700" in a column that also has 812. */
import type { Delimiter } from "./delimiters.ts";
import type { NumberFormat } from "./numbers.ts";
import type { Step } from "./steps.ts";

export interface PointWatch {
  /** Told the cells that were read as numbers. */
  readonly see: (cell: string, column: number) => void;
  /** @param names - of the columns */
  readonly steps: (names: readonly string[]) => Step[];
}

const unwatched: PointWatch = { see: () => {}, steps: () => [] };

/**
 * What speaks for thousands: every point of the table stands before three digits and behind one to three, and beside such cells a
 * column has whole numbers below 1,000 and no others. Numbers with three decimals would have them there too.
 *
 * Only where commas separate no cells: elsewhere points are decimal ones.
 */
export function watchPoints(delimiter: Delimiter, { decimal, thousands }: NumberFormat): PointWatch {
  if (delimiter === "," || decimal !== "." || thousands !== null) return unwatched;
  let isOpen = true;
  const pointed = new Map<number, string>();
  const small = new Set<number>();
  const large = new Set<number>();
  return {
    see(cell, column) {
      if (!isOpen) return;
      const content = cell.trim();
      if (/^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(content)) {
        if (!pointed.has(column)) pointed.set(column, content);
      } else if (/^[+-]?\d+$/.test(content)) (/\d{4}/.test(content) ? large : small).add(column);
      else isOpen = false;
    },
    steps(names) {
      const columns = [...pointed.keys()].filter((at) => !large.has(at));
      const told = columns.find((at) => small.has(at));
      if (!isOpen || told === undefined || columns.length < pointed.size) return [];
      return [{ step: "suspect-thousands", column: names[told], cell: pointed.get(told) ?? "" }];
    },
  };
}
