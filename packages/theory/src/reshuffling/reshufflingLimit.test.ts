import { eigenvaluesSymmetric } from "@sgd-basins/linalg";
import { fillNormals, stream } from "@sgd-basins/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { denseHessians, diagonalHessians, type RowHessians, rowHessians } from "../hessians.ts";
import { meanSquareLimit } from "../meanSquareLimit.ts";
import { rateOf } from "../testing.ts";
import { reshufflingLimit } from "./reshufflingLimit.ts";

const equal = (n: number): Float64Array => new Float64Array(n).fill(1 / n);

function gaussianRows(n: number, d: number, seed: number): RowHessians {
  const rows = new Float64Array(n * d);
  fillNormals(stream(seed, "reshuffling"), rows);
  return rowHessians(d, equal(n), rows);
}

function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
  );
}

function times(n: number, a: Float64Array, b: Float64Array): Float64Array {
  return a.map((_, e) => {
    let sum = 0;
    for (let c = 0; c < n; c++) sum += a[Math.floor(e / n) * n + c] * b[c * n + (e % n)];
    return sum;
  });
}

/** The largest eigenvalue of the mean over all permutations of A ⊗ A, A = A_m ⋯ A_1, in dimension d². */
function radiusByPermutations(d: number, hessians: readonly Float64Array[], k: number, α: number): number {
  const n = hessians.length;
  const orders = permutations(n);
  const mean = new Float64Array(d * d * d * d);
  for (const order of orders) {
    let product: Float64Array = Float64Array.from({ length: d * d }, (_, e) => (e % (d + 1) === 0 ? 1 : 0));
    for (let first = 0; first + k <= n; first += k) {
      const step = Float64Array.from({ length: d * d }, (_, e) => {
        const sum = order.slice(first, first + k).reduce((total, i) => total + hessians[i][e], 0);
        return (e % (d + 1) === 0 ? 1 : 0) - (α * sum) / k;
      });
      product = times(d, step, product);
    }
    for (let a = 0; a < d * d; a++) {
      for (let b = 0; b < d * d; b++) {
        const [i, j, l, m] = [Math.floor(a / d), a % d, Math.floor(b / d), b % d];
        mean[a * d * d + b] += (product[i * d + l] * product[j * d + m]) / orders.length;
      }
    }
  }
  return eigenvaluesSymmetric(d * d, mean)[0];
}

/** Positive definite in sum: n integer rows about the unit vectors. */
const rowsOf = (n: number, d: number) =>
  fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: d, maxLength: d }), { minLength: n, maxLength: n });

