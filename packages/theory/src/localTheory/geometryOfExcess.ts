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
  type RankRule,
  setEntry,
  times,
} from "@sgd-basins/linalg";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { UndeterminedError } from "./undetermined.ts";

/** Relative error with which a number may be printed, and size beside its natural scale below which it is zero. */
const ALLOWED = 5e-9;
/** Shares of a diagonal entry that are above rounding. */
const RESOLVED = 1e-22;

/**
 * The geometry with the largest admissible γ, from the excess in coordinates in which Q̄ is the identity: E = Λ^(−½)DΛ^(−½).
 *
 * 1 + γ is the smallest eigenvalue of I + Λ⁻¹EΛ⁻¹, which may have entries of any size, and t the largest one of E − γΛ². Both
 * matrices are formed in twice the precision; the first is also decomposed in it. Each is known to 5e-9 of itself, or is
 * smaller than that beside its natural scale, 1 for γ and λ₁λᵣ for t.
 *
 * @param values - λ₁ ≥ … ≥ λᵣ > 0
 * @param excess - E, r×r; the lower triangle counts
 * @param errors - of E_aa; the error of E_ab is at most √ of the product of two of them
 * @throws UndeterminedError if γ or t is not determined by E
 */
export function geometryOfExcess(
  dimension: number,
  values: DoubleDoubles,
  excess: DoubleDoubles,
  errors: Float64Array,
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
  // Of Λ⁻¹(E + Λ²)Λ⁻¹, relative, and then of its smallest eigenvalue.
  const relative = errors.reduce((most, error, a) => {
    return Math.max(most, error / (excess.hi[a * r + a] + eigenvalues[a] * eigenvalues[a]));
  }, 0);
  const errorOfGamma = (relative / share) * smallest[0];
  const found = minus(smallest, [1, 0]);
  // E ⪰ 0 in exact arithmetic; a negative value is rounding.
  const gamma = found[0] > 0 ? found : ([0, 0] as const);
  const knownGamma = isKnown(gamma[0], errorOfGamma, 1, undeterminedGamma);
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
  const t = r === 1 ? 0 : Math.max(0, eigenvaluesSymmetric(r, rest)[0]);
  // In units of λ₁.
  const errorOfT = errors.reduce((most, error) => Math.max(most, error)) / largest + largest * errorOfGamma;
  const knownT = isKnown(t / largest, errorOfT, eigenvalues[r - 1], "t is not determined: λ₁ and λᵣ are too far apart");
  return {
    dimension,
    rank: r,
    eigenvalues,
    excess: { structure: "dense", values: scaled },
    gamma: knownGamma ? gamma[0] : 0,
    s: 0,
    t: knownT ? t : 0,
  };
}

/**
 * Whether a number is known to {@link ALLOWED} of itself; if not, it is zero beside its scale.
 *
 * @throws UndeterminedError if it is neither
 */
function isKnown(value: number, error: number, scale: number, reason: string): boolean {
  if (error <= ALLOWED * value) return true;
  if (value + error > ALLOWED * scale) throw new UndeterminedError(reason);
  return false;
}

const undeterminedGamma = "γ is not determined: λ₁ and λᵣ are too far apart";

/** What is positive definite has no combinations. */
const regular: RankRule = { backwardError: () => 1, allowed: 0, leavesOut: "largest" };

/** Of I + Λ⁻¹EΛ⁻¹, with the share of a diagonal entry that elimination left standing. */
function smallestEigenvalue(r: number, shifted: DoubleDoubles): { smallest: DoubleDouble; share: number } {
  try {
    const { values, independence } = factorSemidefinite(r, shifted, regular, RESOLVED);
    return { smallest: entryOf(values, r - 1), share: independence };
  } catch (error) {
    if (error instanceof LinearAlgebraError) throw new UndeterminedError(undeterminedGamma);
    throw error;
  }
}
