/** Welch's test of equal means with unequal variances. */

/**
 * Two-sided p-value; 1 for equal means, 0 for two different constants. Each sample needs two values.
 */
export function welchPValue(x: readonly number[], y: readonly number[]): number {
  const [a, b] = [moments(x), moments(y)];
  const squareError = a.variance / x.length + b.variance / y.length;
  if (a.mean === b.mean) return 1;
  if (squareError === 0) return 0;
  const t = (a.mean - b.mean) / Math.sqrt(squareError);
  const part = (variance: number, n: number): number => ((variance / n) * (variance / n)) / (n - 1);
  const degrees = (squareError * squareError) / (part(a.variance, x.length) + part(b.variance, y.length));
  return studentTail(t, degrees);
}

function moments(x: readonly number[]): { mean: number; variance: number } {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const variance = x.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (x.length - 1);
  return { mean, variance };
}

/** P(|T| > |t|) of Student's t: the regularised incomplete beta function at ν/(ν + t²). Abramowitz and Stegun, 26.7.1. */
export function studentTail(t: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** I_x(a, b) by its continued fraction, from the side where it converges. Abramowitz and Stegun, 26.5.8. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  // Lentz's method.
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return front * fraction;
}

/** ln Γ(z), z > 0: Stirling's series after shifting z up. Abramowitz and Stegun, 6.1.41. */
function logGamma(z: number): number {
  let shift = 0;
  let w = z;
  for (; w < 10; w++) shift += Math.log(w);
  const v = 1 / (w * w);
  const series = (1 / 12 - v * (1 / 360 - v * (1 / 1260 - v * (1 / 1680 - v / 1188)))) / w;
  return (w - 0.5) * Math.log(w) - w + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
