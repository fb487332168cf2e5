import { eigenSymmetric, multiply } from "@sgd-basins/linalg";
import { geometryWithLargestGamma, type LocalGeometry } from "./localGeometry.ts";

/**
 * Local geometry from dense component Hessians, with the largest admissible γ.
 *
 * Q̄ = VΛV'; with Aᵢ = V'(Qᵢ − Q̄)V the excess is D = Σ pᵢ AᵢΛAᵢ'. Eigenvalues λⱼ ≤ `rankTolerance` λ₁ count as zero.
 * Cost: 3 products of d×d matrices a component.
 *
 * @param hessians - Qᵢ, d×d row by row, symmetric
 * @param rankTolerance - default d ε, the accuracy of the eigenvalues
 */
export function denseLocalGeometry(
  dimension: number,
  weights: ArrayLike<number>,
  hessians: readonly Float64Array[],
  rankTolerance: number = dimension * Number.EPSILON,
): LocalGeometry {
  const d = dimension;
  const mean = new Float64Array(d * d);
  hessians.forEach((q, i) => {
    for (let e = 0; e < d * d; e++) mean[e] += weights[i] * q[e];
  });
  const { values, vectors } = eigenSymmetric(d, mean);
  const rank = values.filter((λ) => λ > 0 && λ > rankTolerance * values[0]).length;
  const eigenvalues = values.slice(0, rank);
  const basis = new Float64Array(d * rank);
  const transposedBasis = new Float64Array(rank * d);
  for (let i = 0; i < d; i++) {
    for (let a = 0; a < rank; a++) {
      basis[i * rank + a] = vectors[i * d + a];
      transposedBasis[a * d + i] = vectors[i * d + a];
    }
  }
  const deviation = new Float64Array(d * d);
  const half = new Float64Array(d * rank);
  const rotated = new Float64Array(rank * rank);
  const excess = new Float64Array(rank * rank);
  hessians.forEach((q, i) => {
    for (let e = 0; e < d * d; e++) deviation[e] = q[e] - mean[e];
    multiply(d, d, rank, deviation, basis, half);
    multiply(rank, d, rank, transposedBasis, half, rotated);
    for (let a = 0; a < rank; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let c = 0; c < rank; c++) sum += rotated[a * rank + c] * eigenvalues[c] * rotated[b * rank + c];
        excess[a * rank + b] += weights[i] * sum;
      }
    }
  });
  for (let a = 0; a < rank; a++) for (let b = 0; b < a; b++) excess[b * rank + a] = excess[a * rank + b];
  return geometryWithLargestGamma(d, eigenvalues, { structure: "dense", values: excess });
}
