/** Seeded matrices for tests, row-major. */
import { fillNormals, stream } from "@sgd-basins/random";
import fc from "fast-check";
import { haarFrame } from "../householder/haarFrame.ts";
import { mirrorLowerInPlace } from "../triangle.ts";

/** Independent standard normals, rows × columns. */
export function gaussianMatrix(name: string, rows: number, columns: number): Float64Array {
  const a = new Float64Array(rows * columns);
  fillNormals(stream(1, "linalg-test", name, rows, columns), a);
  return a;
}

/** A Haar orthogonal n×n matrix. */
export function orthogonalMatrix(name: string, n: number): Float64Array {
  return haarFrame(stream(1, "linalg-test-orthogonal", name, n), n, n);
}

/** U' diag(values) U, exactly symmetric, for a Haar matrix U. */
export function matrixWithSpectrum(name: string, values: readonly number[]): Float64Array {
  const n = values.length;
  const u = orthogonalMatrix(name, n);
  const a = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      const factor = values[k] * u[k * n + i];
      for (let j = 0; j <= i; j++) a[i * n + j] += factor * u[k * n + j];
    }
  }
  mirrorLowerInPlace(n, a);
  return a;
}

/** The textbook triple loop; each sum in the order of l, all of a row side by side, which is where b lies. */
export function productByDefinition(m: number, k: number, n: number, a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let l = 0; l < k; l++) {
      const factor = a[i * k + l];
      for (let j = 0; j < n; j++) out[i * n + j] += factor * b[l * n + j];
    }
  }
  return out;
}

export function transposed(m: number, n: number, a: Float64Array): Float64Array {
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) out[j * m + i] = a[i * n + j];
  }
  return out;
}

/** Largest column sum of |a_ij|, m×n: the norm of LAPACK's test ratios. */
export function oneNorm(m: number, n: number, a: Float64Array): number {
  let largest = 0;
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let i = 0; i < m; i++) sum += Math.abs(a[i * n + j]);
    largest = Math.max(largest, sum);
  }
  return largest;
}

export function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, i) => x - b[i]);
}

export function largestDifference(a: Float64Array, b: Float64Array): number {
  return difference(a, b).reduce((worst, x) => Math.max(worst, Math.abs(x)), 0);
}

/** Matrices of a given size whose entries are of mixed magnitude and sign, zeros included. */
export function arbitraryMatrix(rows: number, columns: number): fc.Arbitrary<Float64Array> {
  const entry = fc.oneof(fc.constant(0), fc.double({ min: -1e3, max: 1e3, noNaN: true }));
  const length = rows * columns;
  return fc.array(entry, { minLength: length, maxLength: length }).map((entries) => Float64Array.from(entries));
}
