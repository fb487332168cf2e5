import type { Table } from "./readTable.ts";
import type { Step } from "./steps.ts";

/** Fewer rows than this may count up by chance; of a column that is named so, hardly. */
const LEAST_ROWS = 10;
const LEAST_NAMED = 3;

/** Names such as `id`, `case_no`, `Objekt-Nr.`, `PassengerId`. */
const numberName =
  /(?:^|[^\p{L}])(?:[iI][dD]|[nN][rRoO]|[nN]um(?:ber)?|[iI]ndex|[iI]dx|[rR]ow|[kK]ey|#|№)\.?$|\p{Ll}(?:Id|ID|Nr|No)$/u;

/**
 * Columns that number the rows: whole numbers that count up with the rows, and are consecutive unless the column is named so. Where
 * rows that lack a value are left out, so are their numbers.
 *
 * Beside them there must be a column that varies and numbers nothing: else, as where y is to be found from x = 0 … 99 alone or
 * with a column of ones, the numbers are the data.
 */
export function numberingColumns({ columns: { features, names, categories }, numbers, count, taken }: Table): Step[] {
  if (count < LEAST_NAMED || features.length < 2) return [];
  const d = features.length;
  const numbering: Step[] = [];
  let others = 0;
  features.forEach((at, j) => {
    const [first, last] = [numbers[j], numbers[(count - 1) * d + j]];
    const gaps = last - first >= taken;
    const tells = numberName.test(names[at]) || (count >= LEAST_ROWS && !gaps);
    if (!categories.has(at) && tells && countsUp(numbers, j, d)) {
      numbering.push({ step: "numbers-rows", column: names[at], first, last, gaps });
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
