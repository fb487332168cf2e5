import type { Applicable } from "./bound.ts";

/** Two sides of left ≤ right. */
export interface Lemma27Sides {
  left: number;
  right: number;
}

/**
 * Young's inequality.
 *
 * **Statement** (Patel 2017, Lemma 27). Let c₁, c₂ > 0. Then 2c₂x ≤ c₁x² + c₂²/c₁ for all real x.
 *
 * **As printed**: right. Equality holds at x = c₂/c₁; Lemma 20 uses it with c₁ = c.
 *
 * @returns both sides; does not apply where a hypothesis fails
 */
export function lemma27(c1: number, c2: number, x: number): Applicable<Lemma27Sides> {
  if (![c1, c2, x].every(Number.isFinite)) return { applies: false, reason: "c₁, c₂ and x must be finite" };
  if (!(c1 > 0 && c2 > 0)) return { applies: false, reason: "c₁ and c₂ must be positive" };
  return { applies: true, left: 2 * c2 * x, right: c1 * x * x + (c2 / c1) * c2 };
}
