import { multiply, quadraticForms, weightedGram } from "@sgd-basins/linalg";
import { meanEigenbasis } from "../geometry/meanEigenbasis.ts";
import type { RankOneEigenbasis } from "../geometry/rankOneComponents.ts";

/**
 * The map P ↦ Σ pᵢQᵢPQᵢ of symmetric r×r matrices on range(Q̄), in Q̄'s eigenbasis and in units of λ₁.
 *
 * Everything that the mean-square limit needs to know of the components. The units keep products of data of any scale in
 * the range of doubles.
 */
export interface SecondMoment {
  /** λ₁ ≥ … ≥ λᵣ > 0, in their own units. */
  readonly eigenvalues: Float64Array;
  /** out = Σ pᵢQᵢPQᵢ/λ₁², r×r, both triangles. */
  readonly apply: (p: Float64Array, out: Float64Array) => void;
}

/**
 * The second moment of dense components; an application costs 2N products of r×r matrices.
 *
 * @param hessians - Qᵢ, d×d row by row, symmetric positive semi-definite
 */
export function denseSecondMoment(
  dimension: number,
  weights: ArrayLike<number>,
  hessians: readonly Float64Array[],
): SecondMoment {
  const { eigenvalues, rotate } = meanEigenbasis(dimension, weights, hessians);
  const r = eigenvalues.length;
  const rotated = hessians.map((q) => {
    const out = new Float64Array(r * r);
    rotate(q, out);
    return out;
  });
  return rotatedSecondMoment(eigenvalues, weights, rotated);
}

/** The second moment of components that are given in Q̄'s eigenbasis already, r×r matrices, symmetric. */
export function rotatedSecondMoment(
  eigenvalues: Float64Array,
  weights: ArrayLike<number>,
  components: readonly Float64Array[],
): SecondMoment {
  const r = eigenvalues.length;
  const rotated = components.map((q) => q.map((entry) => entry / eigenvalues[0]));
  const half = new Float64Array(r * r);
  const term = new Float64Array(r * r);
  return {
    eigenvalues,
    apply(p, out) {
      out.fill(0);
      rotated.forEach((q, i) => {
        multiply(r, r, r, q, p, half);
        multiply(r, r, r, half, q, term);
        for (let e = 0; e < r * r; e++) out[e] += weights[i] * term[e];
      });
      // QPQ is symmetric, but its two triangles are rounded differently.
      for (let a = 0; a < r; a++) {
        for (let b = 0; b < a; b++) {
          out[a * r + b] = (out[a * r + b] + out[b * r + a]) / 2;
          out[b * r + a] = out[a * r + b];
        }
      }
    },
  };
}

/** The second moment of components Qᵢ = xᵢxᵢ', Σ pᵢ (yᵢ'Pyᵢ) yᵢyᵢ'; an application is one pass of O(Nr²). */
export function rankOneSecondMoment({ eigenvalues, coordinates, weights }: RankOneEigenbasis): SecondMoment {
  const n = weights.length;
  const r = eigenvalues.length;
  const unit = Math.sqrt(eigenvalues[0]);
  const rows = coordinates.map((entry) => entry / unit);
  const forms = new Float64Array(n);
  return {
    eigenvalues,
    apply(p, out) {
      quadraticForms(n, r, rows, p, forms);
      for (let i = 0; i < n; i++) forms[i] *= weights[i];
      weightedGram(n, r, rows, forms, out);
    },
  };
}
