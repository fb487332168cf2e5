import type { CellThresholds } from "@sgd-basins/report";
import { type BatchSize, type Bound, type LocalGeometry, rateOf, theorem16, theorem17 } from "@sgd-basins/theory";

/** What the thresholds of a minimizer are computed from: its geometry, and the exact limit for a batch size. */
export interface MinimizerTheory {
  readonly geometry: LocalGeometry;
  readonly limitAt: (batchSize: BatchSize) => Bound;
}

/** @throws Error if one of them does not apply */
export function thresholdsAt({ geometry, limitAt }: MinimizerTheory, batchSize: BatchSize): CellThresholds {
  return {
    convergence: rateOf(theorem17(geometry, batchSize)),
    meanSquare: rateOf(limitAt(batchSize)),
    divergence: rateOf(theorem16(geometry, batchSize)),
  };
}
