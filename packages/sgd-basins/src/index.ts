/**
 * At which learning rate and batch size does SGD leave this minimum?
 *
 * Learning rates, curvatures and distances are in the problem's own units.
 *
 * @packageDocumentation
 */

export type { Precision } from "@sgd-basins/problems";
export type { BatchSize, Sampling } from "@sgd-basins/random";
export {
  type AlmostSureBound,
  type Applicable,
  type Bound,
  type EnclosedBound,
  type Inapplicable,
  type RateInterval,
  rateOf,
} from "@sgd-basins/theory";
export { InputError } from "./failures.ts";
export { type AdviseOptions, advise, type BasinAdvice } from "./library/advise.ts";
export { type AlmostSureOptions, almostSure } from "./library/almostSure.ts";
export type { Basin } from "./library/basin.ts";
export { fromHessians, type HessiansOptions } from "./library/fromHessians.ts";
export { fromJacobian, type JacobianOptions } from "./library/fromJacobian.ts";
export { fromRows, type LossOption, type WeightsOption } from "./library/fromRows.ts";
export type { Numbers, Rows } from "./library/inputs.ts";
export { type BasinRuns, type SimulateOptions, simulate } from "./library/simulate.ts";
export { type BatchThresholds, type SamplingOption, thresholds } from "./library/thresholds.ts";
export type { BatchAdvice, NoAdvice, Recommendation } from "./solved/userAdvice.ts";
export type { Quantiles, RunGaps } from "./solved/userRuns.ts";
