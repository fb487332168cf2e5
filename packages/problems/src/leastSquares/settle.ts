import { addMultiple, type DoubleDoubles, doubleDoubles, LinearAlgebraError, setEntry } from "@sgd-basins/linalg";

/** Each correction takes away all but a part in 10⁶, and more where the range is known to twice the precision. */
const MOST_CORRECTIONS = 12;
/** A correction of this share of what it corrects is rounding. */
const SETTLED = 1e-28;
/** An entry that corrections still move by more than this share of itself is not known, */
const KNOWN = 1e-9;
/** and is zero if this share of the largest contribution is all that it comes to. */
const NOTHING = 1e-9;

/**
 * Corrects β until only rounding moves it.
 *
 * @param sizes - by which an entry is multiplied to see what it contributes, such as the lengths of the columns
 * @param largest - a contribution that counts as one beside those of β
 * @param correct - what to add to β
 * @throws LinearAlgebraError if an entry does not settle
 */
export function settle(
  sizes: Float64Array,
  largest: number,
  correct: (solution: DoubleDoubles) => DoubleDoubles,
): DoubleDoubles {
  const d = sizes.length;
  const solution = doubleDoubles(d);
  let correction = doubleDoubles(d);
  for (let pass = 0, open = true; open && pass < MOST_CORRECTIONS; pass++) {
    correction = correct(solution);
    addMultiple(d, [1, 0], correction, 0, solution, 0);
    open = correction.hi.some((entry, j) => Math.abs(entry) > SETTLED * Math.abs(solution.hi[j]));
  }
  const contribution = (j: number): number => Math.abs(solution.hi[j]) * sizes[j];
  const most = sizes.reduce((max, _, j) => Math.max(max, contribution(j)), largest);
  for (let j = 0; j < d; j++) {
    if (Math.abs(correction.hi[j]) <= KNOWN * Math.abs(solution.hi[j])) continue;
    if (contribution(j) > NOTHING * most) {
      throw new LinearAlgebraError("settle", "minimizer", `entry ${j} does not settle at ${solution.hi[j]}`);
    }
    setEntry(solution, j, [0, 0]);
  }
  return solution;
}
