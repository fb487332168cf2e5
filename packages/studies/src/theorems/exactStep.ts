/** What one step does to the expected gap, exactly, and the geometries and rates at which the statements are tried. */
import { eigenvaluesSymmetric } from "@sgd-basins/linalg";
import type { BatchSize } from "@sgd-basins/random";
import { geometryAtGamma, type LocalGeometry } from "@sgd-basins/theory";

/** Batch sizes at which a statement about every k is tried. */
export const batchSizes: readonly BatchSize[] = [1, 2, 10, "inf"];
/** γ as shares of the largest admissible one, ascending. */
const gammaShares = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
/** Relative rounding allowed to a comparison of two bounds. */
export const rounding = 1e-9;

/** The geometry at γ = 0, γ_max/10, …, γ_max. */
export function gammas(geometry: LocalGeometry): LocalGeometry[] {
  return gammaShares.map((share) => geometryAtGamma(geometry, share * geometry.gamma));
}

/** The geometry at γ = 0, ½γ_max and γ_max. */
export function threeGammas(geometry: LocalGeometry): LocalGeometry[] {
  return [0, 0.5, 1].map((share) => geometryAtGamma(geometry, share * geometry.gamma));
}

/**
 * The largest and smallest value over points of E[gap after a step] / gap: extreme eigenvalues of
 * I − 2αΛ + α²(Λ² + Λ^(−½)DΛ^(−½)/k), Lemma 12 in Q̄'s eigenbasis.
 */
export function multipliers({ eigenvalues: λ, rank: r, excess }: LocalGeometry, α: number, k: BatchSize) {
  const inverse = k === "inf" ? 0 : 1 / k;
  const matrix = new Float64Array(r * r);
  for (let a = 0; a < r; a++) {
    for (let b = 0; b < r; b++) {
      matrix[a * r + b] = (α * α * inverse * excess.values[a * r + b]) / Math.sqrt(λ[a]) / Math.sqrt(λ[b]);
    }
    matrix[a * r + a] += 1 - 2 * α * λ[a] + α * α * λ[a] * λ[a];
  }
  const spectrum = eigenvaluesSymmetric(r, matrix);
  return [spectrum[0], spectrum[r - 1]] as const;
}
