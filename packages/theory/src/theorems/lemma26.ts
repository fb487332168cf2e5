import type { Applicable } from "./bound.ts";

/** Two sides of left ≥ right ≥ 0. */
export interface Lemma26Sides {
  left: number;
  right: number;
}

/**
 * A lower bound of a quadratic by its square term and a constant.
 *
 * **Statement** (Patel 2017, Lemma 26). Let x ≥ 0 and c₁, c₂, c₃ > 0 with c₁c₃ > c₂². Then for all ρ, σ ∈ (0, 1]
 *
 *     c₁x² − 2c₂x + c₃ ≥ ρ(c₁ − c₂²/c₃)x² + σc₃(1 − (c₂²/c₃)/[(1 − ρ)c₁ + ρc₂²/c₃]) ≥ 0.
 *
 * **As printed**: right, and x may be negative. Equality holds at σ = 1, x = c₂/[(1 − ρ)c₁ + ρc₂²/c₃].
 *
 * @returns both sides; does not apply where a hypothesis fails
 */
export function lemma26(
  c1: number,
  c2: number,
  c3: number,
  x: number,
  rho: number,
  sigma: number,
): Applicable<Lemma26Sides> {
  if (![c1, c2, c3, x].every(Number.isFinite)) return { applies: false, reason: "c₁, c₂, c₃ and x must be finite" };
  if (!(x >= 0 && c1 > 0 && c2 > 0 && c3 > 0 && c1 > (c2 / c3) * c2)) {
    return { applies: false, reason: "x ≥ 0, c₁, c₂, c₃ > 0 and c₁c₃ > c₂² are required" };
  }
  if (!(rho > 0 && rho <= 1 && sigma > 0 && sigma <= 1)) {
    return { applies: false, reason: "ρ and σ must lie in (0, 1]" };
  }
  const ratio = (c2 / c3) * c2;
  const δ = (1 - rho) * c1 + rho * ratio;
  return {
    applies: true,
    left: c1 * x * x - 2 * c2 * x + c3,
    right: rho * (c1 - ratio) * x * x + sigma * c3 * (((1 - rho) * (c1 - ratio)) / δ),
  };
}
