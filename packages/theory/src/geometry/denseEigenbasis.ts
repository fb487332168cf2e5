import { eigenSymmetric, multiply, transpose } from "@sgd-basins/linalg";
import type { DenseHessians } from "../hessians.ts";

/** Symmetric Hessians, and how to see them in Q̄'s eigenbasis. */
export interface DenseEigenbasis {
  readonly structure: "dense";
  readonly hessians: DenseHessians;
  /** λ₁ ≥ … ≥ λᵣ > 0. */
  readonly eigenvalues: Float64Array;
  /** out (r×r) = V'AV for symmetric A (d×d), with V the eigenvectors of λ₁ … λᵣ. */
  readonly rotate: (a: Float64Array, out: Float64Array) => void;
}

/** The eigenbasis of Q̄ on its range. */
export function denseEigenbasis(hessians: DenseHessians): DenseEigenbasis {
  const { dimension: d, mean, rankTolerance } = hessians;
  const { values, vectors } = eigenSymmetric(d, mean);
  const rank = values.filter((λ) => λ > 0 && λ > rankTolerance * values[0]).length;
  const basis = new Float64Array(d * rank);
  for (let i = 0; i < d; i++) {
    for (let a = 0; a < rank; a++) basis[i * rank + a] = vectors[i * d + a];
  }
  const transposed = new Float64Array(rank * d);
  transpose(d, rank, basis, transposed);
  const half = new Float64Array(d * rank);
  return {
    structure: "dense",
    hessians,
    eigenvalues: values.slice(0, rank),
    rotate: (a, out) => {
      multiply(d, d, rank, a, basis, half);
      multiply(rank, d, rank, transposed, half, out);
    },
  };
}

/** Each component in the eigenbasis, r×r; symmetric, but for the rounding of the two triangles. */
export function rotatedComponents({ hessians, eigenvalues, rotate }: DenseEigenbasis): Float64Array[] {
  const { components, dimension: d, matrices } = hessians;
  const r = eigenvalues.length;
  return Array.from({ length: components }, (_, i) => {
    const out = new Float64Array(r * r);
    rotate(matrices.subarray(i * d * d, (i + 1) * d * d), out);
    return out;
  });
}
