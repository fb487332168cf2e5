import type { Table } from "./readTable.ts";
import type { Step } from "./steps.ts";

/** Fewer rows than this may count up by chance. */
const LEAST_ROWS = 10;

/**
 * Columns that number the rows: consecutive whole numbers, in the order of the rows. Where rows that lack a value are left out,
 * so are their numbers.
 *
 * Beside them there must be a column that varies and numbers nothing: else, as where y is to be found from x = 0 … 99 alone or
 * with a column of ones, the numbers are the data.
 */
export function numberingColumns({ columns: { features, names, categories }, numbers, count, taken }: Table): Step[] {
  if (count < LEAST_ROWS || features.length < 2) return [];
  const d = features.length;
  const numbering: Step[] = [];
  let others = 0;
  features.forEach((at, j) => {
    const [first, last] = [numbers[j], numbers[(count - 1) * d + j]];
    if (!categories.has(at) && last - first < taken && countsUp(numbers, j, d)) {
      numbering.push({ step: "numbers-rows", column: names[at], first, last });
    } else if (varies(numbers, j, d)) others++;
  });
  return others === 0 ? [] : numbering;
}

function countsUp(numbers: Float64Array, j: number, d: number): boolean {
  if (!Number.isSafeInteger(numbers[j])) return false;
  for (let e = j + d; e < numbers.length; e += d) {
    if (!(Number.isSafeInteger(numbers[e]) && numbers[e] > numbers[e - d])) return false;
  }
  return true;
}

function varies(numbers: Float64Array, j: number, d: number): boolean {
  for (let e = j + d; e < numbers.length; e += d) if (numbers[e] !== numbers[j]) return true;
  return false;
}
