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
import {
  cholesky,
  eigenvaluesSymmetric,
  multiply,
  NotPositiveDefiniteError,
  SMALLEST_NORMAL,
  transpose,
} from "@sgd-basins/linalg";

/** What the theorems need to know of a minimizer; curvatures λ in their own units. */
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
  /** s of eq. (5) for this γ, in units of λ². */
  readonly s: number;
  /** t of eq. (11) for this γ, in units of λ². */
  readonly t: number;
}

/** D = Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄) on range(Q̄), in Q̄'s eigenbasis. */
export interface Excess {
  /** Which entries there are: all, or the diagonal. */
  readonly structure: "dense" | "diagonal";
  /** r×r numbers row by row, or r; in units of λ³. */
  readonly values: Float64Array;
}

/**
 * The geometry with the largest admissible γ: 1 + γ is the smallest eigenvalue of the pencil (F̄, Q̄³) on range(Q̄).
 *
 * There D − γQ̄³ is singular, so s = 0 exactly. Where rounding hides γ altogether it is 0, which is always admissible.
 */
export function geometryWithLargestGamma(dimension: number, eigenvalues: Float64Array, excess: Excess): LocalGeometry {
  return geometryWithError(dimension, eigenvalues, excess).geometry;
}

/**
 * The same with an estimate of what rounding may have done to γ, relative to 1 + γ, and to t, relative to the larger of t and
 * λ₁λᵣ, if λ and D are as good as doubles can be.
 *
 * @throws RangeError if λ³ leaves the range of doubles
 */
export function geometryWithError(
  dimension: number,
  eigenvalues: Float64Array,
  excess: Excess,
): { readonly geometry: LocalGeometry; readonly error: number } {
  const r = eigenvalues.length;
  if (r === 0) return { geometry: { dimension, rank: 0, eigenvalues, excess, gamma: 0, s: 0, t: 0 }, error: 0 };
  checkCubes(eigenvalues);
  const { gamma, error } = largestGamma(eigenvalues, excess);
  const { largest } = scaledExtremes(eigenvalues, excess, gamma, 1);
  const t = Math.max(0, largest);
  // F̄_aa/λ_a, what the difference that t belongs to was taken from.
  let size = 0;
  for (let a = 0; a < r; a++) {
    const own = excess.values[excess.structure === "diagonal" ? a : a * r + a];
    size = Math.max(size, own / eigenvalues[a] + eigenvalues[a] * eigenvalues[a]);
  }
  const errorOfT = (r * Number.EPSILON * size) / Math.max(t, eigenvalues[0] * eigenvalues[r - 1]);
  const geometry = { dimension, rank: r, eigenvalues, excess, gamma, s: 0, t };
  return { geometry, error: Math.max(error, errorOfT) };
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

/** D and Q̄³ are cubes of curvatures, and where those underflow γ comes out as 0. */
function checkCubes(eigenvalues: Float64Array): void {
  for (const λ of eigenvalues) {
    const cube = λ * λ * λ;
    if (!(cube >= SMALLEST_NORMAL && cube < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `the curvature ${λ} has no cube in double precision: divide the Hessians by a common factor`,
      );
    }
  }
}

/** Error of γ, relative to 1 + γ, that is not worth another computation. */
const GAMMA_ERROR = 1e-13;

/**
 * γ, the smallest eigenvalue of S = Λ^(−3/2) D Λ^(−3/2).
 *
 * Where λ₁/λᵣ is large, so may be S, and its smallest eigenvalue then drowns in the rounding of its largest. In that case
 * 1/(1 + γ) is computed as the largest eigenvalue of Λ^(3/2) F̄⁻¹ Λ^(3/2) with F̄ = D + Λ³, which rounding leaves alone.
 */
function largestGamma(eigenvalues: Float64Array, excess: Excess): { gamma: number; error: number } {
  const { smallest, largest } = scaledExtremes(eigenvalues, excess, 0, 3);
  // D ⪰ 0 in exact arithmetic; a negative value is rounding.
  const gamma = Math.max(0, smallest);
  const r = eigenvalues.length;
  const error = (r * Number.EPSILON * largest) / (1 + gamma);
  if (excess.structure === "diagonal" || error <= GAMMA_ERROR) return { gamma, error: Math.min(error, GAMMA_ERROR) };

  const scaled = excess.values.slice();
  for (let a = 0; a < r; a++) scaled[a * r + a] += eigenvalues[a] * eigenvalues[a] * eigenvalues[a];
  const scale = Float64Array.from({ length: r }, (_, a) => 1 / Math.sqrt(scaled[a * r + a]));
  for (let a = 0; a < r; a++) for (let b = 0; b < r; b++) scaled[a * r + b] *= scale[a] * scale[b];
  const factor = new Float64Array(r * r);
  try {
    cholesky(r, scaled, factor);
  } catch (error) {
    if (error instanceof NotPositiveDefiniteError) return { gamma: 0, error: 1 };
    throw error;
  }
  let pivot = 1;
  for (let a = 0; a < r; a++) pivot = Math.min(pivot, factor[a * r + a]);
  // Row a of `solved` is column a of L⁻¹ diag(scale) Λ^(3/2), where LL' is F̄ scaled to a unit diagonal.
  const solved = new Float64Array(r * r);
  for (let a = 0; a < r; a++) {
    const λ = eigenvalues[a];
    solved[a * r + a] = scale[a] * λ * Math.sqrt(λ);
    for (let i = a; i < r; i++) {
      let sum = solved[a * r + i];
      for (let l = a; l < i; l++) sum -= factor[i * r + l] * solved[a * r + l];
      solved[a * r + i] = sum / factor[i * r + i];
    }
  }
  const columns = new Float64Array(r * r);
  transpose(r, r, solved, columns);
  const gram = new Float64Array(r * r);
  multiply(r, r, r, solved, columns, gram);
  const inverse = Math.max(0, 1 / eigenvaluesSymmetric(r, gram)[0] - 1);
  return { gamma: inverse, error: (r * Number.EPSILON) / pivot / pivot };
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
