/** The matrices that go into linear algebra, and what must hold of what comes out. */
import { multiply, multiplyVector, transpose } from "@sgd-basins/linalg";
import { fillNormals, stream } from "@sgd-basins/random";
import { verifyClose } from "./verify.ts";

/** Rounding that a check allows, in n ε times the size of what is compared. */
const ROUNDING = 20;

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
  const ones = new Float64Array(n).fill(1);
  const half = new Float64Array(n);
  const expected = new Float64Array(n);
  const actual = new Float64Array(n);
  multiplyVector(n, n, b, ones, half);
  multiplyVector(n, n, a, half, expected);
  multiplyVector(n, n, c, ones, actual);
  const scale = norm(a) * norm(b);
  for (let i = 0; i < n; i++) verifyRounded(`row sum ${i} of the product`, n, actual[i], expected[i], scale);
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
