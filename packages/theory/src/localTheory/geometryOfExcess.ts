import {
  type DoubleDouble,
  type DoubleDoubles,
  doubleDoubles,
  eigenvaluesSymmetric,
  entryOf,
  factorSemidefinite,
  LinearAlgebraError,
  minus,
  over,
  plus,
  setEntry,
  times,
} from "@sgd-basins/linalg";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { UndeterminedError } from "./localTheory.ts";

/** Relative error with which a number may be printed, and size beside its natural scale below which it is zero. */
const ALLOWED = 5e-9;
/** Shares of a diagonal entry that are above rounding. */
const RESOLVED = 1e-22;

/**
 * The geometry with the largest admissible γ, from the excess in coordinates in which Q̄ is the identity: E = Λ^(−½)DΛ^(−½).
 *
 * 1 + γ is the smallest eigenvalue of I + Λ⁻¹EΛ⁻¹, which may have entries of any size, and t the largest one of E − γΛ². Both
 * matrices are formed in twice the precision; the first is also decomposed in it.
 *
 * @param values - λ₁ ≥ … ≥ λᵣ > 0
 * @param excess - E, r×r; the lower triangle counts
 * @param error - of the coordinates: how far Σ pᵢKᵢ may be from the identity
 * Each is known to 5e-9 of itself, or zero where it is smaller than that beside its natural scale, 1 for γ and λ₁λᵣ for t.
 *
 * @throws UndeterminedError if γ or t is not determined by E
 */
export function geometryOfExcess(
  dimension: number,
  values: DoubleDoubles,
  excess: DoubleDoubles,
  error: number,
): LocalGeometry {
  const r = values.hi.length;
  const eigenvalues = values.hi.slice();
  const shifted = doubleDoubles(r * r);
  for (let a = 0; a < r; a++) {
    for (let b = 0; b <= a; b++) {
      const entry = over(over(entryOf(excess, a * r + b), entryOf(values, a)), entryOf(values, b));
      setEntry(shifted, a * r + b, a === b ? plus(entry, [1, 0]) : entry);
    }
  }
  const { smallest, share } = smallestEigenvalue(r, shifted);
  // Φ = E + Λ². An error of the coordinates brings a part of the largest Φ_aa into each; most are as large, for a flat
  // direction is stirred by steep components, but not all.
  const sizes = Float64Array.from({ length: r }, (_, a) => excess.hi[a * r + a] + eigenvalues[a] * eigenvalues[a]);
  const [least, most] = [sizes.reduce((x, y) => Math.min(x, y)), sizes.reduce((x, y) => Math.max(x, y))];
  const errorOfGamma = (error * Math.sqrt(most / least)) / share;
  const exact = minus(smallest, [1, 0]);
  const gamma = known(exact[0], errorOfGamma, 1, undeterminedGamma) ? exact : ([0, 0] as const);
  const rest = new Float64Array(r * r);
  const scaled = new Float64Array(r * r);
  for (let a = 0; a < r; a++) {
    for (let b = 0; b <= a; b++) {
      const entry = entryOf(excess, a * r + b);
      const λ = entryOf(values, a);
      const [left] = a === b ? minus(entry, times(gamma, times(λ, λ))) : entry;
      rest[a * r + b] = left;
      rest[b * r + a] = left;
      scaled[a * r + b] = entry[0] * Math.sqrt(eigenvalues[a]) * Math.sqrt(eigenvalues[b]);
      scaled[b * r + a] = scaled[a * r + b];
    }
  }
  const largest = eigenvalues[0];
  const found = r === 1 ? 0 : eigenvaluesSymmetric(r, rest)[0] / largest;
  // In units of λ₁.
  const errorOfT = error * (most / largest) + largest * errorOfGamma * gamma[0];
  const t = known(found, errorOfT, eigenvalues[r - 1], "t is not determined: λ₁ and λᵣ are too far apart")
    ? found * largest
    : 0;
  return {
    dimension,
    rank: r,
    eigenvalues,
    excess: { structure: "dense", values: scaled },
    gamma: gamma[0],
    s: 0,
    t,
  };
}

/**
 * Whether a number ≥ 0 is known to {@link ALLOWED} of itself; false if it is zero beside its natural scale.
 *
 * @throws UndeterminedError if it is neither
 */
function known(value: number, error: number, scale: number, reason: string): boolean {
  if (error <= ALLOWED * value) return true;
  if (value + error > ALLOWED * scale) throw new UndeterminedError(reason);
  return false;
}

const undeterminedGamma = "γ is not determined: components of little weight decide it";

/** Of I + Λ⁻¹EΛ⁻¹, with the share of a diagonal entry that elimination left standing. */
function smallestEigenvalue(r: number, shifted: DoubleDoubles): { smallest: DoubleDouble; share: number } {
  try {
    const { values, independence } = factorSemidefinite(r, shifted, () => 1, RESOLVED);
    return { smallest: entryOf(values, r - 1), share: independence };
  } catch (error) {
    if (error instanceof LinearAlgebraError) throw new UndeterminedError(undeterminedGamma);
    throw error;
  }
}
