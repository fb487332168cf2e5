import { log } from "@sgd-basins/random";

/**
 * The number that Student's t with ν degrees of freedom exceeds with a small probability; to three digits from ν = 10 on and
 * probabilities down to 1e-6.
 *
 * The normal quantile is Hastings' (Abramowitz and Stegun 26.2.23, within 4.5e-4), the expansion in 1/ν their 26.7.5.
 */
export function studentQuantile(exceeded: number, degrees: number): number {
  const t = Math.sqrt(-2 * log(exceeded));
  const z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  const z2 = z * z;
  const first = (z * (z2 + 1)) / 4;
  const second = (z * (z2 * (5 * z2 + 16) + 3)) / 96;
  const third = (z * (z2 * (z2 * (3 * z2 + 19) + 17) - 15)) / 384;
  return z + (first + (second + third / degrees) / degrees) / degrees;
}
