import type { MomentMap } from "./secondMoment.ts";

/**
 * T = L⁻¹E_k on symmetric r×r matrices, with L(P) = ΛP + PΛ and E_k(P) = (1 − 1/k) ΛPΛ + (1/k) Σ pᵢQᵢPQᵢ, in units of λ₁.
 *
 * T maps positive semi-definite matrices to such: L⁻¹ does (Lyapunov), E_k visibly. It is self-adjoint in the product
 * ⟨P, L(R)⟩, because L and E_k are in ⟨P, R⟩. In the coordinates √(λ_a + λ_b) P_ab, a ≥ b, off-diagonal ones times √2, that
 * product is the dot product of vectors, and T a symmetric matrix of dimension r(r + 1)/2, which is never formed.
 */
export interface MomentOperator {
  readonly rank: number;
  /** r(r + 1)/2. */
  readonly size: number;
  /** out = T(P), r×r. */
  readonly apply: (p: Float64Array, out: Float64Array) => void;
  /** The coordinates of a symmetric P. */
  readonly toVector: (p: Float64Array, out: Float64Array) => void;
  /** P with both triangles. */
  readonly toMatrix: (vector: Float64Array, out: Float64Array) => void;
}

/** @param inverse - 1/k, or p in its place */
export function momentOperator(moment: MomentMap, inverse: number): MomentOperator {
  const r = moment.eigenvalues.length;
  const λ = moment.eigenvalues.map((value) => value / moment.eigenvalues[0]);
  const scale = (a: number, b: number): number => Math.sqrt(a === b ? 2 * λ[a] : 2 * (λ[a] + λ[b]));
  return {
    rank: r,
    size: (r * (r + 1)) / 2,
    apply(p, out) {
      moment.apply(p, out);
      for (let a = 0, e = 0; a < r; a++) {
        for (let b = 0; b < r; b++, e++) {
          out[e] = ((1 - inverse) * λ[a] * λ[b] * p[e] + inverse * out[e]) / (λ[a] + λ[b]);
        }
      }
    },
    toVector(p, out) {
      for (let a = 0, e = 0; a < r; a++) {
        for (let b = 0; b <= a; b++) out[e++] = scale(a, b) * p[a * r + b];
      }
    },
    toMatrix(vector, out) {
      for (let a = 0, e = 0; a < r; a++) {
        for (let b = 0; b <= a; b++) {
          out[a * r + b] = vector[e++] / scale(a, b);
          out[b * r + a] = out[a * r + b];
        }
      }
    },
  };
}
