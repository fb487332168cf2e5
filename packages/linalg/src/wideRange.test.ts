import { fillNormals, stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import { dot, doubleDoubles } from "./doubleDouble/doubleDoubles.ts";
import { gramOfRows } from "./doubleDouble/gramOfRows.ts";
import { normalizedTwice } from "./doubleDouble/normalize.ts";
import { type WideRows, wideRange } from "./wideRange.ts";

function draw(length: number, ...meaning: (string | number)[]): Float64Array {
  const out = new Float64Array(length);
  fillNormals(stream(1, "wide", ...meaning), out);
  return out;
}

const ofRows = (count: number, rows: Float64Array | Float32Array, rounding = 2 ** -41): WideRows => ({
  count,
  dimension: rows.length / count,
  rows,
  weights: normalizedTwice(Float64Array.from({ length: count }, (_, i) => 1 + (i % 3))),
  rounding,
});

const [m, d] = [7, 40];

test("products of rows are those of twice the precision, of numbers of either size", () => {
  const rows = draw(m * d, "gram");
  // What is left of a row beside the first cancels.
  for (let j = 0; j < d; j++) rows[d + j] = rows[j] + 1e-9 * rows[d + j];
  for (const numbers of [rows, Float32Array.from(rows)]) {
    const gram = gramOfRows(m, d, numbers);
    const exact = { hi: Float64Array.from(numbers), lo: new Float64Array(m * d) };
    for (let i = 0; i < m; i++) {
      for (let j = 0; j <= i; j++) {
        const [hi, lo] = dot(d, exact, i * d, exact, j * d);
        expect(gram.hi[i * m + j]).toBe(hi);
        expect(Math.abs(gram.lo[i * m + j] - lo)).toBeLessThan(1e-29);
      }
    }
  }
});

describe("a range of rows that are fewer than their columns", () => {
  /** λ in both precisions, and how many rows were left out. */
  function bothOf(data: WideRows): { double: Float64Array; twice: Float64Array; left: number[] } {
    const double = wideRange(data, undefined, "double");
    const twice = wideRange(data, undefined, "twice");
    if (double.precision !== "double" || twice.precision !== "twice") throw new Error("another precision");
    return {
      double: double.eigen.values,
      twice: twice.factor.values.hi,
      left: [double.dependences.length, twice.factor.dependences.length],
    };
  }

  test("is the same in doubles and in twice the precision, beside √(λ₁/λ)", () => {
    for (const decades of [0, 3, 5]) {
      const rows = draw(m * d, "graded", decades).map((x, e) => x * 10 ** ((-decades * Math.floor(e / d)) / m));
      const { double, twice, left } = bothOf(ofRows(m, rows));
      expect(left).toEqual([0, 0]);
      double.forEach((λ, a) => {
        expect(Math.abs(λ / twice[a] - 1)).toBeLessThan(1e-15 * 30 * Math.sqrt(twice[0] / twice[a]));
      });
    }
  });

  test("leaves out rows that repeat others, rows of zeros, and combinations but for the numbers' rounding", () => {
    const rows = draw(m * d, "repeated");
    for (let j = 0; j < d; j++) {
      rows[2 * d + j] = -3 * rows[j];
      rows[4 * d + j] = 0;
      rows[6 * d + j] = rows[j] - 0.7 * rows[5 * d + j];
    }
    const exactly = bothOf(ofRows(m, rows));
    expect([exactly.left, exactly.twice.length]).toEqual([[3, 3], 4]);
    // Single precision leaves a hundred-millionth of the multiple and of the combination.
    const single = Float32Array.from(rows);
    expect(bothOf(ofRows(m, single)).left).toEqual([1, 1]);
    const rounded = bothOf(ofRows(m, single, 2 ** -20));
    expect(rounded.left).toEqual([3, 3]);
    rounded.double.forEach((λ, a) => {
      expect(λ / exactly.twice[a]).toBeCloseTo(1, 6);
      expect(λ / rounded.twice[a]).toBeCloseTo(1, 12);
    });
  });

  test("says what is left of a row beside the others", () => {
    const rows = draw(m * d, "near");
    for (let j = 0; j < d; j++) rows[3 * d + j] = rows[j] + rows[d + j] + 1e-6 * rows[3 * d + j];
    const range = wideRange(ofRows(m, rows), undefined, "double");
    const twice = wideRange(ofRows(m, rows), undefined, "twice");
    if (range.precision !== "double" || twice.precision !== "twice") throw new Error("another precision");
    expect(range.least / 1e-6).toBeGreaterThan(0.3);
    expect(range.least / 1e-6).toBeLessThan(1.5);
    expect(Math.sqrt(twice.factor.independence) / range.least).toBeLessThan(4);
  });

  test("is found in doubles where there are many, and refused where twice the precision would take hours", () => {
    expect(wideRange(ofRows(100, draw(100 * 120, "many"))).precision).toBe("double");
    expect(wideRange(ofRows(10, draw(10 * 20, "few"))).precision).toBe("twice");
    const huge = { count: 3000, dimension: 5000, rows: new Float64Array(0), weights: doubleDoubles(0), rounding: 0 };
    expect(() => wideRange(huge, undefined, "twice")).toThrow(/too nearly dependent, or of too different sizes/);
  });
});
