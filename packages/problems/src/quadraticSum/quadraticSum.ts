/**
 * Problems 1 and 2: quadratic sums.
 *
 * fᵢ(β) = ½ β'Qᵢβ + rᵢ'β with Qᵢ symmetric positive semi-definite and rᵢ in the image of Qᵢ (Lemma 5). Matrices are
 * d×d, row by row.
 */
import { factorMean, multiplyVector, type SemidefiniteFactor } from "@sgd-basins/linalg";
import { denseHessians } from "@sgd-basins/theory";
import type { Minimizer, Problem } from "../problem.ts";
import type { QuadraticSumParameters } from "./parameters.ts";
import { solveQuadraticSum } from "./solveQuadraticSum.ts";
import { weightedMatrices } from "./weightedMatrices.ts";

/** A sum of quadratics, fᵢ(β) = ½ β'Qᵢβ + rᵢ'β, and the minimizer that was computed. */
export interface QuadraticSum extends Problem {
  /** True if every component has the minimizer β* (Problem 1); false for Problem 2. */
  readonly homogeneous: boolean;
  /** The one that is computed, of least norm where there are many. */
  readonly minimizers: readonly [Minimizer];
}

/**
 * The problem min Σ pᵢ (½ β'Qᵢβ + rᵢ'β), without constraints.
 *
 * Its minimizer is β* = −Q̄†r̄ (Lemma 6). It is homogeneous if some β minimises every component once each number of the data
 * is changed by a few units in its last place.
 *
 * @param parameters - the data
 * @returns the sum with its minimizer
 * @throws Error if the mean Hessian is not positive semi-definite, or twice the precision of doubles does not do
 * @example
 * ```ts
 * import { objective, quadraticSum } from "sgd-basins/problems";
 *
 * const problem = quadraticSum({
 *   dimension: 1,
 *   weights: Float64Array.of(0.5, 0.5),
 *   hessians: [Float64Array.of(2), Float64Array.of(2)],
 *   linearTerms: [Float64Array.of(-6), Float64Array.of(-2)],
 * });
 * problem.minimizers[0].point[0]; // → 2
 * objective(problem, Float64Array.of(2)); // → -4
 * ```
 */
export function quadraticSum(parameters: QuadraticSumParameters): QuadraticSum {
  return quadraticSumBy(parameters, factorMean(weightedMatrices(parameters).data));
}

/** The same where the factor of the mean Hessian is known. */
export function quadraticSumBy(parameters: QuadraticSumParameters, factor: SemidefiniteFactor): QuadraticSum {
  const { dimension: d, weights, hessians, linearTerms } = parameters;
  const n = hessians.length;
  const meanHessian = new Float64Array(d * d);
  const meanLinear = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d * d; j++) meanHessian[j] += weights[i] * hessians[i][j];
    for (let j = 0; j < d; j++) meanLinear[j] += weights[i] * linearTerms[i][j];
  }
  const { minimizer, homogeneous } = solveQuadraticSum(parameters, factor);

  const image = new Float64Array(d);
  const addAffine = (q: Float64Array, r: Float64Array, x: Float64Array, out: Float64Array): void => {
    multiplyVector(d, d, q, x, image);
    for (let j = 0; j < d; j++) out[j] += image[j] + r[j];
  };

  return {
    dimension: d,
    components: n,
    weights,
    box: null,
    minimizers: [{ name: "minimizer", point: minimizer, inBasin: () => true }],
    homogeneous,
    componentValue(i, x) {
      multiplyVector(d, d, hessians[i], x, image);
      let value = 0;
      for (let j = 0; j < d; j++) value += x[j] * (0.5 * image[j] + linearTerms[i][j]);
      return value;
    },
    addComponentGradient: (i, x, out) => addAffine(hessians[i], linearTerms[i], x, out),
    hessiansAt: () => denseHessians(d, weights, hessians),
    gradient: (x, out) => addAffine(meanHessian, meanLinear, x, out.fill(0)),
  };
}
