import { eigenvaluesSymmetric } from "@sgd-basins/linalg";
import { type Batch, inverseBatchSize } from "../batch.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type Applicable, constantObjective } from "./bound.ts";

/** What Theorems 16 and 17 bound. */
export interface OneStepLimits {
  /** U(k): the gap of every iterate shrinks exactly for 0 < α < U(k). */
  convergence: number;
  /** L(k): the gap of every iterate grows exactly for α < 0 and α > L(k). */
  divergence: number;
}

/**
 * The exact learning rates that Theorems 16 and 17 bound from outside: u(k) ≤ U(k) ≤ L(k) ≤ l(k).
 *
 * By Lemma 12 the gap of v = θ − β* shrinks in one step exactly for 0 < α < 2 v'Q̄²v / v'(Q̄³ + D/k)v. The extremes of this
 * quotient over range(Q̄) are 2/μ for the extreme eigenvalues μ of Λ + Λ⁻¹DΛ⁻¹/k. The mean-square limit
 * (Mulayoff and Michaeli 2024; see `meanSquareLimit`) lies between them too. Not in the paper.
 *
 * @param geometry - λ and D; γ plays no part
 * @param batchSize - k, or a batch without replacement
 * @returns learning rates, in units of 1/λ
 * @throws RangeError if `batchSize` is out of range
 */
export function oneStepLimits(geometry: LocalGeometry, batchSize: Batch): Applicable<OneStepLimits> {
  const inverse = inverseBatchSize(batchSize);
  const { rank: r, eigenvalues, excess } = geometry;
  if (r === 0) return constantObjective;
  const pencil = new Float64Array(r * r);
  for (let a = 0; a < r; a++) {
    for (let b = 0; b < r; b++) {
      const entry = excess.structure === "dense" ? excess.values[a * r + b] : a === b ? excess.values[a] : 0;
      pencil[a * r + b] = (inverse * entry) / eigenvalues[a] / eigenvalues[b];
    }
    pencil[a * r + a] += eigenvalues[a];
  }
  const spectrum = eigenvaluesSymmetric(r, pencil);
  return { applies: true, convergence: 2 / spectrum[0], divergence: 2 / spectrum[r - 1] };
}
