import { stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import { haarFrame } from "../householder/haarFrame.ts";
import { LinearAlgebraError, NotPositiveDefiniteError } from "../linearAlgebraError.ts";
import { difference, gaussianMatrix, oneNorm, productByDefinition, transposed } from "../testing/matrices.ts";
import { mirrorLowerInPlace } from "../triangle.ts";
import { haarKernelsIn } from "../wasm/haarKernelsIn.ts";
import { Space } from "../wasm/space.ts";
import { HaarMatrices, haarMatricesDoubles } from "./haarMatrices.ts";

const eigenvaluesOf = (r: number, i: number) => Float64Array.from({ length: r }, (_, k) => ((3 * k + i) % 7) + 1);
const streamOf = (i: number) => stream(2, "haar-matrices", i);
const WEIGHTS = [0.25, 3, 0.5];

function lowerTriangle(n: number): Float64Array {
  return gaussianMatrix("factor", n, n).map((x, at) => (at % n > Math.floor(at / n) ? 0 : x));
}

/** Σ w Q and Σ w Q TT' Q of three matrices, with everything else in the space guarded. */
function sums(d: number, r: number, t: Float64Array, shape: "lower" | "full", pairs = false) {
  const doubles = haarMatricesDoubles(WEIGHTS.length, d, r);
  const space = new Space(doubles + 3 * d * d + 500);
  const before = space.allocate(100).fill(7);
  const mark = space.mark();
  haarKernelsIn(space).tileInPairs(pairs);
  const matrices = new HaarMatrices(WEIGHTS.length, d, r, space);
  expect(space.mark() - mark).toBeLessThanOrEqual(8 * doubles);
  const after = space.allocate(100).fill(7);
  const sum = space.allocate(d * d).fill(0);
  const out = space.allocate(d * d).fill(0);
  const end = space.allocate(100).fill(7);
  matrices.setFactor(t, shape);
  WEIGHTS.forEach((weight, i) => {
    matrices.draw(i, streamOf(i), eigenvaluesOf(r, i), weight, sum);
  });
  WEIGHTS.forEach((weight, i) => {
    matrices.addCongruence(i, weight, out);
  });
  expect([...before, ...after, ...end].every((x) => x === 7)).toBe(true);
  for (const a of [sum, out]) mirrorLowerInPlace(d, a);
  return { sum: sum.slice(), out: out.slice() };
}

/** The same by the definitions, from frames. */
function sumsByDefinition(d: number, r: number, t: Float64Array) {
  const times = (a: Float64Array, b: Float64Array) => productByDefinition(d, d, d, a, b);
  const square = times(t, transposed(d, d, t));
  const sum = new Float64Array(d * d);
  const out = new Float64Array(d * d);
  WEIGHTS.forEach((weight, i) => {
    const frame = haarFrame(streamOf(i), d, r);
    const values = eigenvaluesOf(r, i);
    const scaled = frame.map((x, at) => x * values[Math.floor(at / d)]);
    const q = productByDefinition(d, r, d, transposed(r, d, frame), scaled);
    const triple = times(times(q, square), q);
    for (let at = 0; at < d * d; at++) {
      sum[at] += weight * q[at];
      out[at] += weight * triple[at];
    }
  });
  return { sum, out };
}

/** Kept dense and as frames, on both sides of tiles and of blocks. */
const shapes: [number, number][] = [
  [1, 1],
  [2, 1],
  [3, 3],
  [4, 2],
  [5, 5],
  [6, 3],
  [7, 1],
  [8, 8],
  [9, 4],
  [15, 11],
  [17, 9],
  [33, 33],
  [34, 13],
  [130, 90],
  [131, 50],
];

describe.each(shapes)("in d = %i of rank r = %i", (d, r) => {
  test.each(["lower", "full"] as const)("both sums are those of the definitions, with T %s", (shape) => {
    const t = shape === "lower" ? lowerTriangle(d) : gaussianMatrix("factor", d, d);
    const { sum, out } = sums(d, r, t, shape);
    const expected = sumsByDefinition(d, r, t);
    const ratio = (a: Float64Array, b: Float64Array) =>
      oneNorm(d, d, difference(a, b)) / (d * Number.EPSILON * oneNorm(d, d, b));
    expect(ratio(sum, expected.sum)).toBeLessThan(10);
    // Congruence squares the norm of T as well.
    const scale = oneNorm(d, d, t) * oneNorm(d, d, transposed(d, d, t)) * 7 * 7 * 4;
    expect(oneNorm(d, d, difference(out, expected.out)) / (d * Number.EPSILON * scale)).toBeLessThan(10);
    expect(sums(d, r, t, shape, true), "two tiles at once").toEqual({ sum, out });
  });
});

test("matrices that were drawn before leave no trace", () => {
  for (const [d, r] of [
    [9, 8],
    [9, 3],
  ]) {
    const space = new Space(haarMatricesDoubles(1, d, r) + 400);
    const matrices = new HaarMatrices(1, d, r, space);
    const run = () => {
      const out = space.allocate(d * d).fill(0);
      matrices.draw(0, streamOf(0), eigenvaluesOf(r, 0), 1, out);
      return out.slice();
    };
    const first = run();
    matrices.draw(0, streamOf(1), eigenvaluesOf(r, 1), 1, space.allocate(d * d));
    expect(run()).toEqual(first);
  }
});

describe("a bad argument is refused with its name and the rule:", () => {
  const [d, r] = [5, 2];
  const space = new Space(haarMatricesDoubles(2, d, r) + 100);
  const matrices = new HaarMatrices(2, d, r, space);
  const out = space.allocate(d * d).fill(0);
  const refusals: [string, () => unknown][] = [
    ["HaarMatrices: r must be at most d = 2, got 3", () => new HaarMatrices(1, 2, 3, space)],
    ["HaarMatrices: count must be an integer ≥ 0, got -1", () => new HaarMatrices(-1, 2, 1, space)],
    ["HaarMatrices.draw: i must be below 2, got 2", () => matrices.draw(2, streamOf(0), eigenvaluesOf(r, 0), 1, out)],
    [
      "HaarMatrices.draw: eigenvalues must be 2×1, 2 numbers, got 3",
      () => matrices.draw(0, streamOf(0), eigenvaluesOf(3, 0), 1, out),
    ],
    [
      "HaarMatrices.draw: eigenvalues must be ≥ 0, entry 1 is -1",
      () => matrices.draw(0, streamOf(0), Float64Array.of(1, -1), 1, out),
    ],
    [
      "HaarMatrices.draw: eigenvalues must be finite, entry (0, 0) is NaN",
      () => matrices.draw(0, streamOf(0), Float64Array.of(Number.NaN, 1), 1, out),
    ],
    [
      "HaarMatrices.draw: sum must live in the matrices' space",
      () => matrices.draw(0, streamOf(0), eigenvaluesOf(r, 0), 1, new Float64Array(d * d)),
    ],
    [
      "HaarMatrices.setFactor: t must be 5×5, 25 numbers, got 24",
      () => matrices.setFactor(new Float64Array(24), "full"),
    ],
    [
      "HaarMatrices.addCongruence: out must be 5×5, 25 numbers, got 4",
      () => matrices.addCongruence(0, 1, new Float64Array(4)),
    ],
  ];
  test.each(refusals)("%s", (message, attempt) => {
    expect(attempt).toThrow(LinearAlgebraError);
    expect(attempt).toThrow(message);
  });

  test("a factor that leaves U'TT'U singular, and the sum is left as it was", () => {
    matrices.draw(0, streamOf(0), eigenvaluesOf(r, 0), 1, out);
    matrices.setFactor(new Float64Array(d * d), "full");
    const before = out.slice();
    const attempt = () => matrices.addCongruence(0, 1, out);
    expect(attempt).toThrow(NotPositiveDefiniteError);
    expect(attempt).toThrow("HaarMatrices.addCongruence: U'TT'U (2×2) must be positive definite (pivot 0 is 0)");
    expect(out).toEqual(before);
  });
});
