import type { Table } from "./readTable.ts";
import type { Step } from "./steps.ts";

/** Numbers that often stand for a missing one. */
const SUSPECTS = [-99, -999, -9999, -99999];

/** Columns with a number that often stands for a missing one, and no other below zero. */
export function suspects({ columns: { features, names, categories }, numbers }: Table): Step[] {
  const d = features.length;
  return features.flatMap((at, j): Step[] => {
    if (categories.has(at)) return [];
    let least = Number.POSITIVE_INFINITY;
    for (let e = j; e < numbers.length; e += d) if (numbers[e] < least) least = numbers[e];
    if (!SUSPECTS.includes(least)) return [];
    let rows = 0;
    for (let e = j; e < numbers.length; e += d) {
      if (numbers[e] === least) rows++;
      else if (numbers[e] < 0) return [];
    }
    return rows * d === numbers.length ? [] : [{ step: "suspect", column: names[at], value: least, rows }];
  });
}
