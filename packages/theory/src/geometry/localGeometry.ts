/**
 * Local geometry: what the theorems need to know of a minimizer.
 *
 * Q̄ = Σ pᵢQᵢ and F̄ = Σ pᵢQᵢQ̄Qᵢ, seen on range(Q̄) in Q̄'s eigenbasis, where Q̄ = diag(λ₁ ≥ … ≥ λᵣ > 0) and
 *
 *     D = F̄ − Q̄³ = Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄).
 *
 * The second form follows from Σ pᵢQᵢ = Q̄. It shows D ⪰ 0, so Assumption 8 always holds with γ = 0, and it is how D is
 * computed, because the difference of F̄ and Q̄³ would cancel.
 */
import { eigenvaluesSymmetric } from "@sgd-basins/linalg";

export interface LocalGeometry {
  /** d, the dimension of the space. */
  readonly dimension: number;
  /** r, the rank of Q̄; 0 if Q̄ = 0. */
  readonly rank: number;
  /** λ₁ ≥ … ≥ λᵣ > 0. */
  readonly eigenvalues: Float64Array;
  /** D on range(Q̄): r×r row by row, or its diagonal if every Hessian is diagonal. */
  readonly excess: Excess;
  /** γ ≥ 0 with F̄ ⪰ (1 + γ)Q̄³ (Assumption 8). */
  readonly gamma: number;
  /** s of eq. (5) and t of eq. (11) for this γ. */
  readonly s: number;
  readonly t: number;
}

export interface Excess {
  readonly structure: "dense" | "diagonal";
  readonly values: Float64Array;
}

/**
 * The geometry with the largest admissible γ: 1 + γ is the smallest eigenvalue of the pencil (F̄, Q̄³) on range(Q̄).
 *
 * There D − γQ̄³ is singular, so s = 0 exactly.
 */
export function geometryWithLargestGamma(dimension: number, eigenvalues: Float64Array, excess: Excess): LocalGeometry {
  if (eigenvalues.length === 0) return { dimension, rank: 0, eigenvalues, excess, gamma: 0, s: 0, t: 0 };
  // D ⪰ 0 in exact arithmetic; a negative value is rounding.
  const gamma = Math.max(0, scaledExtremes(eigenvalues, excess, 0, 3).smallest);
  const { largest } = scaledExtremes(eigenvalues, excess, gamma, 1);
  return { dimension, rank: eigenvalues.length, eigenvalues, excess, gamma, s: 0, t: Math.max(0, largest) };
}

/**
 * The same geometry seen with a smaller γ: s and t are the extremes of v'(F̄ − (1 + γ)Q̄³)v / v'Q̄v, eqs. (5) and (11).
 *
 * @param gamma - in [0, largest γ]
 * @throws RangeError if `gamma` is outside that interval
 */
export function geometryAtGamma(geometry: LocalGeometry, gamma: number): LocalGeometry {
  const { dimension, eigenvalues, excess } = geometry;
  const best = geometryWithLargestGamma(dimension, eigenvalues, excess);
  if (!(gamma >= 0 && gamma <= best.gamma)) {
    throw new RangeError(`geometryAtGamma: γ must lie in [0, ${best.gamma}], found ${gamma}`);
  }
  if (gamma === best.gamma || best.rank === 0) return best;
  const { smallest, largest } = scaledExtremes(eigenvalues, excess, gamma, 1);
  return { ...best, gamma, s: Math.max(0, smallest), t: Math.max(0, largest) };
}

/** Extreme eigenvalues of Λ^(−power/2) (D − γΛ³) Λ^(−power/2), for power 1 or 3. */
function scaledExtremes(
  eigenvalues: Float64Array,
  excess: Excess,
  gamma: number,
  power: 1 | 3,
): { smallest: number; largest: number } {
  const r = eigenvalues.length;
  const scale = Float64Array.from(eigenvalues, (λ) => (power === 1 ? Math.sqrt(λ) : λ * Math.sqrt(λ)));
  const spectrum = new Float64Array(r);
  if (excess.structure === "diagonal") {
    for (let a = 0; a < r; a++) {
      const λ = eigenvalues[a];
      spectrum[a] = (excess.values[a] - gamma * λ * λ * λ) / scale[a] / scale[a];
    }
    spectrum.sort();
    return { smallest: spectrum[0], largest: spectrum[r - 1] };
  }
  const scaled = new Float64Array(r * r);
  for (let a = 0; a < r; a++) {
    for (let b = 0; b < r; b++) scaled[a * r + b] = excess.values[a * r + b] / scale[a] / scale[b];
    const λ = eigenvalues[a];
    scaled[a * r + a] -= (gamma * λ * λ * λ) / scale[a] / scale[a];
  }
  spectrum.set(eigenvaluesSymmetric(r, scaled));
  return { smallest: spectrum[r - 1], largest: spectrum[0] };
}