describe("the limit of reshuffling", () => {
  test("is where the mean over all permutations of an epoch ceases to shrink the second moment", () => {
    const problems = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 5 }))
      .filter(([n, , k]) => k <= n)
      .chain(([n, d, k]) => fc.tuple(fc.constant(d), fc.constant(k), rowsOf(n, d)));
    fc.assert(
      fc.property(problems, ([d, k, rows]) => {
        const hessians = rows.map((x) =>
          Float64Array.from(
            { length: d * d },
            (_, e) => x[Math.floor(e / d)] * x[e % d] + (e % (d + 1) === 0 ? 0.5 : 0),
          ),
        );
        const limit = rateOf(reshufflingLimit(denseHessians(d, equal(rows.length), hessians), k));
        const radius = (α: number): number => radiusByPermutations(d, hessians, k, α);
        expect(Math.abs(radius(limit) - 1)).toBeLessThan(1e-8);
        for (const share of [0.1, 0.5, 0.8, 0.9, 0.99, 0.9999]) expect(radius(share * limit)).toBeLessThan(1);
        expect(radius(1.0001 * limit)).toBeGreaterThan(1);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  test("is the same for rows, for their matrices, and for diagonal ones, in any units", () => {
    const rows = gaussianRows(7, 3, 1);
    const limit = rateOf(reshufflingLimit(rows, 2));
    const matrices = (unit: number): Float64Array[] =>
      Array.from({ length: 7 }, (_, i) => {
        const x = rows.rows.subarray(3 * i, 3 * i + 3);
        return Float64Array.from({ length: 9 }, (_, e) => unit * x[Math.floor(e / 3)] * x[e % 3]);
      });
    for (const unit of [1, 1e-12, 1e12]) {
      const dense = rateOf(reshufflingLimit(denseHessians(3, equal(7), matrices(unit)), 2));
      expect((dense * unit) / limit).toBeCloseTo(1, 9);
    }
    // Coordinates that do not mix: N = 2 and k = 1 are one order but for which comes first.
    const diagonal = diagonalHessians(2, [0.5, 0.5], [Float64Array.of(1, 2), Float64Array.of(10, 2)]);
    const root = (11 - Math.sqrt(41)) / 20;
    expect(rateOf(reshufflingLimit(diagonal, 1)) / root).toBeCloseTo(1, 9);
    // Of a rank below the dimension, and a batch that leaves a component over.
    const flat = denseHessians(2, [0.5, 0.5], [Float64Array.of(1, 0, 0, 0), Float64Array.of(10, 0, 0, 0)]);
    expect(rateOf(reshufflingLimit(flat, 1)) / root).toBeCloseTo(1, 9);
  });

  test("is that of gradient descent for k = N, and that without replacement where an epoch is one batch", () => {
    const h = gaussianRows(6, 3, 2);
    const whole = rateOf(meanSquareLimit(h, "inf"));
    expect(rateOf(reshufflingLimit(h, 6))).toBeCloseTo(whole, 14);
    expect(rateOf(reshufflingLimit(h, "inf"))).toBeCloseTo(whole, 14);
    for (const k of [4, 5]) {
      expect(rateOf(reshufflingLimit(h, k)) / rateOf(meanSquareLimit(h, { size: k, from: 6 }))).toBeCloseTo(1, 9);
    }
    expect(rateOf(reshufflingLimit(gaussianRows(1, 1, 3), 1))).toBeCloseTo(
      rateOf(meanSquareLimit(gaussianRows(1, 1, 3), 1)),
      12,
    );
  });

  test("lies mostly above the limit without replacement, but not always: 0.391 against 0.418", () => {
    const smaller = gaussianRows(6, 6, 17);
    expect(rateOf(reshufflingLimit(smaller, 3))).toBeCloseTo(0.3912869, 6);
    expect(rateOf(meanSquareLimit(smaller, { size: 3, from: 6 }))).toBeCloseTo(0.4176789, 6);
    const ratios = Array.from({ length: 20 }, (_, i) => gaussianRows(6, 6, 1 + i)).flatMap((h) =>
      [1, 2, 3].map((k) => rateOf(reshufflingLimit(h, k)) / rateOf(meanSquareLimit(h, { size: k, from: 6 }))),
    );
    expect(ratios.filter((ratio) => ratio < 1)).toHaveLength(6);
    ratios.sort((a, b) => a - b);
    for (const [at, ratio] of [
      [0, 0.94],
      [30, 1.07],
      [59, 1.37],
    ]) {
      expect(ratios[at]).toBeCloseTo(ratio, 2);
    }
  });

  test("does not apply where the sum is too long, or there are too few components, or nothing curves", () => {
    const reason = (text: string) => ({ applies: false, reason: expect.stringContaining(text) });
    expect(reshufflingLimit(gaussianRows(13, 2, 1), 1)).toMatchObject(reason("up to 12"));
    expect(reshufflingLimit(gaussianRows(3, 2, 1), 4)).toMatchObject(reason("fewer than k = 4"));
    expect(reshufflingLimit(denseHessians(1, [1], [Float64Array.of(0)]), 1)).toMatchObject(reason("no curvature"));
    expect(() => reshufflingLimit(gaussianRows(3, 2, 1), 0)).toThrow(RangeError);
    const unequal = denseHessians(1, [0.25, 0.75], [Float64Array.of(1), Float64Array.of(2)]);
    expect(() => reshufflingLimit(unequal, 1)).toThrow(/equal weights/);
  });
});
