import { multiply, quadraticForms, weightedGram } from "@sgd-basins/linalg";
import type { RowEigenbasis } from "../geometry/rowEigenbasis.ts";
import { addMultiple } from "../vectors.ts";
import { gradientsIn } from "./linearise.ts";

/** What the moments of SGD-k need to know of the components' gradients εᵢ at the minimizer, in Q̄'s eigenbasis. */
export interface NoiseMoments {
  /** C = Σ pᵢεᵢεᵢ', r×r. */
  readonly covariance: Float64Array;
  /** out = Σ pᵢQᵢPεᵢ, r numbers, of a symmetric P, r×r: by which the noise and the mean's error go together; one pass. */
  readonly couple: (p: Float64Array, out: Float64Array) => void;
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
    const forms = new Float64Array(count);
    return {
      covariance,
      couple(p, out) {
        quadraticForms(count, r, coordinates, p, forms);
        for (let i = 0; i < count; i++) forms[i] *= factors[i];
        sumOfRows(forms, coordinates, out);
      },
    };
  }
  const gradients = gradientsIn(basis, residuals);
  weightedGram(count, r, gradients, weights, covariance);
  const images = new Float64Array(count * r);
  const forms = new Float64Array(residuals.length);
  return {
    covariance,
    couple(p, out) {
      multiply(count, r, r, gradients, p, images);
      for (let row = 0; row < forms.length; row++) {
        const i = Math.floor(row / rowsEach);
        let form = 0;
        for (let a = 0; a < r; a++) form += images[i * r + a] * coordinates[row * r + a];
        forms[row] = sizes[i] * form;
      }
      sumOfRows(forms, coordinates, out);
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
    couple(p, out) {
      out.fill(0);
      components.forEach((q, i) => {
        image.fill(0);
        for (let a = 0; a < r; a++) addMultiple(image, gradients[i][a], p.subarray(a * r, (a + 1) * r));
        for (let a = 0; a < r; a++) addMultiple(out, weights[i] * image[a], q.subarray(a * r, (a + 1) * r));
      });
    },
  };
}

/** out = Σ factorᵢaᵢ over the rows of a. */
function sumOfRows(factors: Float64Array, a: Float64Array, out: Float64Array): void {
  const r = out.length;
  out.fill(0);
  for (let row = 0, e = 0; row < factors.length; row++) {
    for (let b = 0; b < r; b++, e++) out[b] += factors[row] * a[e];
  }
}
