import { quadraticForms, weightedGram } from "@sgd-basins/linalg";
import { type Excess, geometryWithLargestGamma, type LocalGeometry } from "./localGeometry.ts";
import type { RowEigenbasis } from "./rowEigenbasis.ts";

/**
 * Local geometry of components Qᵢ = xᵢxᵢ', with the largest admissible γ, in one pass of O(Nr²) and no d×d matrix a row.
 *
 * In Q̄'s eigenbasis F̄ = Σ pᵢ (yᵢ'Λyᵢ) yᵢyᵢ', and the excess is F̄ − Λ³. The difference may cancel, but only where γ is
 * zero to rounding: F̄ ≈ (1 + γ)Λ³.
 */
export function rowLocalGeometry(basis: RowEigenbasis): LocalGeometry {
  return geometryWithLargestGamma(basis.dimension, basis.eigenvalues, rowExcess(basis));
}

/** F̄ − Λ³ in Q̄'s eigenbasis. */
export function rowExcess({ eigenvalues, coordinates, weights }: RowEigenbasis): Excess {
  const r = eigenvalues.length;
  const mean = new Float64Array(r * r);
  for (let a = 0; a < r; a++) mean[a * r + a] = eigenvalues[a];
  const curvatures = new Float64Array(weights.length);
  quadraticForms(weights.length, r, coordinates, mean, curvatures);
  for (let i = 0; i < weights.length; i++) curvatures[i] *= weights[i];
  const excess = new Float64Array(r * r);
  weightedGram(weights.length, r, coordinates, curvatures, excess);
  for (let a = 0; a < r; a++) excess[a * r + a] -= eigenvalues[a] * eigenvalues[a] * eigenvalues[a];
  return { structure: "dense", values: excess };
}
