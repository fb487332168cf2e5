import { weightedGram } from "@sgd-basins/linalg";
import type { RowEigenbasis } from "../geometry/rowEigenbasis.ts";
import { addMultiple } from "../vectors.ts";
import { gradientsIn } from "./linearise.ts";

/** What the moments of SGD-k need to know of the components' gradients εᵢ at the minimizer, in Q̄'s eigenbasis. */
export interface NoiseMoments {
  /** C = Σ pᵢεᵢεᵢ', r×r. */
  readonly covariance: Float64Array;
  /** out = K + K', r×r, with K = Σ pᵢQᵢmεᵢ' of a vector m: what the noise and the mean's error do together; one pass. */
  readonly stir: (mean: Float64Array, out: Float64Array) => void;
}

/**
 * Of components Qᵢ = Xᵢ'Xᵢ with gradients εᵢ = Xᵢ'ρᵢ.
 *
 * @param basis - with the probabilities p with which components are drawn, each counting w/p times: √(w/p) in its coordinates
 * @param weights - the objective's, w
 * @param residuals - ρ, one for each row
 */
export function noiseOfRowBasis(basis: RowEigenbasis, weights: Float64Array, residuals: Float64Array): NoiseMoments {
  const { coordinates, rowsEach, weights: drawn, eigenvalues } = basis;
  const r = eigenvalues.length;
  const count = weights.length;
  const covariance = new Float64Array(r * r);
  // p Q ε of a component is √(wp) of what stands in its coordinates.
  const sizes = weights.map((weight, i) => Math.sqrt(weight * drawn[i]));
  if (rowsEach === 1) {
    // w²/p of εε' is w of what stands there.
    const squares = residuals.map((residual, i) => weights[i] * residual * residual);
    weightedGram(count, r, coordinates, squares, covariance);
    const factors = residuals.map((residual, i) => sizes[i] * residual);
    const along = new Float64Array(count);
    return {
      covariance,
      stir(mean, out) {
        multiplyRows(coordinates, mean, along);
        for (let i = 0; i < count; i++) along[i] *= 2 * factors[i];
        weightedGram(count, r, coordinates, along, out);
      },
    };
  }
  const gradients = gradientsIn(basis, residuals);
  weightedGram(count, r, gradients, weights, covariance);
  const along = new Float64Array(residuals.length);
  return {
    covariance,
    stir(mean, out) {
      multiplyRows(coordinates, mean, along);
      out.fill(0);
      for (let i = 0; i < count; i++) {
        const image = new Float64Array(r);
        for (let row = i * rowsEach; row < (i + 1) * rowsEach; row++) {
          addMultiple(image, along[row], coordinates.subarray(row * r, (row + 1) * r));
        }
        addSymmetric(sizes[i], image, gradients.subarray(i * r, (i + 1) * r), out);
      }
    },
  };
}

/**
 * Of dense components.
 *
 * @param components - as they are drawn, w/p times Qᵢ, r×r
 * @param gradients - εᵢ, r numbers each
 */
export function noiseOfMatrixBasis(
  drawn: Float64Array,
  weights: Float64Array,
  components: readonly Float64Array[],
  gradients: readonly Float64Array[],
): NoiseMoments {
  const r = gradients[0].length;
  const covariance = new Float64Array(r * r);
  gradients.forEach((own, i) => {
    const factor = drawn[i] === 0 ? 0 : (weights[i] / drawn[i]) * weights[i];
    for (let a = 0; a < r; a++) {
      for (let b = 0; b < r; b++) covariance[a * r + b] += factor * own[a] * own[b];
    }
  });
  const image = new Float64Array(r);
  return {
    covariance,
    stir(mean, out) {
      out.fill(0);
      components.forEach((q, i) => {
        image.fill(0);
        for (let a = 0; a < r; a++) addMultiple(image, mean[a], q.subarray(a * r, (a + 1) * r));
        addSymmetric(weights[i], image, gradients[i], out);
      });
    },
  };
}

/** out += factor (xy' + yx'). */
function addSymmetric(factor: number, x: Float64Array, y: Float64Array, out: Float64Array): void {
  const r = x.length;
  for (let a = 0, e = 0; a < r; a++) {
    for (let b = 0; b < r; b++, e++) out[e] += factor * (x[a] * y[b] + y[a] * x[b]);
  }
}

/** out = aᵢ'x of the rows of a, of which no copy is made. */
function multiplyRows(a: Float64Array, x: Float64Array, out: Float64Array): void {
  for (let row = 0, e = 0; row < out.length; row++) {
    let sum = 0;
    for (let b = 0; b < x.length; b++, e++) sum += a[e] * x[b];
    out[row] = sum;
  }
}
