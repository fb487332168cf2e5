/** Distance from |x| to the next double away from zero. */
export function ulp(x: number): number {
  const float = Float64Array.of(Math.abs(x));
  const bits = new BigUint64Array(float.buffer);
  bits[0] += 1n;
  return float[0] - Math.abs(x);
}

/** Error of `computed` in ulps, the exact value lying `offset` ulps above its nearest double. */
export function ulpError(computed: number, nearest: number, offset: number): number {
  return Math.abs((computed - nearest) / ulp(nearest) - offset);
}
