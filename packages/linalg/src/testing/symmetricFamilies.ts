/** Symmetric matrices of any size that are hard in different ways, n×n, each seeded by a name. */
import { mirrorLowerInPlace } from "../triangle.ts";
import { gaussianMatrix, matrixWithSpectrum } from "./matrices.ts";

type Family = (name: string, n: number) => Float64Array;
type Entry = (i: number, j: number) => number;

/** The matrix of entry(i, j) for j ≤ i, mirrored. */
function fromLower(n: number, entry: Entry): Float64Array {
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) a[i * n + j] = entry(i, j);
  }
  mirrorLowerInPlace(n, a);
  return a;
}

/** Independent normals times weight(i, j, n). */
function weighted(weight: (i: number, j: number, n: number) => number): Family {
  return (name, n) => {
    const normals = gaussianMatrix(name, n, n);
    return fromLower(n, (i, j) => {
      const factor = weight(i, j, n);
      return factor === 0 ? 0 : normals[i * n + j] * factor;
    });
  };
}

/** A Haar rotation of diag(value(0), …, value(n − 1)). */
function withSpectrum(value: (k: number, n: number) => number): Family {
  return (name, n) =>
    matrixWithSpectrum(
      name,
      Array.from({ length: n }, (_, k) => value(k, n)),
    );
}

/** 10^(digits (1 − 2 i / (n − 1))), from 10^digits down to 10^(−digits). */
function grade(digits: number, i: number, n: number): number {
  return n === 1 ? 1 : Number(`1e${Math.round(digits * (1 - (2 * i) / (n - 1)))}`);
}

/** Families whose members differ from one name to the next. */
export const randomFamilies: readonly [string, Family][] = [
  ["normal entries", weighted(() => 1)],
  ["an even spectrum of both signs", withSpectrum((k, n) => 2 * k - n)],
  ["a cluster and a few", withSpectrum((k, n) => (2 * k < n ? 1 + k * 1e-14 : k - n))],
  ["two repeated eigenvalues", withSpectrum((k) => (k % 3 === 0 ? 2 : -1))],
  ["rank one", withSpectrum((k) => (k === 0 ? 5 : 0))],
  ["half the rank", withSpectrum((k, n) => (2 * k < n ? k + 1 : 0))],
  ["a geometric spectrum down to 1e-16", withSpectrum((k, n) => grade(8, k, n) * 1e-8)],
  ["entries graded from 1e150 down to 1e-150", weighted((i, j, n) => grade(75, i, n) * grade(75, j, n))],
  ["entries graded from 1e-150 up to 1e150", weighted((i, j, n) => grade(-75, i, n) * grade(-75, j, n))],
  ["entries graded in a mixed order", weighted((i, j, n) => grade(75, (7 * i) % n, n) * grade(75, (7 * j) % n, n))],
  ["norms of 1e300", weighted(() => 1e300)],
  ["norms of 1e-300", weighted(() => 1e-300)],
  ["a random tridiagonal", weighted((i, j) => (i - j <= 1 ? 1 : 0))],
  ["a tridiagonal with couplings near ε", weighted((i, j) => (i === j ? 1 : i - j === 1 ? 1e-15 : 0))],
  ["an arrow to the last corner", weighted((i, j, n) => (i === j || i === n - 1 ? 1 : 0))],
  ["an arrow to the first corner", weighted((i, j) => (i === j || j === 0 ? 1 : 0))],
  ["two blocks", weighted((i, j, n) => (2 * i < n === 2 * j < n ? 1 : 0))],
  ["almost diagonal", weighted((i, j) => (i === j ? 1 : 1e-170))],
  ["a zero diagonal", weighted((i, j) => (i === j ? 0 : 1))],
  ["every second row zero", weighted((i, j) => (i % 2 === 0 && j % 2 === 0 ? 1 : 0))],
];

/** Families with one member of each size. */
export const fixedFamilies: readonly [string, (n: number) => Float64Array][] = [
  ["zero", (n) => new Float64Array(n * n)],
  ["the identity", (n) => fromLower(n, (i, j) => (i === j ? 1 : 0))],
  ["all ones", (n) => new Float64Array(n * n).fill(1)],
  ["the exchange of coordinates", (n) => fromLower(n, (i, j) => (i + j === n - 1 ? 1 : 0))],
  ["a shuffled diagonal", (n) => fromLower(n, (i, j) => (i === j ? (7 * i) % n : 0))],
  ["second differences", (n) => fromLower(n, (i, j) => (i === j ? 2 : i - j === 1 ? -1 : 0))],
  ["Wilkinson's W⁺", (n) => fromLower(n, (i, j) => (i === j ? Math.abs(i - (n - 1) / 2) : i - j === 1 ? 1 : 0))],
  ["Hilbert's", (n) => fromLower(n, (i, j) => 1 / (i + j + 1))],
];
