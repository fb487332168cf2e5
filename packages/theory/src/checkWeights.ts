/**
 * What every function that takes weights checks of them: the formulas hold for probabilities only, and with any others give
 * numbers that look like answers.
 *
 * @throws RangeError unless there are `components` of them, none is negative, and they sum to one, to rounding
 */
export function checkWeights(weights: ArrayLike<number>, components: number): void {
  if (weights.length !== components) {
    throw new RangeError(`there must be a weight for each of ${components} components, found ${weights.length}`);
  }
  let sum = 0;
  for (let i = 0; i < components; i++) {
    if (!(weights[i] >= 0)) throw new RangeError(`weights must not be negative, found ${weights[i]} at ${i}`);
    sum += weights[i];
  }
  if (!(Math.abs(sum - 1) <= 2 * (components + 8) * Number.EPSILON)) {
    throw new RangeError(`weights must sum to one, found ${sum}`);
  }
}
