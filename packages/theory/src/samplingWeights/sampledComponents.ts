import { eigenvaluesSymmetric, mirrorLowerInPlace, multiply } from "@sgd-basins/linalg";
import { type DenseEigenbasis, rotatedComponents } from "../geometry/denseEigenbasis.ts";
import type { DiagonalEigenbasis } from "../geometry/diagonalEigenbasis.ts";
import { type MeanEigenbasis, meanEigenbasis } from "../geometry/meanEigenbasis.ts";
import type { RowEigenbasis } from "../geometry/rowEigenbasis.ts";
import type { Hessians } from "../hessians.ts";
import { type OwnedRows, rowForms, scaleForms, sumOfOwned } from "../ownedRows.ts";
import { dot } from "../vectors.ts";

/**
 * Components Qᵢ whose weights are to be chosen, on the range of Σ Qᵢ in an orthonormal basis, in units in which the mean
 * with the objective's weights has the largest eigenvalue 1. Matrices are r×r, symmetric, both triangles.
 */
export interface SampledComponents {
  /** N. */
  readonly count: number;
  /** r. */
  readonly rank: number;
  /** The weights wᵢ of the objective Σ wᵢfᵢ. */
  readonly objectiveWeights: Float64Array;
  /** ‖Qᵢ‖₂. */
  readonly norms: Float64Array;
  /** out = Σ cᵢQᵢ. */
  readonly sum: (coefficients: Float64Array, out: Float64Array) => void;
  /** out = Σ cᵢQᵢAQᵢ. */
  readonly sumSandwiches: (coefficients: Float64Array, a: Float64Array, out: Float64Array) => void;
  /** out[i] = tr(BQᵢ). */
  readonly traces: (b: Float64Array, out: Float64Array) => void;
  /** out[i] = tr(CQᵢAQᵢ). */
  readonly sandwichTraces: (c: Float64Array, a: Float64Array, out: Float64Array) => void;
}

/** The components of Hessians, whose own weights are the objective's. */
export function sampledComponents(h: Hessians): SampledComponents {
  return componentsIn(meanEigenbasis(h));
}

/** The same where the eigenbasis is known. */
export function componentsIn(basis: MeanEigenbasis): SampledComponents {
  switch (basis.structure) {
    case "dense":
      return denseSampledComponents(basis);
    case "diagonal":
      return diagonalSampledComponents(basis);
    case "rows":
      return rowSampledComponents(basis);
  }
}

function denseSampledComponents(basis: DenseEigenbasis): SampledComponents {
  const { eigenvalues, hessians } = basis;
  const r = eigenvalues.length;
  const rotated = rotatedComponents(basis);
  for (const q of rotated) {
    mirrorLowerInPlace(r, q);
    for (let e = 0; e < r * r; e++) q[e] /= eigenvalues[0];
  }
  const half = new Float64Array(r * r);
  const whole = new Float64Array(r * r);
  const sandwich = (q: Float64Array, a: Float64Array): Float64Array => {
    multiply(r, r, r, q, a, half);
    multiply(r, r, r, half, q, whole);
    mirrorLowerInPlace(r, whole);
    return whole;
  };
  return {
    count: rotated.length,
    rank: r,
    objectiveWeights: hessians.weights,
    norms: Float64Array.from(rotated, (q) => Math.max(0, eigenvaluesSymmetric(r, q)[0])),
    sum(coefficients, out) {
      out.fill(0);
      rotated.forEach((q, i) => {
        for (let e = 0; e < r * r; e++) out[e] += coefficients[i] * q[e];
      });
    },
    sumSandwiches(coefficients, a, out) {
      out.fill(0);
      rotated.forEach((q, i) => {
        const term = sandwich(q, a);
        for (let e = 0; e < r * r; e++) out[e] += coefficients[i] * term[e];
      });
    },
    traces(b, out) {
      rotated.forEach((q, i) => {
        out[i] = dot(q, b);
      });
    },
    sandwichTraces(c, a, out) {
      rotated.forEach((q, i) => {
        out[i] = dot(sandwich(q, a), c);
      });
    },
  };
}

