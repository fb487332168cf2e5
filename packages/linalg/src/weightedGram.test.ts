import { describe, expect, test } from "vitest";
import { quadraticForms } from "./quadraticForms.ts";
import { gaussianMatrix } from "./testing/matrices.ts";
import { mirrorLowerInPlace } from "./triangle.ts";
import { momentOfRows, weightedGram } from "./weightedGram.ts";

describe("sums over many rows", () => {
  // Less than a block, one, one and a bit, several.
  test.each([1, 255, 256, 257, 1000])("of weighted outer products, weights of both signs: %d rows", (rows) => {
    const n = 7;
    const a = gaussianMatrix("gram", rows, n);
    const weights = gaussianMatrix("weights", rows, 1).map((weight, i) => (i % 5 === 0 ? 0 : weight));
    const out = new Float64Array(n * n).fill(9);
    weightedGram(rows, n, a, weights, out);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        let size = 0;
        for (let row = 0; row < rows; row++) {
          const term = weights[row] * a[row * n + i] * a[row * n + j];
          sum += term;
          size += Math.abs(term);
        }
        expect(Math.abs(out[i * n + j] - sum)).toBeLessThanOrEqual(1e-14 * size);
        expect(out[i * n + j]).toBe(out[j * n + i]);
      }
    }
  });

  test("what a block adds is not lost beside what there is", () => {
    // The first block's sum is 256e16, where doubles are 512 apart; each of the next two adds 256, a tie that is rounded off.
    const a = Float64Array.from({ length: 3 * 256 }, (_, row) => (row < 256 ? 1e8 : 1));
    const out = new Float64Array(1);
    weightedGram(a.length, 1, a, new Float64Array(a.length).fill(1), out);
    expect(256e16 + 256 + 256).toBe(256e16);
    expect(out[0]).toBe(256e16 + 512);
  });

  test.each([1, 256, 700])("of quadratic forms: %d rows", (rows) => {
    const n = 6;
    const a = gaussianMatrix("forms", rows, n);
    const p = gaussianMatrix("matrix", n, n);
    mirrorLowerInPlace(n, p);
    const out = new Float64Array(rows);
    quadraticForms(rows, n, a, p, out);
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += a[row * n + i] * p[i * n + j] * a[row * n + j];
      expect(Math.abs(out[row] - sum)).toBeLessThan(1e-12);
    }
  });

  test.each([1, 256, 700])(
    "of outer products weighted by forms, bit for bit those of forms and sums: %d rows",
    (rows) => {
      const n = 9;
      const unit = 1.7;
      const a = gaussianMatrix("moment", rows, n);
      const weights = gaussianMatrix("moment weights", rows, 1);
      const p = gaussianMatrix("moment matrix", n, n);
      mirrorLowerInPlace(n, p);
      const scaled = a.map((entry) => entry / unit);
      const forms = new Float64Array(rows);
      quadraticForms(rows, n, scaled, p, forms);
      const expected = new Float64Array(n * n);
      weightedGram(
        rows,
        n,
        scaled,
        forms.map((form, i) => form * weights[i]),
        expected,
      );
      const out = new Float64Array(n * n).fill(9);
      momentOfRows(rows, n, { a, unit }, weights, p, out);
      expect(out).toEqual(expected);
    },
  );

  test("wrong lengths are refused", () => {
    const two = new Float64Array(2);
    expect(() => weightedGram(2, 2, two, two, new Float64Array(4))).toThrow(/a must be 2×2/);
    expect(() => quadraticForms(1, 2, two, new Float64Array(4), two)).toThrow(/out must be 1×1/);
  });
});
