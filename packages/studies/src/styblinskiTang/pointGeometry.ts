import type { Minimizer, Problem } from "@sgd-basins/problems";
import { diagonalLocalGeometry, type LocalGeometry } from "@sgd-basins/theory";

/** Local geometry from the components' diagonal Hessians at the minimizer itself. */
export function pointGeometry(problem: Problem, minimizer: Minimizer): LocalGeometry {
  const hessians = Array.from({ length: problem.components }, (_, i) => {
    const diagonal = new Float64Array(problem.dimension);
    problem.componentHessian(i, minimizer.point, diagonal);
    return diagonal;
  });
  return diagonalLocalGeometry(problem.dimension, problem.weights, hessians);
}
