/** The matrices that go into linear algebra, and what must hold of what comes out. */
import { multiply, multiplyVector, Space, transpose } from "@sgd-basins/linalg";
import { fillNormals, stream } from "@sgd-basins/random";
import { verifyClose } from "../../tasks/verify.ts";

/** Rounding that a check allows, in n ε times the size of what is compared. */
const ROUNDING = 20;

/** Square matrices and scratch that a task keeps where the kernels reach them, as hot callers do. */
const ROOM = 16;

/** A space for a task on n×n matrices. */
export function spaceFor(n: number): Space {
  return new Space(ROOM * n * n + (1 << 16));
}

/** n×n independent standard normals. */
export function gaussian(n: number, role: string): Float64Array {
  const out = new Float64Array(n * n);
  fillNormals(stream(1, "bench", "gaussian", role, n), out);
  return out;
}

/** G + G' of a Gaussian matrix. */
export function symmetric(n: number): Float64Array {
  const g = gaussian(n, "symmetric");
  const gTransposed = transposed(n, g);
  return g.map((x, i) => x + gTransposed[i]);
}

/** I + GG'/n of a Gaussian matrix: condition number about 5, whatever n. */
export function positiveDefinite(n: number): Float64Array {
  const g = gaussian(n, "definite");
  const out = new Float64Array(n * n);
  multiply(n, n, n, g, transposed(n, g), out);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i * n + j] = out[i * n + j] / n + (i === j ? 1 : 0);
  return out;
}

export function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
}

/** The lower triangle of a matrix, zero above. */
export function lowerTriangle(n: number, a: Float64Array): Float64Array {
  return a.map((entry, i) => (i % n <= Math.floor(i / n) ? entry : 0));
}

export function transposed(n: number, a: Float64Array): Float64Array {
  const out = new Float64Array(n * n);
  transpose(n, n, a, out);
  return out;
}

/** ‖x‖₂ of a vector, ‖A‖_F of a matrix. */
export function norm(x: Float64Array): number {
  return Math.sqrt(x.reduce((sum, entry) => sum + entry * entry, 0));
}

/** Throws unless |actual − expected| ≤ 20 n ε scale. */
export function verifyRounded(what: string, n: number, actual: number, expected: number, scale: number): void {
  verifyClose(what, actual, expected, ROUNDING * n * Number.EPSILON * scale);
}

/** Throws unless C = AB (all n×n) to rounding, judged by C1 = A(B1). */
export function verifyProduct(n: number, a: Float64Array, b: Float64Array, c: Float64Array): void {
  const expected = new Float64Array(n);
  multiplyVector(n, n, a, rowSums(n, b), expected);
  const actual = rowSums(n, c);
  const scale = norm(a) * norm(b);
  for (let i = 0; i < n; i++) verifyRounded(`row sum ${i} of the product`, n, actual[i], expected[i], scale);
}

/** Throws unless two n×n matrices have the same row sums to rounding. */
export function verifyRows(n: number, actual: Float64Array, expected: Float64Array): void {
  const sums = rowSums(n, actual);
  const scale = Math.sqrt(n) * norm(expected);
  rowSums(n, expected).forEach((sum, i) => {
    verifyRounded(`row sum ${i}`, n, sums[i], sum, scale);
  });
}

function rowSums(n: number, a: Float64Array): Float64Array {
  const sums = new Float64Array(n);
  multiplyVector(n, n, a, new Float64Array(n).fill(1), sums);
  return sums;
}

/** Throws unless the eigenvalues and their squares sum to the traces of A and A². */
export function verifyEigenvalues(n: number, a: Float64Array, values: ArrayLike<number>): void {
  let trace = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    trace += a[i * n + i];
    sum += values[i];
    squares += values[i] * values[i];
  }
  const size = norm(a);
  verifyRounded("the sum of the eigenvalues", n, sum, trace, size);
  verifyRounded("the sum of their squares", n, squares, size * size, size * size);
}
