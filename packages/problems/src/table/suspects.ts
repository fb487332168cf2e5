import type { Table } from "./readTable.ts";
import type { Step } from "./steps.ts";

/** Numbers that often stand for a missing one. */
const SUSPECTS = [-99, -999, -9999, -99999];

/** Columns with a number that often stands for a missing one, and no other below zero. */
export function suspects({ columns: { features, names, categories }, numbers }: Table): Step[] {
  const d = features.length;
  // Row by row, in the order in which they lie in memory.
  const smallest = new Float64Array(d).fill(Number.POSITIVE_INFINITY);
  for (let e = 0; e < numbers.length; ) {
    for (let j = 0; j < d; j++, e++) if (numbers[e] < smallest[j]) smallest[j] = numbers[e];
  }
  return features.flatMap((at, j): Step[] => {
    const least = smallest[j];
    if (categories.has(at) || !SUSPECTS.includes(least)) return [];
    let rows = 0;
    for (let e = j; e < numbers.length; e += d) {
      if (numbers[e] === least) rows++;
      else if (numbers[e] < 0) return [];
    }
    return rows * d === numbers.length ? [] : [{ step: "suspect", column: names[at], value: least, rows }];
  });
}
