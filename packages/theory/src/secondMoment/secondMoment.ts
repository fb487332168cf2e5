import { momentOfRows, multiply } from "@sgd-basins/linalg";
import { type DenseEigenbasis, rotatedComponents } from "../geometry/denseEigenbasis.ts";
import { diagonalExcess } from "../geometry/diagonalLocalGeometry.ts";
import type { Excess } from "../geometry/localGeometry.ts";
import { type MeanEigenbasis, meanEigenbasis } from "../geometry/meanEigenbasis.ts";
import type { RowEigenbasis } from "../geometry/rowEigenbasis.ts";
import type { Hessians } from "../hessians.ts";
import { rowForms, scaleForms } from "../ownedRows.ts";

/**
 * The map P ↦ Σ pᵢQᵢPQᵢ of symmetric r×r matrices on range(Q̄), in Q̄'s eigenbasis: everything that the mean-square limit needs
 * to know of the components.
 */
export type SecondMoment = MomentMap | DiagonalMoment;

/** The map as it acts, in units of λ₁, which keep products of data of any scale in the range of doubles. */
export interface MomentMap {
  readonly structure: "map";
  /** λ₁ ≥ … ≥ λᵣ > 0, in their own units. */
  readonly eigenvalues: Float64Array;
  /** out = Σ pᵢQᵢPQᵢ/λ₁², r×r, both triangles. */
  readonly apply: (p: Float64Array, out: Float64Array) => void;
}

/** Where all components are diagonal in the eigenbasis: entry (a, a) of P is multiplied by λ_a² + Var(q_a). */
export interface DiagonalMoment {
  readonly structure: "diagonal";
  readonly eigenvalues: Float64Array;
  /** λ_a Var(q_a). */
  readonly excess: Excess;
}

/** The second moment of components. */
export function secondMoment(h: Hessians): SecondMoment {
  return momentIn(meanEigenbasis(h));
}

/** The same where the eigenbasis is known. */
export function momentIn(basis: MeanEigenbasis): SecondMoment {
  switch (basis.structure) {
    case "dense":
      return denseSecondMoment(basis);
    case "diagonal":
      return { structure: "diagonal", eigenvalues: basis.eigenvalues, excess: diagonalExcess(basis) };
    case "rows":
      return rowSecondMoment(basis);
  }
}

/** The second moment of dense components; an application costs 2N products of r×r matrices. */
export function denseSecondMoment(basis: DenseEigenbasis): MomentMap {
  return rotatedSecondMoment(basis.eigenvalues, basis.hessians.weights, rotatedComponents(basis));
}

/** The second moment of components that are given in Q̄'s eigenbasis already, r×r matrices, symmetric. */
export function rotatedSecondMoment(
  eigenvalues: Float64Array,
  weights: ArrayLike<number>,
  components: readonly Float64Array[],
): MomentMap {
  const r = eigenvalues.length;
  const rotated = components.map((q) => q.map((entry) => entry / eigenvalues[0]));
  const half = new Float64Array(r * r);
  const term = new Float64Array(r * r);
  return {
    structure: "map",
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

/** The second moment of components Qᵢ = XᵢᵀXᵢ, Σ pᵢ Yᵢᵀ(YᵢPYᵢᵀ)Yᵢ; an application is one pass of O(NCr²). */
export function rowSecondMoment({ eigenvalues, rowsEach, coordinates, weights }: RowEigenbasis): MomentMap {
  const r = eigenvalues.length;
  const unit = Math.sqrt(eigenvalues[0]);
  if (rowsEach === 1) {
    const rows = { a: coordinates, unit };
    const apply: MomentMap["apply"] = (p, out) => momentOfRows(weights.length, r, rows, weights, p, out);
    return { structure: "map", eigenvalues, apply };
  }
  const { fill, sum } = rowForms({ rowsEach, width: r, rows: coordinates.map((entry) => entry / unit) });
  const forms = new Float64Array(weights.length * rowsEach * rowsEach);
  return {
    structure: "map",
    eigenvalues,
    apply(p, out) {
      fill(p, forms);
      scaleForms(forms, weights);
      sum(forms, out);
    },
  };
}
