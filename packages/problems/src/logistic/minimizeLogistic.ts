import { applyRangeInverse, doubleDoubles, rowRange } from "@sgd-basins/linalg";
import { weightedRows } from "../leastSquares/weightedRows.ts";
import { objective } from "../problem.ts";
import type { LogisticRegression } from "./logisticRegression.ts";

/** Where the loss is least. */
export interface LogisticMinimum {
  readonly point: Float64Array;
  /** f there. */
  readonly loss: number;
  /** ‖∇f‖ there: what rounding left of it. */
  readonly gradient: number;
}

const MOST_STEPS = 100;
/** A Newton step so short beside the point is rounding. */
const SETTLED = 1e-12;
/** By which the loss may seem to rise, relative. */
const ROUNDING = 1e-14;

/**
 * The minimizer of logistic regression by Newton's method from 0, each step halved until the loss does not rise.
 *
 * Where a hyperplane separates the labels there is none: the gradient goes to zero while β goes to infinity. That there is one is
 * checked at the point found. The gradient is −Σ cᵢyᵢxᵢ with all cᵢ positive; if changes of the cᵢ smaller than these take it to
 * zero, no β has yᵢxᵢ'β ≥ 0 for all i and > 0 for some, by Stiemke's theorem of the alternative.
 *
 * @throws RangeError if the steps do not settle, or the check fails
 */
export function minimizeLogistic(problem: LogisticRegression): LogisticMinimum {
  const { dimension: d, weights, rows } = problem.data;
  let point = new Float64Array(d);
  let loss = objective(problem, point);
  const gradient = new Float64Array(d);
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    problem.gradient(point, gradient);
    const step = solve(d, weights, problem.hessianRows(point), gradient);
    if (norm(step) <= SETTLED * norm(point)) {
      // As good a point as any, and the error of Newton's steps is squared in each.
      point = point.map((entry, j) => entry - step[j]);
      problem.gradient(point, gradient);
      const change = solve(d, weights, rows, gradient);
      const isPositive = problem.slopes(point).every((slope, i) => {
        const own = change.reduce((sum, entry, j) => sum + entry * rows[i * d + j], 0);
        return Math.abs(own) < Math.abs(slope) / 2;
      });
      if (!isPositive) break;
      return { point, loss: objective(problem, point), gradient: norm(gradient) };
    }
    for (let share = 1; share > SETTLED; share /= 2) {
      const next = point.map((entry, j) => entry - share * step[j]);
      const lower = objective(problem, next);
      if (lower > loss * (1 + ROUNDING)) continue;
      [point, loss] = [next, lower];
      break;
    }
  }
  throw new RangeError("logistic regression: no minimizer was found; a hyperplane may separate the labels");
}

/** (Σ wᵢxᵢxᵢ')⁻¹g. */
function solve(dimension: number, weights: Float64Array, rows: Float64Array, g: Float64Array): Float64Array {
  const { data, unit } = weightedRows({ dimension, weights, rows });
  const right = doubleDoubles(dimension);
  right.hi.set(g);
  return applyRangeInverse(rowRange(data), right).hi.map((entry) => entry / (unit * unit));
}

function norm(x: Float64Array): number {
  return Math.sqrt(x.reduce((sum, entry) => sum + entry * entry, 0));
}
