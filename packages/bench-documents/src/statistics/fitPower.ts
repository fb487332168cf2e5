/** y ≈ c xᵇ, fitted by least squares to ln y = ln c + b ln x. Times are no artefacts, so `Math.log` will do. */

export interface PowerFit {
  readonly exponent: number;
  /** Standard error of the exponent from the residuals, with n − 2 degrees of freedom; null for two points. */
  readonly standardError: number | null;
  /** c, where x = 1. */
  readonly coefficient: number;
}

/** Throws RangeError unless there are two different x, and as many y, all positive. */
export function fitPower(x: readonly number[], y: readonly number[]): PowerFit {
  if (x.length !== y.length || ![...x, ...y].every((value) => value > 0)) {
    throw new RangeError("a power fit needs as many x as y, all positive");
  }
  const n = x.length;
  const a = x.map(Math.log);
  const b = y.map(Math.log);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  const spread = a.reduce((sum, value) => sum + (value - meanA) * (value - meanA), 0);
  if (!(spread > 0)) throw new RangeError("a power fit needs two different x");
  const exponent = a.reduce((sum, value, i) => sum + (value - meanA) * (b[i] - meanB), 0) / spread;
  const residual = a.reduce((sum, value, i) => {
    const miss = b[i] - meanB - exponent * (value - meanA);
    return sum + miss * miss;
  }, 0);
  return {
    exponent,
    standardError: n > 2 ? Math.sqrt(residual / (n - 2) / spread) : null,
    coefficient: Math.exp(meanB - exponent * meanA),
  };
}
