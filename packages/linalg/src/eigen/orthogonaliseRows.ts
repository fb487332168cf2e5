/** One-sided Jacobi: the eigenvectors of RᵀR from the rows of R, without a product that squares their condition number. */
import type { Checker } from "../check.ts";
import { multiply } from "../multiply.ts";
import { symmetricRankUpdate } from "../symmetricRankUpdate.ts";
import { transposed } from "../transpose.ts";
import { mirrorLowerInPlace } from "../triangle.ts";
import { eigenSymmetric } from "./eigenSymmetric.ts";

/** Cyclic sweeps over all pairs; about ten are needed. */
const MOST_SWEEPS = 60;
const USUAL_SWEEPS = 10;
/** From so many rows on, sweeps would take long, and begin from eigenvectors that are good beside the largest eigenvalue. */
const MANY = 200;

/**
 * Rotates the `count` rows of length n until they are orthogonal, in place: then they are √λ v' of RᵀR.
 *
 * @param nothing - square of a length at which a row counts for zero and is left alone
 * @param onStep - told the share of the work that is done, a guess
 * @returns the λ, descending, and the v, n×count, row by row
 * @throws LinearAlgebraError by `check` if they do not become so
 */
export function orthogonaliseRows(
  check: Checker,
  count: number,
  n: number,
  rows: Float64Array,
  nothing: number,
  onStep: (share: number) => void,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  if (count >= MANY) turn(count, n, rows);
  rotate(check, count, n, rows, nothing, onStep);
  const lengths = Float64Array.from({ length: count }, (_, j) => dot(rows, j, j, n));
  const order = Array.from(lengths.keys()).sort((i, j) => lengths[j] - lengths[i] || i - j);
  const vectors = new Float64Array(n * count);
  order.forEach((from, to) => {
    const length = Math.sqrt(lengths[from]);
    for (let i = 0; i < n; i++) vectors[i * count + to] = rows[from * n + i] / length;
  });
  return { values: Float64Array.from(order, (j) => lengths[j]), vectors };
}

/**
 * Rows ← W' rows, with W the eigenvectors of the rows' products. What is left for the rotations are angles of the order
 * ε λ₁/λᵣ; it costs small rows ε √(λ₁/λᵣ) of themselves.
 */
function turn(count: number, n: number, rows: Float64Array): void {
  const products = new Float64Array(count * count);
  symmetricRankUpdate(count, n, 1, transposed(count, n, rows), products);
  mirrorLowerInPlace(count, products);
  const { vectors } = eigenSymmetric(count, products);
  const turned = new Float64Array(count * n);
  multiply(count, count, n, transposed(count, count, vectors), rows, turned);
  rows.set(turned);
}

/** Rotates pairs of the `count` rows until all are orthogonal to rounding: one-sided Jacobi, by cyclic sweeps. */
function rotate(
  check: Checker,
  count: number,
  n: number,
  rows: Float64Array,
  nothing: number,
  onStep: (share: number) => void,
): void {
  const orthogonal = n * Number.EPSILON;
  for (let sweep = 0, rotated = true; rotated; sweep++) {
    if (sweep === MOST_SWEEPS) {
      throw check.refusal("a", `does not settle in ${MOST_SWEEPS} sweeps`);
    }
    rotated = false;
    for (let p = 0; p < count; p++) {
      const share = 1 - 1 / (1 + (sweep + p / count) / (count >= MANY ? 1 : USUAL_SWEEPS));
      onStep(share);
      for (let q = p + 1; q < count; q++) {
        const pp = dot(rows, p, p, n);
        const qq = dot(rows, q, q, n);
        const pq = dot(rows, p, q, n);
        if (Math.min(pp, qq) <= nothing || Math.abs(pq) <= orthogonal * Math.sqrt(pp) * Math.sqrt(qq)) continue;
        rotated = true;
        const ζ = (qq - pp) / (2 * pq);
        const tangent = (ζ >= 0 ? 1 : -1) / (Math.abs(ζ) + Math.sqrt(1 + ζ * ζ));
        const cosine = 1 / Math.sqrt(1 + tangent * tangent);
        const sine = cosine * tangent;
        for (let i = 0; i < n; i++) {
          const x = rows[p * n + i];
          const y = rows[q * n + i];
          rows[p * n + i] = cosine * x - sine * y;
          rows[q * n + i] = sine * x + cosine * y;
        }
      }
    }
  }
}

function dot(rows: Float64Array, p: number, q: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += rows[p * n + i] * rows[q * n + i];
  return sum;
}
