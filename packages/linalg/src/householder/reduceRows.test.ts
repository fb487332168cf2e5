import { describe, expect, test } from "vitest";
import { multiply } from "../multiply.ts";
import { gaussianMatrix, largestDifference, oneNorm, transposed } from "../testing/matrices.ts";
import { reduceRows } from "./reduceRows.ts";

/** AAᵀ. */
function products(m: number, n: number, a: Float64Array): Float64Array {
  const out = new Float64Array(m * m);
  multiply(m, n, m, a, transposed(m, n, a), out);
  return out;
}

/** Of each pair of rows, how far their product is from that of the reduced rows, beside their lengths. */
function worstProduct(m: number, n: number, a: Float64Array, lower: Float64Array): number {
  const [expected, found] = [products(m, n, a), products(m, m, lower)];
  let worst = 0;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      const size = Math.sqrt(expected[i * m + i] * expected[j * m + j]);
      worst = Math.max(worst, Math.abs(found[i * m + j] - expected[i * m + j]) / size);
    }
  }
  return worst;
}

describe("rows reduced by reflections", () => {
  test.each([
    [1, 1],
    [1, 7],
    [5, 3],
    [7, 7],
    [31, 40],
    [33, 500],
    [40, 1024],
    [70, 3000],
  ])("keep their lengths and angles, and are lower triangular: %i × %i", (m, n) => {
    const a = gaussianMatrix("reduceRows", m, n);
    // Lengths from 1 to 1e-12: each row is right beside itself.
    for (let e = 0; e < a.length; e++) a[e] *= 10 ** -((12 * (Math.floor(e / n) % 7)) / 6);
    const before = a.slice();
    const lower = reduceRows(m, n, a);
    expect(a).toEqual(before);
    for (let i = 0; i < m; i++) for (let j = i + 1; j < m; j++) expect(lower[i * m + j]).toBe(0);
    expect(worstProduct(m, n, a, lower)).toBeLessThan(4 * Math.sqrt(m + n) * Number.EPSILON);
  });

  test("do not square the condition number: a small singular value keeps the digits that rounding of the rows leaves", () => {
    // Rows (1, 0, …) and (1, δ, 0, …): the second diagonal entry is δ, of which 1 + δ² keeps nothing.
    const n = 2000;
    const a = new Float64Array(2 * n);
    const δ = 1e-10;
    a[0] = 1;
    a[n] = 1;
    a[n + 1500] = δ;
    const lower = reduceRows(2, n, a);
    expect(Math.abs(lower[3])).toBeCloseTo(δ, 20);
  });

  test("a row in the span of those before has a zero on the diagonal", () => {
    const [m, n] = [6, 1500];
    const a = gaussianMatrix("dependent", m, n);
    for (let j = 0; j < n; j++) a[4 * n + j] = 3 * a[j] - a[2 * n + j];
    a.fill(0, n, 2 * n);
    const lower = reduceRows(m, n, a);
    const zeros = [0, 1, 2, 3, 4, 5].filter((i) => lower[i * m + i] === 0);
    expect(zeros).toEqual([1, 4]);
    expect(largestDifference(products(m, m, lower), products(m, n, a)) / oneNorm(m, m, products(m, n, a))).toBeLessThan(
      1e-14,
    );
  });

  test("of any scale, in single precision too", () => {
    const [m, n] = [4, 30];
    const a = gaussianMatrix("scales", m, n);
    const lower = reduceRows(m, n, a);
    for (const unit of [2 ** -1000, 2 ** 1000]) {
      const scaled = reduceRows(
        m,
        n,
        a.map((entry) => entry * unit),
      );
      expect(scaled).toEqual(lower.map((entry) => entry * unit));
    }
    const single = Float32Array.from(a);
    expect(reduceRows(m, n, single)).toEqual(reduceRows(m, n, Float64Array.from(single)));
    expect(reduceRows(2, 3, new Float64Array(6))).toEqual(new Float64Array(4));
  });

  test("refuse a wrong length and what is not finite", () => {
    expect(() => reduceRows(2, 3, new Float64Array(5))).toThrow("reduceRows: a must be 2×3, 6 numbers, got 5");
    expect(() => reduceRows(0, 3, new Float64Array(0))).toThrow("m must be an integer ≥ 1");
    const a = new Float64Array(6);
    a[4] = Number.NEGATIVE_INFINITY;
    expect(() => reduceRows(2, 3, a)).toThrow("entry (1, 1) is -Infinity");
  });
});
