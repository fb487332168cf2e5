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
  const hessian = hessianOf(problem, i, x);
  const scale = Math.max(...hessian.map(Math.abs), 1e-300);
  let worst = 0;
  for (let column = 0; column < d; column++) {
    const above = new Float64Array(d);
    const below = new Float64Array(d);
    problem.addComponentGradient(i, shifted(x, column, step), above);
    problem.addComponentGradient(i, shifted(x, column, -step), below);
    for (let row = 0; row < d; row++) {
      const difference = (above[row] - below[row]) / (2 * step);
      worst = Math.max(worst, Math.abs(difference - hessian[row * d + column]) / scale);
    }
  }
  return worst;
}

/** Component i's Hessian at x, d×d row by row. */
export function hessianOf(problem: Problem, i: number, x: Float64Array): Float64Array {
  const d = problem.dimension;
  const h = problem.hessiansAt(x);
  switch (h.structure) {
    case "dense":
      return h.matrices.slice(i * d * d, (i + 1) * d * d);
    case "diagonal":
      return Float64Array.from({ length: d * d }, (_, e) => (e % (d + 1) === 0 ? h.diagonals[i * d + e / (d + 1)] : 0));
    case "rows":
      return Float64Array.from({ length: d * d }, (_, e) => {
        const [a, b] = [Math.floor(e / d), e % d];
        let sum = 0;
        for (let row = i * h.rowsEach; row < (i + 1) * h.rowsEach; row++)
          sum += h.rows[row * d + a] * h.rows[row * d + b];
        return sum;
      });
  }
}

function shifted(x: Float64Array, j: number, by: number): Float64Array {
  const y = x.slice();
  y[j] += by;
  return y;
}