/** Components Qᵢ = XᵢᵀXᵢ; every sum is one or two passes of O(NCr²). */
function rowSampledComponents({ eigenvalues, rowsEach, coordinates, weights }: RowEigenbasis): SampledComponents {
  const n = weights.length;
  const r = eigenvalues.length;
  const unit = Math.sqrt(eigenvalues[0]);
  const owned = { rowsEach, width: r, rows: coordinates.map((entry) => entry / unit) };
  const { fill, sum } = rowForms(owned);
  const size = rowsEach * rowsEach;
  const forms = new Float64Array(n * size);
  const others = new Float64Array(n * size);
  return {
    count: n,
    rank: r,
    objectiveWeights: weights,
    norms: normsOf(owned),
    sum: (coefficients, out) => sumOfOwned(owned, coefficients, out),
    sumSandwiches(coefficients, a, out) {
      fill(a, forms);
      scaleForms(forms, coefficients);
      sum(forms, out);
    },
    traces(b, out) {
      fill(b, forms);
      out.fill(0);
      for (let i = 0; i < n; i++) for (let j = 0; j < size; j += rowsEach + 1) out[i] += forms[i * size + j];
    },
    sandwichTraces(c, a, out) {
      fill(a, forms);
      fill(c, others);
      out.fill(0);
      for (let i = 0, e = 0; i < n; i++) for (let j = 0; j < size; j++, e++) out[i] += others[e] * forms[e];
    },
  };
}

/** ‖XᵢᵀXᵢ‖₂ = ‖XᵢXᵢᵀ‖₂. */
function normsOf({ rowsEach: c, width, rows }: OwnedRows): Float64Array {
  const product = new Float64Array(c * c);
  return Float64Array.from({ length: rows.length / width / c }, (_, i) => {
    product.fill(0);
    for (let a = 0; a < c; a++) {
      for (let b = 0; b < c; b++) {
        const [left, right] = [(i * c + a) * width, (i * c + b) * width];
        for (let j = 0; j < width; j++) product[a * c + b] += rows[left + j] * rows[right + j];
      }
    }
    return c === 1 ? product[0] : eigenvaluesSymmetric(c, product)[0];
  });
}

/** Components with diagonal Hessians, whose single entries may be negative; in the coordinates' own order. */
function diagonalSampledComponents({ hessians, eigenvalues, coordinates }: DiagonalEigenbasis): SampledComponents {
  const { dimension: d, components, weights } = hessians;
  const kept = coordinates.toSorted((i, j) => i - j);
  const r = kept.length;
  const entries = new Float64Array(components * r);
  for (let i = 0, e = 0; i < components; i++) {
    for (const j of kept) entries[e++] = hessians.diagonals[i * d + j] / eigenvalues[0];
  }
  const sums = new Float64Array(r);
  const factors = new Float64Array(r);
  const spread = (out: Float64Array): void => {
    out.fill(0);
    for (let a = 0; a < r; a++) out[a * r + a] = sums[a];
  };
  return {
    count: components,
    rank: r,
    objectiveWeights: weights,
    norms: Float64Array.from({ length: components }, (_, i) =>
      entries.subarray(i * r, (i + 1) * r).reduce((norm, entry) => Math.max(norm, Math.abs(entry)), 0),
    ),
    sum(coefficients, out) {
      sums.fill(0);
      for (let i = 0, e = 0; i < components; i++) {
        for (let a = 0; a < r; a++, e++) sums[a] += coefficients[i] * entries[e];
      }
      spread(out);
    },
    sumSandwiches(coefficients, matrix, out) {
      sums.fill(0);
      for (let i = 0, e = 0; i < components; i++) {
        for (let a = 0; a < r; a++, e++) sums[a] += coefficients[i] * (entries[e] * entries[e]);
      }
      for (let a = 0; a < r; a++) sums[a] = matrix[a * r + a] * sums[a];
      spread(out);
    },
    traces(b, out) {
      for (let a = 0; a < r; a++) factors[a] = b[a * r + a];
      for (let i = 0, e = 0; i < components; i++) {
        let sum = 0;
        for (let a = 0; a < r; a++, e++) sum += entries[e] * factors[a];
        out[i] = sum;
      }
    },
    sandwichTraces(c, matrix, out) {
      for (let i = 0, e = 0; i < components; i++) {
        let sum = 0;
        for (let a = 0; a < r; a++, e++) sum += entries[e] * entries[e] * matrix[a * r + a] * c[a * r + a];
        out[i] = sum;
      }
    },
  };
}
