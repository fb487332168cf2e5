import { type Batch, inverseBatchSize } from "../batch.ts";
import { geometryAtGamma, type LocalGeometry } from "../geometry/localGeometry.ts";
import { type Applicable, constantObjective } from "./bound.ts";

/** u(k) of section 2.1 and the ρ it is written in. */
export interface ZeroGammaBound {
  learningRate: number;
  rho: number;
}

/**
 * Theorem 17's bound at γ = 0, in terms of ρ = t/(λ₁λᵣ).
 *
 * **Statement** (Patel 2017, section 2.1). With γ = 0 and t = ρλ₁λᵣ,
 *
 *     u(k) = 2/(λ₁ + λᵣρ/k) if ρ < k,  2/(λᵣ + λ₁ρ/k) if k ≤ ρ.
 *
 * For ρ ≪ 1, u(k) ≈ 2/λ₁ for every k: 1 − u(k)λ₁/2 = λᵣρ/(kλ₁ + λᵣρ) < ρ.
 *
 * **As printed**: right. "Very flat minima with ρ ≪ 1" it is not: ρ does not change when every Qᵢ is multiplied by the same
 * number, so flatness does not make it small. ρ is at most 1 exactly if Theorem 17 is on the branch of λ₁ for every k.
 *
 * @param geometry - λ and D; its γ is not used
 * @param batchSize - k, or a batch without replacement
 * @returns u(k) in units of 1/λ, and ρ, a pure number
 * @throws RangeError if `batchSize` is out of range
 */
export function section21Bound(geometry: LocalGeometry, batchSize: Batch): Applicable<ZeroGammaBound> {
  const inverse = inverseBatchSize(batchSize);
  if (geometry.rank === 0) return constantObjective;
  const { eigenvalues, rank, t } = geometryAtGamma(geometry, 0);
  const largest = eigenvalues[0];
  const smallest = eigenvalues[rank - 1];
  const rho = t / largest / smallest;
  const learningRate =
    rho * inverse < 1 ? 2 / (largest + smallest * rho * inverse) : 2 / (smallest + largest * rho * inverse);
  return { applies: true, learningRate, rho };
}
