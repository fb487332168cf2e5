import { mirrorLowerInPlace, symmetricRankUpdate } from "@sgd-basins/linalg";
import type { DenseEigenbasis } from "./denseEigenbasis.ts";
import { geometryWithLargestGamma, type LocalGeometry } from "./localGeometry.ts";

/**
 * Local geometry from dense component Hessians, with the largest admissible γ.
 *
 * Q̄ = VΛV'; with Aᵢ = V'(Qᵢ − Q̄)V the excess is D = Σ pᵢ AᵢΛAᵢ'. Cost: 3 products of d×d matrices a component.
 */
export function denseLocalGeometry({ hessians, eigenvalues, rotate }: DenseEigenbasis): LocalGeometry {
  const { dimension: d, components, weights, matrices, mean } = hessians;
  const rank = eigenvalues.length;
  const deviation = new Float64Array(d * d);
  const rotated = new Float64Array(rank * rank);
  const excess = new Float64Array(rank * rank);
  for (let i = 0, at = 0; i < components; i++, at += d * d) {
    for (let e = 0; e < d * d; e++) deviation[e] = matrices[at + e] - mean[e];
    rotate(deviation, rotated);
    for (let c = 0; c < rank; c++) {
      const root = Math.sqrt(eigenvalues[c]);
      for (let a = 0; a < rank; a++) rotated[c * rank + a] *= root;
    }
    // Aᵢ is symmetric, so AᵢΛAᵢ' = (Λ^½Aᵢ)'(Λ^½Aᵢ).
    symmetricRankUpdate(rank, rank, weights[i], rotated, excess);
  }
  mirrorLowerInPlace(rank, excess);
  return geometryWithLargestGamma(d, eigenvalues, { structure: "dense", values: excess });
}
