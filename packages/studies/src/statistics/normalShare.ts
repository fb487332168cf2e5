import { exp } from "@sgd-basins/random";

/** Φ(z), the probability that a standard normal lies below z, within 7.5e-8: Abramowitz and Stegun 26.2.17. */
export function normalShare(z: number): number {
  if (z < 0) return 1 - normalShare(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (series * exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
