import type { BatchSize, Sampling } from "@sgd-basins/random";
import type { Bound, EnclosedBound } from "@sgd-basins/theory";
import { provenBounds } from "../solved/userBounds.ts";
import { type Basin, sourceOf } from "./basin.ts";
import { batchSizeOf } from "./inputs.ts";
import { type Checks, checked, ofSampling } from "./options.ts";

/** How the components of a batch are drawn. */
export interface SamplingOption {
  /** How a batch is drawn; default with replacement. Without, at most N components, of equal weight. */
  readonly sampling?: Sampling | undefined;
}

const checks: Checks<SamplingOption> = { sampling: ofSampling };

/** The learning rates that are proven, in units of one over curvature; each applies, or says why not. */
export interface BatchThresholds {
  /** k, or `"inf"` for gradient descent. */
  readonly batchSize: BatchSize;
  /** Below it the expected gap shrinks in every step: Patel (2017), Theorem 17. */
  readonly convergence: Bound;
  /** Below it the mean square is stable, above it is not; within `enclosure`. Mulayoff and Michaeli (2024). */
  readonly meanSquare: EnclosedBound;
  /** Above it the expected gap grows in every step: Patel (2017), Theorem 16. */
  readonly divergence: Bound;
}

/**
 * The learning rates that theory proves something of at a minimum, for a batch size, ascending: convergence, mean square,
 * divergence. Single runs return up to `almostSure`, at least the second; it is a function of its own because it may have to be
 * estimated by simulation, for seconds, and these three are not.
 *
 * @param basin - what `fromRows`, `fromHessians`, `fromJacobian` or a reader gave
 * @param batchSize - k, or `"inf"` or `Infinity` for gradient descent
 * @param options - how batches are drawn
 * @returns three learning rates, in units of one over curvature, or why there is none
 * @throws InputError if an argument breaks its rule, or double precision does not do
 * @example
 * ```ts
 * import { fromHessians, rateOf, thresholds } from "sgd-basins";
 *
 * const basin = fromHessians([[[1]], [[3]]]);
 * rateOf(thresholds(basin, 1).meanSquare); // ≈ 0.8
 * rateOf(thresholds(basin, "inf").meanSquare); // ≈ 1
 * ```
 */
export function thresholds(basin: Basin, batchSize: BatchSize, options: SamplingOption = {}): BatchThresholds {
  const { sampling } = checked(options, checks, "thresholds");
  const user = sourceOf(basin, sampling ?? "with-replacement");
  return provenBounds(user.name, user, batchSizeOf(batchSize, "thresholds", "batchSize"));
}
