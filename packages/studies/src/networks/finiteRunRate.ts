import { log } from "@sgd-basins/random";
import type { Batch, LocalTheory, LyapunovSettings } from "@sgd-basins/theory";
import { type GrowthRate, growthRates } from "./growthRates.ts";

/** How runs are to grow. */
export interface FiniteRun {
  /** T. */
  readonly steps: number;
  /** F. */
  readonly factor: number;
}

/**
 * The rate at which a typical run grows by the factor F in T steps: the first α at which λ(α)·T = log(F·√(d/r)), with λ the top
 * Lyapunov exponent on range(Q̄). Of a start in all d directions a share √(r/d) lies there, and the rest does not move.
 *
 * @throws RangeError as {@link growthRates}, unless F ≥ 1 and T ≥ 1
 */
export function finiteRunRate(
  theory: Pick<LocalTheory, "drawn" | "geometry" | "moment">,
  batch: Batch,
  run: FiniteRun,
  settings: LyapunovSettings = {},
): GrowthRate {
  return growthRates(theory, batch, [growthOf(theory, run)], settings)[0];
}

/**
 * λ that a run needs.
 *
 * @throws RangeError unless F ≥ 1 and T ≥ 1
 */
export function growthOf({ geometry }: Pick<LocalTheory, "geometry">, { steps, factor }: FiniteRun): number {
  if (!(factor >= 1 && steps >= 1)) {
    throw new RangeError(`a run needs a factor and steps of at least 1, got ${factor} and ${steps}`);
  }
  const { dimension, rank } = geometry;
  return log(factor * Math.sqrt(dimension / rank)) / steps;
}
