/** Symmetric positive definite matrices of any size that are hard in different ways, n×n, each seeded by a name. */
import { mirrorLowerInPlace } from "../triangle.ts";
import { gaussianMatrix, matrixWithSpectrum, productByDefinition, transposed } from "./matrices.ts";

type Family = (name: string, n: number) => Float64Array;

/** A Haar rotation of diag(value(0), …, value(n − 1)). */
function withSpectrum(value: (k: number, n: number) => number): Family {
  return (name, n) =>
    matrixWithSpectrum(
      name,
      Array.from({ length: n }, (_, k) => value(k, n)),
    );
}

/** G'G + I for a Gaussian G. */
function gramPlusIdentity(name: string, n: number): Float64Array {
  const g = gaussianMatrix(name, n, n);
  const a = productByDefinition(n, n, n, transposed(n, n, g), g);
  mirrorLowerInPlace(n, a);
  for (let i = 0; i < n; i++) a[i * (n + 1)] += 1;
  return a;
}

/** A matrix whose row and column i are scaled by 10^(digits(i, n)). */
function graded(digits: (i: number, n: number) => number): Family {
  return (name, n) => {
    const scale = (i: number) => Number(`1e${Math.round(digits(i, n))}`);
    return gramPlusIdentity(name, n).map((x, at) => x * scale(Math.floor(at / n)) * scale(at % n));
  };
}

/** −75 … 75, so that entries reach from 1e-150 to 1e150. */
const exponent = (i: number, n: number) => (n === 1 ? 0 : -75 + (150 * i) / (n - 1));

/** Families whose members differ from one name to the next. */
export const randomDefiniteFamilies: readonly [string, Family][] = [
  ["a Gram matrix", gramPlusIdentity],
  ["an even spectrum", withSpectrum((k) => k + 1)],
  ["a cluster and a few", withSpectrum((k, n) => (2 * k < n ? 1 + k * 1e-14 : k + 1))],
  ["two repeated eigenvalues", withSpectrum((k) => (k % 3 === 0 ? 2 : 1))],
  ["rank one and a little", withSpectrum((k) => (k === 0 ? 5 : 1e-10))],
  [
    "a geometric spectrum down to 1e-11",
    withSpectrum((k, n) => Number(`1e${Math.round((-11 * k) / Math.max(1, n - 1))}`)),
  ],
  ["a multiple of the identity", withSpectrum(() => 3)],
  ["entries graded from 1e-150 up to 1e150", graded(exponent)],
  ["entries graded from 1e150 down to 1e-150", graded((i, n) => -exponent(i, n))],
  ["entries graded in a mixed order", graded((i, n) => exponent((7 * i) % n, n))],
  ["norms of 1e300", graded(() => 148)],
  ["norms of 1e-300", graded(() => -150)],
];

/** Families with one member of each size. */
export const fixedDefiniteFamilies: readonly [string, (n: number) => Float64Array][] = [
  ["the identity", (n) => Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0))],
  ["second differences", (n) => fromEntries(n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0))],
  ["min(i, j)", (n) => fromEntries(n, (i, j) => Math.min(i, j) + 1)],
];

function fromEntries(n: number, entry: (i: number, j: number) => number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => entry(Math.floor(at / n), at % n));
}
