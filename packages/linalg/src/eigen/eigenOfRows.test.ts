import { describe, expect, test } from "vitest";
import { multiply } from "../multiply.ts";
import { gaussianMatrix, largestDifference, orthogonalMatrix, transposed } from "../testing/matrices.ts";
import { eigenOfRows } from "./eigenOfRows.ts";
import { eigenSymmetric } from "./eigenSymmetric.ts";

/** U diag(σ) V', m×n. */
function rowsWith(name: string, singularValues: readonly number[], n: number): Float64Array {
  const m = singularValues.length;
  const u = orthogonalMatrix(`${name}-left`, m);
  const v = orthogonalMatrix(`${name}-right`, n).slice(0, m * n);
  const out = new Float64Array(m * n);
  multiply(
    m,
    m,
    n,
    u.map((entry, e) => entry * singularValues[e % m]),
    v,
    out,
  );
  return out;
}

describe("eigenvalues of A'A from the rows of A", () => {
  test("and their vectors are those of the product", () => {
    for (const [m, n] of [
      [1, 4],
      [6, 6],
      [7, 20],
      [210, 230],
    ]) {
      const a = gaussianMatrix("eigenOfRows", m, n);
      const product = new Float64Array(n * n);
      multiply(n, m, n, transposed(m, n, a), a, product);
      const expected = eigenSymmetric(n, product).values;
      const { rank, values, vectors } = eigenOfRows(m, n, a);
      expect(rank).toBe(m);
      expect(largestDifference(values, expected.slice(0, m)) / expected[0]).toBeLessThan(1e-13);
      const back = new Float64Array(n * n);
      const scaled = vectors.map((entry, e) => entry * values[e % m]);
      multiply(n, m, n, scaled, transposed(n, m, vectors), back);
      expect(largestDifference(back, product) / expected[0]).toBeLessThan(1e-13);
    }
  });

  test("are known to ε √(λ₁/λ) of themselves", () => {
    for (const size of [12, 220]) {
      const σ = Array.from({ length: size }, (_, j) => 10 ** (-(9 * j) / (size - 1)));
      const { values } = eigenOfRows(size, size, rowsWith(`graded-${size}`, σ, size));
      values.forEach((value, j) => {
        expect(Math.abs(value / (σ[j] * σ[j]) - 1)).toBeLessThan((40 * Math.sqrt(size) * Number.EPSILON) / σ[j]);
      });
    }
  });

  test("that are rounding are left out, in whatever order rows depend on each other", () => {
    for (const [from, to] of [
      [0, 4],
      [3, 1],
    ]) {
      const [m, n] = [5, 8];
      const a = gaussianMatrix("dependent-rows", m, n);
      for (let j = 0; j < n; j++) a[to * n + j] = 0.3 * a[from * n + j] - a[2 * n + j];
      const { rank, values, vectors } = eigenOfRows(m, n, a);
      expect(rank).toBe(4);
      expect([values.length, vectors.length]).toEqual([4, 4 * n]);
    }
    expect(eigenOfRows(2, 3, new Float64Array(6))).toEqual({
      rank: 0,
      values: new Float64Array(0),
      vectors: new Float64Array(0),
    });
  });

  test("of more rows than columns, or not finite, are refused", () => {
    expect(() => eigenOfRows(3, 2, new Float64Array(6))).toThrow("m must be at most n = 2, got 3");
    expect(() => eigenOfRows(1, 2, Float64Array.of(0, Number.NaN))).toThrow("entry (0, 1) is NaN");
  });
});
