import { cholesky, multiplyVector, NotPositiveDefiniteError, symmetricRankUpdate, transpose } from "@sgd-basins/linalg";
import type { Network } from "./network.ts";

/** Where the way down ended. */
export interface Bottom {
  readonly point: Float64Array;
  /** f there, the mean of ½‖residual‖². */
  readonly loss: number;
  /** Whether the loss is below the goal. */
  readonly reached: boolean;
  /** Steps that were tried. */
  readonly steps: number;
}

/** A loss that is rounding: residuals of 1e-13. */
const INTERPOLATED = 1e-26;
const MOST_STEPS = 1000;
/** First damping, as a share of the largest diagonal entry. */
const FIRST_DAMPING = 1e-3;

/**
 * The minimum at the bottom of the valley that a point lies in, by Levenberg–Marquardt steps: x ← x − Jᵀ(JJᵀ + μI)⁻¹r, which is
 * −(JᵀJ + μI)⁻¹Jᵀr, in whichever form has the smaller matrix, with the damping μ ruled by what steps gain (Madsen, Nielsen,
 * Tingleff, "Methods for non-linear least squares problems", 2004, algorithm 3.16). Deterministic.
 *
 * @param goal - below which the loss is to fall
 * @returns the last point, and whether it reached the goal; a start at which the loss is not finite is returned as it is
 */
export function levenbergMarquardt(network: Network, start: Float64Array, goal: number = INTERPOLATED): Bottom {
  const { dimension: d, components } = network;
  const m = components * network.shape.outputs;
  const solve = solver(m, d);
  const lossOf = (residuals: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < m; i++) sum += residuals[i] * residuals[i];
    return sum / (2 * components);
  };
  const point = start.slice();
  const next = new Float64Array(d);
  const step = new Float64Array(d);
  const gradient = new Float64Array(d);
  const jacobian = new Float64Array(m * d);
  const residuals = new Float64Array(m);
  const nextResiduals = new Float64Array(m);
  network.residuals(point, residuals);
  let loss = lossOf(residuals);
  let steps = 0;
  let damping = 0;
  let raise = 2;
  for (let moved = true; loss >= goal && loss < Number.POSITIVE_INFINITY && steps < MOST_STEPS; steps++) {
    if (moved) {
      network.jacobian(point, jacobian);
      solve.take(jacobian, residuals, gradient);
      if (steps === 0) damping = FIRST_DAMPING * solve.largestDiagonal();
    }
    moved = false;
    if (solve.step(damping, step)) {
      let predicted = 0;
      for (let j = 0; j < d; j++) {
        next[j] = point[j] - step[j];
        predicted += step[j] * (damping * step[j] + gradient[j]);
      }
      network.residuals(next, nextResiduals);
      const nextLoss = lossOf(nextResiduals);
      if (nextLoss < loss) {
        const gain = (2 * components * (loss - nextLoss)) / predicted;
        const turn = 2 * gain - 1;
        damping *= Math.max(1 / 3, 1 - turn * turn * turn);
        raise = 2;
        loss = nextLoss;
        point.set(next);
        residuals.set(nextResiduals);
        moved = true;
      }
    }
    if (!moved) {
      damping *= raise;
      raise *= 2;
    }
  }
  return { point, loss, reached: loss < goal, steps };
}

interface Solver {
  /** Takes J and r, and writes Jᵀr. */
  readonly take: (jacobian: Float64Array, residuals: Float64Array, gradient: Float64Array) => void;
  readonly largestDiagonal: () => number;
  /** out = (JᵀJ + μI)⁻¹Jᵀr; false where that matrix is not positive definite to rounding. */
  readonly step: (damping: number, out: Float64Array) => boolean;
}

/** Of J, m×d. */
function solver(m: number, d: number): Solver {
  const byRows = d > m;
  const n = Math.min(m, d);
  const transposed = new Float64Array(d * m);
  const products = new Float64Array(n * n);
  const factor = new Float64Array(n * n);
  const right = new Float64Array(n);
  const solution = new Float64Array(n);
  return {
    take(jacobian, residuals, gradient) {
      transpose(m, d, jacobian, transposed);
      multiplyVector(d, m, transposed, residuals, gradient);
      products.fill(0);
      if (byRows) symmetricRankUpdate(m, d, 1, transposed, products);
      else symmetricRankUpdate(d, m, 1, jacobian, products);
      right.set(byRows ? residuals : gradient);
    },
    largestDiagonal() {
      let largest = 0;
      for (let j = 0; j < n; j++) largest = Math.max(largest, products[j * n + j]);
      return largest;
    },
    step(damping, out) {
      factor.set(products);
      for (let j = 0; j < n; j++) factor[j * n + j] += damping;
      try {
        cholesky(n, factor, factor);
      } catch (error) {
        if (error instanceof NotPositiveDefiniteError) return false;
        throw error;
      }
      solution.set(right);
      substitute(n, factor, solution);
      if (byRows) multiplyVector(d, m, transposed, solution, out);
      else out.set(solution);
      return true;
    },
  };
}

/** x ← (LL')⁻¹x. */
function substitute(n: number, lower: Float64Array, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = x[i];
    for (let j = 0; j < i; j++) sum -= lower[i * n + j] * x[j];
    x[i] = sum / lower[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i];
    for (let j = i + 1; j < n; j++) sum -= lower[j * n + i] * x[j];
    x[i] = sum / lower[i * n + i];
  }
}
