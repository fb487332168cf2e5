import { fillNormals, stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import fixtures from "../fixtures/manyParameters.json" with { type: "json" };
import { reducedRowHessians, rowHessians } from "./hessians.ts";
import { type LocalTheory, localTheory } from "./localTheory/localTheory.ts";
import { rateOf } from "./testing.ts";
import { thresholds } from "./thresholds.ts";

function draw(length: number, ...meaning: (string | number)[]): Float64Array {
  const out = new Float64Array(length);
  fillNormals(stream(1, "reduced-rows", ...meaning), out);
  return out;
}

const ratesOf = (theory: LocalTheory, k: number | "inf"): number[] => {
  const { convergence, meanSquare, divergence } = thresholds(theory, k);
  return [convergence, meanSquare, divergence].map(rateOf);
};

describe.each(fixtures)("against 50 digits: $name", (fixture) => {
  const { dimension, rowsEach, weights, rows, eigenvalues, gamma, t } = fixture;
  const theory = localTheory(reducedRowHessians(dimension, weights, Float64Array.from(rows), rowsEach));

  test("eigenvalues, γ and t are right, each to rounding beside √(λ₁/λ)", () => {
    const { geometry } = theory;
    expect(geometry.dimension).toBe(dimension);
    expect(geometry.rank).toBe(eigenvalues.length);
    eigenvalues.forEach((λ, a) => {
      const allowed = 100 * Number.EPSILON * Math.sqrt(eigenvalues[0] / λ);
      expect(Math.abs(geometry.eigenvalues[a] / λ - 1)).toBeLessThan(allowed);
    });
    expect((1 + geometry.gamma) / (1 + gamma)).toBeCloseTo(1, 9);
    expect(geometry.t / t).toBeCloseTo(1, 9);
  });

  test("the thresholds are right to 1e-9", () => {
    for (const { k, convergence, meanSquare, divergence } of fixture.thresholds) {
      const found = ratesOf(theory, k === "inf" ? "inf" : Number(k));
      [convergence, meanSquare, divergence].forEach((rate, i) => {
        expect(Math.abs(found[i] / rate - 1)).toBeLessThan(1e-9);
      });
    }
  });
});

test.each([
  [1, 9, 24],
  [2, 5, 40],
  [3, 4, 13],
])("the thresholds of reduced rows are those of the whole: %i rows of each of %i components, d = %i", (each, n, d) => {
  const rows = draw(n * each * d, each, n);
  const weights = Float64Array.from({ length: n }, (_, i) => (2 * (i + 1)) / (n * (n + 1)));
  const [reduced, whole] = [reducedRowHessians, rowHessians].map((of) => localTheory(of(d, weights, rows, each)));
  for (const k of [1, 8, "inf"] as const) {
    const expected = ratesOf(whole, k);
    ratesOf(reduced, k).forEach((rate, i) => {
      expect(Math.abs(rate / expected[i] - 1)).toBeLessThan(1e-9);
    });
  }
});

test("rows that repeat each other span less, wherever they stand; single precision is read as it is", () => {
  const [n, d] = [6, 50];
  const weights = new Float64Array(n).fill(1 / n);
  for (const [from, to] of [
    [0, 5],
    [0, 1],
    [2, 4],
  ]) {
    const rows = draw(n * d, from, to);
    rows.copyWithin(to * d, from * d, (from + 1) * d);
    for (let j = 0; j < d; j++) rows[to * d + j] *= 3;
    const h = reducedRowHessians(d, weights, rows);
    expect(localTheory(h).geometry.rank).toBe(n - 1);
    const single = Float32Array.from(rows);
    expect(reducedRowHessians(d, weights, single)).toEqual(reducedRowHessians(d, weights, Float64Array.from(single)));
  }
});

test("with as many rows as columns there is nothing to reduce", () => {
  const weights = [0.25, 0.75];
  const rows = draw(4);
  expect(reducedRowHessians(2, weights, rows)).toEqual(rowHessians(2, weights, rows));
  expect(reducedRowHessians(1, weights, Float32Array.of(1, 2))).toEqual(rowHessians(1, weights, Float64Array.of(1, 2)));
});

test("rows of another number, or not finite, are refused", () => {
  expect(() => reducedRowHessians(5, [0.5, 0.5], new Float64Array(11))).toThrow(/number of entries/);
  expect(() => reducedRowHessians(5, [1], new Float64Array(10))).toThrow(/weight for each of 2/);
  expect(() => reducedRowHessians(3, [1], Float64Array.of(1, Number.NaN, 2))).toThrow(/finite, entry \(0, 1\) is NaN/);
});
