import { exp, log } from "@sgd-basins/random";

/** Deficits below which a power is an exponential, which keeps what 1 − δ would round away. */
const SMALL = 0.5;

/** (1 − δ)^exponent, exponent a whole number. */
export function powerOf(deficit: number, exponent: number): number {
  if (Math.abs(deficit) < SMALL) return exp(-exponent * decayOf(deficit));
  let power = 1;
  for (let square = 1 - deficit, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}

/** −log(1 − δ), to its own accuracy where δ is small (Kahan). */
export function decayOf(deficit: number): number {
  const rest = 1 - deficit;
  if (!(rest > 0)) return Number.POSITIVE_INFINITY;
  return rest === 1 ? deficit : (-log(rest) * deficit) / (1 - rest);
}
