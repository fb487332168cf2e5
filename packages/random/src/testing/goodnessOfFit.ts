/** Five standard errors of a normal variable are exceeded with this probability, both sides together. */
const FIVE_SIGMA = 5.7e-7;

/**
 * √n sup |F_n − F|, and the bound it exceeds with probability FIVE_SIGMA: 2 exp(−2x²) is the limit law's tail
 * (Kolmogorov 1933), and for finite n an upper bound (Massart 1990).
 */
export function kolmogorovSmirnov(sample: Float64Array, distribution: (x: number) => number): number {
  const sorted = sample.slice().sort();
  const n = sorted.length;
  let worst = 0;
  for (let i = 0; i < n; i++) {
    const probability = distribution(sorted[i]);
    worst = Math.max(worst, probability - i / n, (i + 1) / n - probability);
  }
  return Math.sqrt(n) * worst;
}

export const KOLMOGOROV_BOUND = Math.sqrt(Math.log(2 / FIVE_SIGMA) / 2);

/** Pearson's Σ (observed − expected)² / expected, in standard deviations √(2 df) above its mean df = cells − 1. */
export function chiSquareDeviation(observed: ArrayLike<number>, expected: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < observed.length; i++) {
    const difference = observed[i] - expected[i];
    sum += (difference * difference) / expected[i];
  }
  const degrees = observed.length - 1;
  return (sum - degrees) / Math.sqrt(2 * degrees);
}

/** The standard normal distribution function for |x| < 7 (Marsaglia, "Evaluating the normal distribution", 2004). */
export function normalDistribution(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.9189385332046727);
}
