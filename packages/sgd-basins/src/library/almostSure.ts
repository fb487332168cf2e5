import type { BatchSize } from "@sgd-basins/random";
import type { AlmostSureBound } from "@sgd-basins/theory";
import { effortOf, userBounds } from "../solved/userBounds.ts";
import { type Basin, sourceOf } from "./basin.ts";
import { batchSizeOf, positiveOf } from "./inputs.ts";
import { type Checks, checked, ofSampling } from "./options.ts";
import type { SamplingOption } from "./thresholds.ts";

/** How batches are drawn, and how much an estimate may take. */
export interface AlmostSureOptions extends SamplingOption {
  /** Relative half-width of the 95 % interval, where the limit is estimated; default 0.02. */
  readonly precision?: number | undefined;
  /** Work, chain steps times components in a batch times rank; default 5e7. It may end before the precision is reached. */
  readonly budget?: number | undefined;
}

const checks: Checks<AlmostSureOptions> = { sampling: ofSampling, precision: positiveOf, budget: positiveOf };

/**
 * The learning rate below which single runs return to a minimum with probability one: Ziyin et al. (2023), Chemnitz and Engel
 * (2024). Exact where one column, or one component at a time with diagonal Hessians, allows it; else estimated, which takes up to
 * seconds, with a 95 % interval. That is why it stands apart from `thresholds`, which need no simulation.
 *
 * @param basin - what `fromRows`, `fromHessians`, `fromJacobian` or a reader gave
 * @param batchSize - k, or `"inf"` or `Infinity` for gradient descent
 * @param options - how batches are drawn, and the effort of an estimate
 * @returns a learning rate in units of one over curvature, with its interval; it does not apply where nothing curves, or runs
 *   return at every rate
 * @throws InputError if an argument breaks its rule, or double precision does not do
 * @example
 * ```ts
 * import { almostSure, fromHessians, rateOf } from "sgd-basins";
 *
 * const basin = fromHessians([[[1]], [[3]]]);
 * rateOf(almostSure(basin, 1)); // ≈ 1.3333333333333333
 * ```
 */
export function almostSure(basin: Basin, batchSize: BatchSize, options: AlmostSureOptions = {}): AlmostSureBound {
  const name = "almostSure";
  const { sampling = "with-replacement", ...effort } = checked(options, checks, name);
  const user = sourceOf(basin, sampling);
  return userBounds(user.name, user, batchSizeOf(batchSize, name, "batchSize"), effortOf(effort)).almostSure;
}
