import type { DiagonalEigenbasis } from "./diagonalEigenbasis.ts";
import { type Excess, geometryWithLargestGamma, type LocalGeometry } from "./localGeometry.ts";

/** Local geometry from diagonal component Hessians, with the largest admissible γ. */
export function diagonalLocalGeometry(basis: DiagonalEigenbasis): LocalGeometry {
  return geometryWithLargestGamma(basis.hessians.dimension, basis.eigenvalues, diagonalExcess(basis));
}

/** Q̄ and F̄ are diagonal, and with q̄ⱼ = Σ pᵢq_ij the excess is dⱼ = q̄ⱼ Σ pᵢ (q_ij − q̄ⱼ)². Cost: O(Nd). */
export function diagonalExcess({ hessians, eigenvalues, coordinates }: DiagonalEigenbasis): Excess {
  const { dimension: d, components, weights, diagonals, mean } = hessians;
  const variance = new Float64Array(d);
  for (let i = 0, at = 0; i < components; i++, at += d) {
    const weight = weights[i];
    for (let j = 0; j < d; j++) {
      const deviation = diagonals[at + j] - mean[j];
      variance[j] += weight * deviation * deviation;
    }
  }
  return { structure: "diagonal", values: eigenvalues.map((λ, a) => λ * variance[coordinates[a]]) };
}
