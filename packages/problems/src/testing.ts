/** Finite-difference checks of a problem's derivatives, for this package's tests. */
import type { Problem } from "./problem.ts";

/** Largest deviation of component i's gradient at x from central differences of its value, relative to its size. */
export function gradientError(problem: Problem, i: number, x: Float64Array, step: number): number {
  const gradient = new Float64Array(problem.dimension);
  problem.addComponentGradient(i, x, gradient);
  const scale = Math.max(...gradient.map(Math.abs), 1e-300);
  return Math.max(
    ...Array.from(
      gradient,
      (slope, j) =>
        Math.abs(
          (problem.componentValue(i, shifted(x, j, step)) - problem.componentValue(i, shifted(x, j, -step))) /
            (2 * step) -
            slope,
        ) / scale,
    ),
  );
}

/** Largest deviation of component i's Hessian at x from central differences of its gradient, relative to its size. */
export function hessianError(problem: Problem, i: number, x: Float64Array, step: number): number {
  const d = problem.dimension;
  const diagonal = problem.hessianStructure === "diagonal";
  const hessian = new Float64Array(diagonal ? d : d * d);
  problem.componentHessian(i, x, hessian);
  const scale = Math.max(...hessian.map(Math.abs), 1e-300);
  let worst = 0;
  for (let column = 0; column < d; column++) {
    const above = new Float64Array(d);
    const below = new Float64Array(d);
    problem.addComponentGradient(i, shifted(x, column, step), above);
    problem.addComponentGradient(i, shifted(x, column, -step), below);
    for (let row = 0; row < d; row++) {
      const difference = (above[row] - below[row]) / (2 * step);
      const entry = diagonal ? (row === column ? hessian[row] : 0) : hessian[row * d + column];
      worst = Math.max(worst, Math.abs(difference - entry) / scale);
    }
  }
  return worst;
}

function shifted(x: Float64Array, j: number, by: number): Float64Array {
  const y = x.slice();
  y[j] += by;
  return y;
}
