import { checkedWeights } from "@sgd-basins/problems";
import { InputError } from "../failures.ts";
import { type LossName, lossNames } from "../solved/losses.ts";
import { leastSquaresForm } from "../solved/problemForms.ts";
import { solveRows } from "../solved/solveProblem.ts";
import { withinRange } from "../solved/withinRange.ts";
import { type Basin, basinOf } from "./basin.ts";
import { type Numbers, numbersOf, type Rows, rowsOf } from "./inputs.ts";
import { type Checks, checked, oneOf, sized } from "./options.ts";

/** How much each component counts in the mean loss. */
export interface WeightsOption {
  /** pᵢ, any positive numbers, N of them; they are divided by their sum. Equal if they are not given. */
  readonly weights?: Numbers | undefined;
}

/**
 * What the loss is the mean of; curvatures, gaps and learning rates are this loss's. Of C outputs `"squared"` has 2/C times the
 * curvatures and gaps of `"half-squared"`, and C/2 times its learning rates: half of them where there is one output.
 */
export interface LossOption {
  /** ½(residual)², the default, or (residual)² as in PyTorch and Keras, over the outputs too. */
  readonly loss?: LossName | undefined;
}

const checks: Checks<WeightsOption & LossOption> = { weights: sized, loss: oneOf(lossNames) };

/**
 * The minimum of least squares, fᵢ(β) = ½(xᵢ'β − yᵢ)². No intercept is added: a constant column acts as one.
 *
 * @param rows - xᵢ: N rows of d numbers, or N·d numbers in one typed array
 * @param targets - yᵢ, N of them
 * @param options - the weights, and which loss is meant: the mean of (residual)², `"squared"`, has learning rates half as large
 * @returns the basin of β*, in the units of rows and targets
 * @throws InputError naming the place and the rule: a number that is not finite, a row of another length, a weight that is not
 *   positive, or data that double precision does not do
 * @example
 * ```ts
 * import { fromRows } from "sgd-basins";
 *
 * const basin = fromRows([[1, 0], [0, 2], [1, 2]], [1, 4, 5]);
 * basin.minimizer; // → [1, 2]
 * basin.rank; // → 2
 * ```
 */
export function fromRows(rows: Rows, targets: Numbers, options: WeightsOption & LossOption = {}): Basin {
  const { weights, loss } = checked(options, checks, "fromRows");
  const y = numbersOf(targets, "fromRows", "targets");
  const isFlat = rows instanceof Float64Array || rows instanceof Float32Array;
  const { count, columns, data } = rowsOf(rows, "fromRows", "rows", isFlat ? rows.length / y.length : undefined);
  if (count !== y.length) throw new InputError("fromRows", "targets", `must have length ${count}, has ${y.length}`);
  const x = Float64Array.from(data);
  if (x.every((entry) => entry === 0)) throw new InputError("fromRows", "rows", "must not all be zero");
  const names = Array.from({ length: columns }, (_, j) => String(j));
  const parameters = {
    dimension: columns,
    weights: weightsOf(weights, count, "fromRows"),
    rows: x,
    targets: y,
    columns: names,
  };
  const form = leastSquaresForm({ ...parameters, steps: [], standardized: null });
  return withinRange("fromRows", form.subject, () =>
    basinOf(
      solveRows(parameters, null, () => {}),
      form,
      "fromRows",
      loss,
    ),
  );
}

export function weightsOf(weights: Numbers | undefined, count: number, name: string): Float64Array {
  const given = weights === undefined ? undefined : Array.from(numbersOf(weights, name, "weights"));
  return checkedWeights(given, count, (place, rule) => {
    throw new InputError(name, place, rule);
  });
}
