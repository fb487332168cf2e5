import { rowForms, scaleForms } from "../ownedRows.ts";
import { type Excess, geometryWithLargestGamma, type LocalGeometry } from "./localGeometry.ts";
import type { RowEigenbasis } from "./rowEigenbasis.ts";

/**
 * Local geometry of components Qᵢ = XᵢᵀXᵢ, with the largest admissible γ, in one pass of O(NCr²) and no d×d matrix a component.
 *
 * In Q̄'s eigenbasis F̄ = Σ pᵢ Yᵢᵀ(YᵢΛYᵢᵀ)Yᵢ, and the excess is F̄ − Λ³. The difference may cancel, but only where γ is
 * zero to rounding: F̄ ≈ (1 + γ)Λ³.
 */
export function rowLocalGeometry(basis: RowEigenbasis): LocalGeometry {
  return geometryWithLargestGamma(basis.dimension, basis.eigenvalues, rowExcess(basis));
}

/** F̄ − Λ³ in Q̄'s eigenbasis. */
export function rowExcess({ eigenvalues, rowsEach, coordinates, weights }: RowEigenbasis): Excess {
  const r = eigenvalues.length;
  const mean = new Float64Array(r * r);
  for (let a = 0; a < r; a++) mean[a * r + a] = eigenvalues[a];
  const { fill, sum } = rowForms({ rowsEach, width: r, rows: coordinates });
  const curvatures = new Float64Array(weights.length * rowsEach * rowsEach);
  fill(mean, curvatures);
  scaleForms(curvatures, weights);
  const excess = new Float64Array(r * r);
  sum(curvatures, excess);
  for (let a = 0; a < r; a++) excess[a * r + a] -= eigenvalues[a] * eigenvalues[a] * eigenvalues[a];
  return { structure: "dense", values: excess };
}
