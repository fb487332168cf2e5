import type { BatchSize } from "@sgd-basins/random";
import type { CellThresholds } from "@sgd-basins/report";
import { type LocalTheory, rateOf, thresholds } from "@sgd-basins/theory";

/** The thresholds of a minimizer that are computed and not estimated. */
export type ExactRates = Omit<CellThresholds, "almostSure">;

/** @throws Error if one of them does not apply */
export function ratesAt(theory: LocalTheory, batchSize: BatchSize): ExactRates {
  const { convergence, meanSquare, divergence } = thresholds(theory, batchSize);
  return { convergence: rateOf(convergence), meanSquare: rateOf(meanSquare), divergence: rateOf(divergence) };
}
