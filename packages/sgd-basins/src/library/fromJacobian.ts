import { checkGradients, type Precision, precisions } from "@sgd-basins/problems";
import { InputError } from "../failures.ts";
import { lossNames } from "../solved/losses.ts";
import { jacobianForm } from "../solved/problemForms.ts";
import { solveJacobian } from "../solved/solveJacobian.ts";
import { withinRange } from "../solved/withinRange.ts";
import { type Basin, basinOf } from "./basin.ts";
import type { LossOption } from "./fromRows.ts";
import { type Rows, rowsOf, wholeNumberOf } from "./inputs.ts";
import { type Check, type Checks, checked, oneOf } from "./options.ts";

const NAME = "fromJacobian";

/** The shape of the gradients, and which loss is meant. */
export interface JacobianOptions extends LossOption {
  /** C, the outputs for each sample, whose gradients follow each other; default 1. */
  readonly outputs?: number | undefined;
  /** d, which rows in one typed array do not say themselves. */
  readonly dimension?: number | undefined;
  /** What the numbers were rounded to; default `"float32"` of Float32Arrays, `"float64"` of others. */
  readonly precision?: Precision | undefined;
}

const count: Check = (value, name, place) => wholeNumberOf(value, name, place, 1);
const checks: Checks<JacobianOptions> = {
  outputs: count,
  dimension: count,
  precision: oneOf(precisions),
  loss: oneOf(lossNames),
};
const arrays = { float32: Float32Array, float64: Float64Array };

/**
 * The minimum of a model with squared loss that fits every sample, by the gradients of its outputs there: Qᵢ = JᵢᵀJᵢ, without
 * weights.
 *
 * @param rows - N·C gradients of d numbers, sample by sample; in single precision if they are Float32Arrays. The smaller of N·C
 *   and d is at most 2,000
 * @param options - outputs a sample, C, parameters, precision, and which loss is meant: `"squared"`, the mean over samples and outputs, has
 *   learning rates C/2 times as large
 * @returns the basin, whose `minimizer` is null: it is the caller's own
 * @throws InputError naming the place and the rule
 * @example
 * ```ts
 * import { fromJacobian, thresholds } from "sgd-basins";
 *
 * const net = fromJacobian([[1, 0, 2], [0, 1, 1]]);
 * net.rank; // → 2
 * thresholds(net, 1).convergence.applies; // → true
 * ```
 */
export function fromJacobian(rows: Rows, options: JacobianOptions = {}): Basin {
  const { outputs = 1, dimension, precision, loss } = checked(options, checks, NAME);
  const refuse = (rule: string): never => {
    throw new InputError(NAME, "rows", rule);
  };
  const { count, columns, data } = rowsOf(rows, NAME, "rows", dimension);
  if (count % outputs !== 0) refuse(`has ${count} gradients, which are not ${outputs} a sample`);
  if (data.every((entry) => entry === 0)) refuse("must not all be zero");
  checkGradients(count, columns, `is (${count}, ${columns})`, refuse);
  const jacobian = {
    components: count / outputs,
    outputs,
    dimension: columns,
    rows: precision === undefined ? data : new arrays[precision](data),
  };
  const form = jacobianForm(jacobian, false);
  return withinRange(NAME, form.subject, () =>
    basinOf(
      solveJacobian(jacobian, null, null, () => {}),
      form,
      NAME,
      loss,
    ),
  );
}
