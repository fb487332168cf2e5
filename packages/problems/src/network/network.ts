/**
 * A small neural network that fits data: component i is ½‖y(x; inputᵢ) − targetᵢ‖², the sum over the outputs, so that with one
 * output the loss is the mean of ½(residual)², as everywhere here. x are the network's parameters.
 *
 * With Jᵢ the outputs' gradients, C×d, component i's Hessian is JᵢᵀJᵢ + Σ_c residual_ic ∇²y_c: at a minimizer at which every
 * residual is zero it is JᵢᵀJᵢ, and the network is, locally, the paper's Problem 1.
 */
import { mirrorLowerInPlace } from "@sgd-basins/linalg";
import { type RowHessians, reducedRowHessians, rowHessians } from "@sgd-basins/theory";
import type { Minimizer, Problem } from "../problem.ts";
import { uniformWeights } from "../weights.ts";
import { passesOf } from "./passes.ts";
import { type NetworkShape, parameterCount } from "./shape.ts";

/** What a network is to fit. */
export interface NetworkData {
  /** N. */
  readonly count: number;
  /** N×inputs, row by row. */
  readonly inputs: Float64Array;
  /** N×C, row by row. */
  readonly targets: Float64Array;
}

export interface Network extends Problem {
  readonly shape: NetworkShape;
  /** out[iC + c] = y_c(x; inputᵢ) − target_ic, NC of them. */
  readonly residuals: (x: Float64Array, out: Float64Array) => void;
  /** out = J, NC×d: row iC + c is ∇y_c(x; inputᵢ). */
  readonly jacobian: (x: Float64Array, out: Float64Array) => void;
  /** What `hessiansAt` gives, in coordinates of what the outputs' gradients span: all that theory needs, at a fraction of the time. */
  readonly reducedHessiansAt: (x: Float64Array) => RowHessians;
  /** out = ∇²fᵢ(x), d×d, both triangles: the whole Hessian, by second derivatives; O(d²) operations. */
  readonly componentHessian: (i: number, x: Float64Array, out: Float64Array) => void;
}

/**
 * The network's loss on data, all rows of equal weight, without constraints. `hessiansAt` gives the Gauss–Newton part JᵢᵀJᵢ:
 * see {@link gaussNewtonGap} for what it leaves out.
 *
 * @param minimizers - those that are known, such as training finds
 * @throws RangeError if the data do not fit the shape
 */
export function network(shape: NetworkShape, data: NetworkData, minimizers: readonly Minimizer[] = []): Network {
  const { count: n, inputs, targets } = data;
  const d = parameterCount(shape);
  const outputs = shape.outputs;
  if (!(Number.isInteger(n) && n > 0 && inputs.length === n * shape.inputs && targets.length === n * outputs)) {
    const found = `found ${inputs.length} and ${targets.length}`;
    throw new RangeError(
      `${n} rows for this network have ${n * shape.inputs} inputs and ${n * outputs} targets, ${found}`,
    );
  }
  const weights = uniformWeights(n);
  const { forward, addGradient, addHessianProduct } = passesOf(shape);
  const rows = Array.from({ length: n }, (_, i) => inputs.subarray(i * shape.inputs, (i + 1) * shape.inputs));
  const residual = new Float64Array(outputs);
  const fillResidual = (i: number, x: Float64Array): void => {
    const y = forward(x, rows[i]);
    for (let c = 0; c < outputs; c++) residual[c] = y[c] - targets[i * outputs + c];
  };
  const jacobian = (x: Float64Array, out: Float64Array): void => {
    const seed = new Float64Array(outputs);
    out.fill(0);
    for (let i = 0; i < n; i++) {
      forward(x, rows[i]);
      for (let c = 0; c < outputs; c++) {
        seed.fill(0);
        seed[c] = 1;
        addGradient(x, seed, out, (i * outputs + c) * d);
      }
    }
  };
  const jacobianAt = (x: Float64Array): Float64Array => {
    const out = new Float64Array(n * outputs * d);
    jacobian(x, out);
    return out;
  };

  return {
    shape,
    dimension: d,
    components: n,
    weights,
    box: null,
    minimizers,
    componentValue(i, x) {
      fillResidual(i, x);
      return 0.5 * residual.reduce((sum, entry) => sum + entry * entry, 0);
    },
    addComponentGradient(i, x, out) {
      fillResidual(i, x);
      addGradient(x, residual, out, 0);
    },
    hessiansAt: (x) => rowHessians(d, weights, jacobianAt(x), outputs),
    reducedHessiansAt: (x) => reducedRowHessians(d, weights, jacobianAt(x), outputs),
    gradient(x, out) {
      out.fill(0);
      for (let i = 0; i < n; i++) {
        fillResidual(i, x);
        for (let c = 0; c < outputs; c++) residual[c] *= weights[i];
        addGradient(x, residual, out, 0);
      }
    },
    residuals(x, out) {
      for (let i = 0; i < n; i++) {
        fillResidual(i, x);
        out.set(residual, i * outputs);
      }
    },
    jacobian,
    componentHessian(i, x, out) {
      fillResidual(i, x);
      const direction = new Float64Array(d);
      out.fill(0);
      for (let j = 0; j < d; j++) {
        direction[j] = 1;
        addHessianProduct(x, residual, direction, out, j * d);
        direction[j] = 0;
      }
      mirrorLowerInPlace(d, out);
    },
  };
}
