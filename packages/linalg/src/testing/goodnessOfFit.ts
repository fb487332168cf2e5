/** Kolmogorov–Smirnov statistics. */

/** 2 exp(−2x²) = 5.7e-7, the probability of five standard errors. */
export const KOLMOGOROV_BOUND = 2.744;

/** √n sup |F_n − F|. */
export function kolmogorovSmirnov(sample: readonly number[], distribution: (x: number) => number): number {
  const sorted = Float64Array.from(sample).sort();
  const n = sorted.length;
  let worst = 0;
  for (let i = 0; i < n; i++) {
    const probability = distribution(sorted[i]);
    worst = Math.max(worst, probability - i / n, (i + 1) / n - probability);
  }
  return Math.sqrt(n) * worst;
}

/** √(mn / (m + n)) sup |F_m − G_n|. */
export function twoSampleKolmogorovSmirnov(first: readonly number[], second: readonly number[]): number {
  const x = Float64Array.from(first).sort();
  const y = Float64Array.from(second).sort();
  let worst = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (x[i] <= y[j]) i++;
    else j++;
    worst = Math.max(worst, Math.abs(i / x.length - j / y.length));
  }
  return Math.sqrt((x.length * y.length) / (x.length + y.length)) * worst;
}
