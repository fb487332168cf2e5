import { largestEntry, moderateUnit } from "@sgd-basins/linalg";
import type { Refuse } from "./problemFileError.ts";

/** p = 1/N, N times. */
export function uniformWeights(components: number): Float64Array {
  return new Float64Array(components).fill(1 / components);
}

/** Positive numbers divided by their sum, taken in order. */
export function normalizeWeights(weights: ArrayLike<number>): Float64Array {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i];
  const shares = new Float64Array(weights.length);
  for (let i = 0; i < shares.length; i++) shares[i] = weights[i] / sum;
  return shares;
}

/** Weights that somebody gives, any positive numbers, divided by their sum; 1/N if none are given. */
export function checkedWeights(
  weights: readonly number[] | undefined,
  components: number,
  refuse: Refuse,
): Float64Array {
  if (weights === undefined) return uniformWeights(components);
  if (weights.length !== components) {
    refuse("weights", `has length ${weights.length}, but there are ${components} components`);
  }
  const bad = weights.findIndex((weight) => !(weight > 0));
  if (bad >= 0) refuse(`weights[${bad}]`, `must be positive, is ${weights[bad]}`);
  // Their sum may be no double.
  const unit = moderateUnit(largestEntry(weights));
  const normalised = normalizeWeights(weights.map((weight) => weight / unit));
  const lost = normalised.findIndex((weight) => !(weight > 0));
  if (lost >= 0) refuse(`weights[${lost}]`, "is lost to rounding when the weights are divided by their sum");
  return normalised;
}
