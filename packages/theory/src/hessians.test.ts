import { describe, expect, test } from "vitest";
import { denseHessians, diagonalHessians, type Hessians, rowHessians } from "./hessians.ts";
import { localGeometry, localTheory } from "./localTheory/localTheory.ts";
import { limitOfMoment } from "./secondMoment/limitOfMoment.ts";
import { secondMoment } from "./secondMoment/secondMoment.ts";
import { rateOf } from "./testing.ts";

const weights = [0.25, 0.75];
/** The same two components three times: rows (2, 0) and (0, 1). */
const alike: Readonly<Record<string, Hessians>> = {
  dense: denseHessians(2, weights, [Float64Array.of(4, 0, 0, 0), Float64Array.of(0, 0, 0, 1)]),
  diagonal: diagonalHessians(2, weights, [Float64Array.of(4, 0), Float64Array.of(0, 1)]),
  rows: rowHessians(2, weights, [Float64Array.of(2, 0), Float64Array.of(0, 1)]),
};

describe.each(Object.entries(alike))("%s Hessians", (_structure, h) => {
  test("know how many they are, their weights and their mean", () => {
    expect(h).toMatchObject({ dimension: 2, components: 2, weights: Float64Array.from(weights) });
    const mean = h.structure === "diagonal" ? [1, 0.75] : [1, 0, 0, 0.75];
    h.mean.forEach((entry, e) => {
      expect(entry).toBeCloseTo(mean[e]!, 15);
    });
  });

  test("have one geometry and one limit, whichever door is taken", () => {
    const { geometry, moment } = localTheory(h);
    expect(localGeometry(h)).toEqual(geometry);
    // 1 + γ is the smaller 1/pᵢ, and what is left over is λ²(1/p − 1 − γ) of the other.
    expect(geometry.gamma).toBeCloseTo(1 / 0.75 - 1, 14);
    expect(geometry.t).toBeCloseTo(4 - 4 / 3, 14);
    for (const k of [1, 3, "inf"] as const) {
      const inverse = k === "inf" ? 0 : 1 / k;
      const exact = Math.min(...[4, 4 / 3].map((square, j) => 2 / [1, 0.75][j]! / (1 + inverse * (square - 1))));
      expect(rateOf(limitOfMoment(moment, k)) / exact).toBeCloseTo(1, 12);
      expect(rateOf(limitOfMoment(secondMoment(h), k)) / exact).toBeCloseTo(1, 12);
    }
  });
});

test("Hessians in one array are those in many", () => {
  expect(denseHessians(2, weights, Float64Array.of(4, 0, 0, 0, 0, 0, 0, 1))).toEqual(alike.dense);
  expect(diagonalHessians(2, weights, Float64Array.of(4, 0, 0, 1))).toEqual(alike.diagonal);
  expect(rowHessians(2, weights, Float64Array.of(2, 0, 0, 1))).toEqual(alike.rows);
});

test("what is no list of Hessians is refused", () => {
  const constructors = [denseHessians, diagonalHessians, rowHessians];
  for (const construct of constructors) {
    const length = construct === denseHessians ? 4 : 2;
    const whole = new Float64Array(length);
    expect(() => construct(2, weights, [whole, whole.subarray(1)])).toThrow(/Hessian 1 must have/);
    expect(() => construct(2, weights, new Float64Array(2 * length + 1))).toThrow(/number of entries/);
    expect(() => construct(2, [], [])).toThrow(RangeError);
    expect(() => construct(2, [0.5, 0.6], [whole, whole])).toThrow(/sum to one/);
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => construct(2, [1, 0], [whole, whole.map(() => bad)])).toThrow(/finite/);
    }
  }
});

test("a matrix is symmetric, to rounding", () => {
  const matrix = (upper: number): Float64Array => Float64Array.of(2, upper, 1, 2);
  expect(() => denseHessians(2, [1], [matrix(1.001)])).toThrow(/Hessian 0 must be symmetric/);
  expect(() => denseHessians(2, [1], [matrix(Number.NaN)])).toThrow(/finite/);
  expect(localGeometry(denseHessians(2, [1], [matrix(1 + Number.EPSILON)])).rank).toBe(2);
});

test("an estimate's small eigenvalues count as zero, and of one coordinate the limit is known", () => {
  const matrices = [Float64Array.of(1, 0, 0, 1e-4), Float64Array.of(3, 0, 0, 1e-4)];
  expect(localGeometry(denseHessians(2, [0.5, 0.5], matrices)).rank).toBe(2);
  const { geometry, moment } = localTheory(denseHessians(2, [0.5, 0.5], matrices, 1e-3));
  expect(geometry.rank).toBe(1);
  // 2λ/(λ² + Var(q)/k) with λ = 2 and variance 1.
  expect(limitOfMoment(moment, 2)).toEqual({ applies: true, learningRate: 4 / 4.5, enclosure: [4 / 4.5, 4 / 4.5] });
});

test("a dimension that is none, and a tolerance of the rank that keeps nothing or all, are refused", () => {
  expect(() => denseHessians(-1, [1], [Float64Array.of(1)])).toThrow(/dimension of Hessians.*found -1/);
  expect(() => diagonalHessians(0.5, weights, Float64Array.of(1))).toThrow(/dimension of Hessians.*found 0.5/);
  for (const tolerance of [Number.NaN, 2, -1]) {
    expect(() => denseHessians(1, [1], [Float64Array.of(1)], tolerance)).toThrow(/rank tolerance/);
    expect(() => diagonalHessians(1, [1], [Float64Array.of(1)], tolerance)).toThrow(/rank tolerance/);
  }
});
