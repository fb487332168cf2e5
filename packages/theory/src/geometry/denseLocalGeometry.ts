import { mirrorLowerInPlace, symmetricRankUpdate } from "@sgd-basins/linalg";
import { geometryWithLargestGamma, type LocalGeometry } from "./localGeometry.ts";
import { meanEigenbasis } from "./meanEigenbasis.ts";

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
  const { mean, eigenvalues, rotate } = meanEigenbasis(d, weights, hessians, rankTolerance);
  const rank = eigenvalues.length;
  const deviation = new Float64Array(d * d);
  const rotated = new Float64Array(rank * rank);
  const excess = new Float64Array(rank * rank);
  hessians.forEach((q, i) => {
    for (let e = 0; e < d * d; e++) deviation[e] = q[e] - mean[e];
    rotate(deviation, rotated);
    for (let c = 0; c < rank; c++) {
      const root = Math.sqrt(eigenvalues[c]);
      for (let a = 0; a < rank; a++) rotated[c * rank + a] *= root;
    }
    // Aᵢ is symmetric, so AᵢΛAᵢ' = (Λ^½Aᵢ)'(Λ^½Aᵢ).
    symmetricRankUpdate(rank, rank, weights[i], rotated, excess);
  });
  mirrorLowerInPlace(rank, excess);
  return geometryWithLargestGamma(d, eigenvalues, { structure: "dense", values: excess });
}
