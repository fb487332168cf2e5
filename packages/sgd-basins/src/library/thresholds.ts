import type { BatchSize, Sampling } from "@sgd-basins/random";
import type { AlmostSureBound, Bound, EnclosedBound } from "@sgd-basins/theory";
import { type Effort, effortOf, userBounds } from "../solved/userBounds.ts";
import { type Basin, sourceOf } from "./basin.ts";
import { batchSizeOf, positiveOf, samplingOf } from "./inputs.ts";

export interface ThresholdOptions {
  /** How a batch is drawn; default with replacement. Without, at most N components, of equal weight. */
  readonly sampling?: Sampling;
  /** Relative half-width of the almost-sure limit's 95 % interval, where it is estimated; default 0.02. */
  readonly precision?: number;
  /** Work for that limit, chain steps times components in a batch times rank; default 5e7. It may end before the precision is reached. */
  readonly budget?: number;
}

/** The learning rates that theory names, in the problem's units; each applies, or says why not. */
export interface BatchThresholds {
  readonly batchSize: BatchSize;
  /** Below it the expected gap shrinks in every step: Patel (2017), Theorem 17. */
  readonly convergence: Bound;
  /** Below it the mean square is stable, above it is not: Mulayoff and Michaeli (2024). */
  readonly meanSquare: Bound | EnclosedBound;
  /** Below it runs return with probability one: Ziyin et al. (2023), Chemnitz and Engel (2024). */
  readonly almostSure: AlmostSureBound;
  /** Above it the expected gap grows in every step: Patel (2017), Theorem 16. */
  readonly divergence: Bound;
}

/**
 * The learning rates that theory names at a minimum, for a batch size.
 *
 * @param batchSize - k, or `"inf"` for gradient descent
 * @throws InputError if an argument breaks its rule, or double precision does not do
 * @example
 * ```ts
 * import { fromHessians, rateOf, thresholds } from "sgd-basins";
 *
 * const basin = fromHessians([[[1]], [[3]]]);
 * const { meanSquare, almostSure } = thresholds(basin, 1);
 * rateOf(meanSquare); // ≈ 0.8
 * rateOf(almostSure); // ≈ 1.3333333333333333
 * ```
 */
export function thresholds(basin: Basin, batchSize: BatchSize, options: ThresholdOptions = {}): BatchThresholds {
  const user = sourceOf(basin, samplingOf(options.sampling, "thresholds"));
  batchSizeOf(batchSize, "thresholds", "batchSize");
  return userBounds(user.name, user, batchSize, checkedEffort(options, "thresholds"));
}

export function checkedEffort(options: ThresholdOptions, name: string): Effort {
  const effort = effortOf(options);
  positiveOf(effort.precision, name, "precision");
  positiveOf(effort.budget, name, "budget");
  return effort;
}
