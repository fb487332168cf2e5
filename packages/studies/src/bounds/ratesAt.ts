import type { BatchSize } from "@sgd-basins/random";
import { type CellThresholds, cellThresholdsSchema } from "@sgd-basins/report";
import { type LocalTheory, rateOf, thresholds } from "@sgd-basins/theory";

/**
 * The thresholds of a minimizer as artefacts hold them.
 *
 * @throws Error if one of them does not apply
 */
export function ratesAt(theory: LocalTheory, batchSize: BatchSize): CellThresholds {
  const bounds = Object.entries(thresholds(theory, batchSize));
  return cellThresholdsSchema.parse(Object.fromEntries(bounds.map(([key, bound]) => [key, rateOf(bound)])));
}
