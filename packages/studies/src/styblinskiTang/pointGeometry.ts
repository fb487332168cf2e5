import type { Minimizer, Problem } from "@sgd-basins/problems";
import { diagonalLocalGeometry, diagonalMeanSquareLimit, type LocalGeometry } from "@sgd-basins/theory";
import type { MinimizerTheory } from "../bounds/thresholdsAt.ts";

/** The last call's Hessians: a table reads those of thousands of problems of one size, and making them anew costs as much. */
let scratch: readonly Float64Array[] = [];

/** Local geometry from the components' diagonal Hessians at the minimizer itself. */
export function pointGeometry(problem: Problem, minimizer: Minimizer): LocalGeometry {
  const { components, dimension } = problem;
  if (scratch.length !== components || scratch[0].length !== dimension) {
    scratch = Array.from({ length: components }, () => new Float64Array(dimension));
  }
  scratch.forEach((diagonal, i) => {
    problem.componentHessian(i, minimizer.point, diagonal);
  });
  return diagonalLocalGeometry(dimension, problem.weights, scratch);
}

/** The same with the exact limit. */
export function pointTheory(problem: Problem, minimizer: Minimizer): MinimizerTheory {
  const geometry = pointGeometry(problem, minimizer);
  return { geometry, limitAt: (batchSize) => diagonalMeanSquareLimit(geometry, batchSize) };
}
