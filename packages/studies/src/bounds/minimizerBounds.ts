import type { BatchSize } from "@sgd-basins/random";
import type { GeometryRow } from "@sgd-basins/report";
import {
  type Bound,
  criticalBatchSize,
  type LocalGeometry,
  rateOrNull,
  theorem16,
  theorem17,
} from "@sgd-basins/theory";

/** The geometry of one minimizer of one model, and the bounds at every batch size that the tables ask for. */
export interface MinimizerBounds {
  readonly geometry: Omit<GeometryRow, "realisation">;
  /** Theorem 16's divergence bound and Theorem 17's convergence bound, by the name of the batch size. */
  readonly divergence: Readonly<Record<string, number | null>>;
  readonly convergence: Readonly<Record<string, number | null>>;
}

/**
 * @param batchSizes - named batch sizes for each theorem; null where the name stands for no batch size
 */
export function minimizerBounds(
  model: number,
  minimizer: string,
  geometry: LocalGeometry,
  batchSizes: {
    readonly divergence: Readonly<Record<string, BatchSize | null>>;
    readonly convergence: Readonly<Record<string, BatchSize | null>>;
  },
): MinimizerBounds {
  const evaluate = (theorem: (geometry: LocalGeometry, batchSize: BatchSize) => Bound, name: BatchSize | null) =>
    name === null ? null : rateOrNull(theorem(geometry, name));
  return {
    geometry: {
      model,
      minimizer,
      dimension: geometry.dimension,
      rank: geometry.rank,
      largestEigenvalue: geometry.eigenvalues[0],
      smallestEigenvalue: geometry.eigenvalues[geometry.rank - 1],
      gamma: geometry.gamma,
      s: geometry.s,
      t: geometry.t,
      criticalBatchSize: criticalBatchSize(geometry),
    },
    divergence: mapValues(batchSizes.divergence, (k) => evaluate(theorem16, k)),
    convergence: mapValues(batchSizes.convergence, (k) => evaluate(theorem17, k)),
  };
}

/**
 * Those of one minimizer among all of a draw.
 *
 * @throws Error if it has none
 */
export function boundsAt(draw: readonly MinimizerBounds[], model: number, minimizer: string): MinimizerBounds {
  const found = draw.find(({ geometry }) => geometry.model === model && geometry.minimizer === minimizer);
  if (found === undefined) throw new Error(`no bounds for Model ${model}, ${minimizer}`);
  return found;
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
