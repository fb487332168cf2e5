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
