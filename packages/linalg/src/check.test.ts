import { stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import {
  cholesky,
  eigenSymmetric,
  eigenvaluesSymmetric,
  fillHaarCongruence,
  haarScratch,
  LinearAlgebraError,
  mirrorLowerInPlace,
  multiply,
  multiplyLowerTransposed,
  multiplyVector,
  pencilEigenvalues,
  pseudoInverse,
  spectralUpdate,
  symmetricRank2kUpdate,
  symmetricRankUpdate,
  transpose,
} from "./index.ts";

const numbers = (count: number) => new Float64Array(count).fill(1);
const shared = numbers(8);
const identity = Float64Array.of(1, 0, 0, 1);
const withNaN = Float64Array.of(1, 0, Number.NaN, 1);
const withInfinity = Float64Array.of(1, 0, 0, Number.POSITIVE_INFINITY);
const large = numbers(400);
const spoilt = numbers(400);
spoilt[67] = Number.NaN;
const asymmetric = Float64Array.of(1, 0.5, 0, 1);

const refusals: [string, () => unknown][] = [
  ["multiply: a must be 2×3, 6 numbers, got 5", () => multiply(2, 3, 2, numbers(5), numbers(6), numbers(4))],
  ["multiply: b must be 3×2, 6 numbers, got 7", () => multiply(2, 3, 2, numbers(6), numbers(7), numbers(4))],
  ["multiply: out must be 2×2, 4 numbers, got 6", () => multiply(2, 3, 2, numbers(6), numbers(6), numbers(6))],
  ["multiply: m must be an integer ≥ 0, got 1.5", () => multiply(1.5, 2, 2, numbers(3), numbers(4), numbers(3))],
  [
    "multiply: out must not share memory with an input",
    () => multiply(2, 2, 2, shared.subarray(0, 4), numbers(4), shared.subarray(2, 6)),
  ],
  ["multiplyVector: x must be 3×1, 3 numbers, got 2", () => multiplyVector(2, 3, numbers(6), numbers(2), numbers(2))],
  [
    "spectralUpdate: vectors must be 3×2, 6 numbers, got 5",
    () => spectralUpdate(3, 2, 1, numbers(2), numbers(5), numbers(9)),
  ],
  ["spectralUpdate: out must not share memory", () => spectralUpdate(2, 2, 1, numbers(2), identity, identity)],
  ["symmetricRankUpdate: a must be 3×2", () => symmetricRankUpdate(2, 3, 1, numbers(5), numbers(4))],
  [
    "symmetricRank2kUpdate: w must be 2×3, 6 numbers, got 5",
    () => symmetricRank2kUpdate(2, 3, numbers(6), numbers(5), numbers(4)),
  ],
  [
    "fillHaarCongruence: eigenvalues must be 2×1, 2 numbers, got 3",
    () => fillHaarCongruence(stream(1, "check"), 3, 2, numbers(3), numbers(9), haarScratch(3, 2)),
  ],
  [
    "fillHaarCongruence: scratch.signs must be 2×1, 2 numbers, got 3",
    () => fillHaarCongruence(stream(1, "check"), 3, 2, numbers(2), numbers(9), haarScratch(3, 3)),
  ],
  [
    "fillHaarCongruence: eigenvalues must be finite, entry (1, 0) is NaN",
    () => fillHaarCongruence(stream(1, "check"), 3, 2, Float64Array.of(1, Number.NaN), numbers(9), haarScratch(3, 2)),
  ],
  ["multiply: a must be 2×2 numbers, entry (1, 0) is NaN", () => multiply(2, 2, 2, withNaN, identity, numbers(4))],
  ["multiply: b must be 2×2 numbers, entry (1, 0) is NaN", () => multiply(2, 2, 2, identity, withNaN, numbers(4))],
  ["multiply: b must be 20×20 numbers, entry (3, 7) is NaN", () => multiply(20, 20, 20, large, spoilt, numbers(400))],
  ["multiplyVector: a must be 2×2 numbers", () => multiplyVector(2, 2, withNaN, numbers(2), numbers(2))],
  ["multiplyVector: a must be 20×20 numbers", () => multiplyVector(20, 20, spoilt, numbers(20), numbers(20))],
  ["multiplyLowerTransposed: l must be 2×2", () => multiplyLowerTransposed(2, 2, withNaN, identity, numbers(4))],
  ["multiplyLowerTransposed: b must be 20×20", () => multiplyLowerTransposed(20, 20, large, spoilt, numbers(400))],
  ["symmetricRankUpdate: a must be 2×2", () => symmetricRankUpdate(2, 2, 1, withNaN, numbers(4))],
  ["symmetricRankUpdate: a must be 20×20", () => symmetricRankUpdate(20, 20, 1, spoilt, numbers(400))],
  ["symmetricRank2kUpdate: w must be 20×20", () => symmetricRank2kUpdate(20, 20, large, spoilt, numbers(400))],
  ["spectralUpdate: vectors must be 20×20", () => spectralUpdate(20, 20, 1, numbers(20), spoilt, numbers(400))],
  ["transpose: out must not share memory", () => transpose(2, 2, identity, identity)],
  ["mirrorLowerInPlace: a must be 3×3", () => mirrorLowerInPlace(3, numbers(4))],
  ["cholesky: out must be 2×2", () => cholesky(2, identity, numbers(3))],
  ["eigenSymmetric: n must be an integer ≥ 1, got 0", () => eigenSymmetric(0, numbers(0))],
  ["eigenSymmetric: a must be finite, entry (1, 0) is NaN", () => eigenSymmetric(2, withNaN)],
  ["eigenvaluesSymmetric: a must be finite, entry (1, 1) is Infinity", () => eigenvaluesSymmetric(2, withInfinity)],
  ["eigenSymmetric: a must be symmetric, entries (1, 0) and (0, 1) are 0 and 0.5", () => eigenSymmetric(2, asymmetric)],
  ["pencilEigenvalues: b must be symmetric", () => pencilEigenvalues(2, identity, asymmetric)],
  ["pencilEigenvalues: a must be finite", () => pencilEigenvalues(2, withNaN, identity)],
  ["pseudoInverse: a must be symmetric", () => pseudoInverse(2, asymmetric)],
  ["haarScratch: r must be at most d = 2, got 3", () => haarScratch(2, 3)],
];

describe("a bad argument is refused at the door with its name and the rule:", () => {
  test.each(refusals)("%s", (message, attempt) => {
    expect(attempt).toThrow(LinearAlgebraError);
    expect(attempt).toThrow(message);
  });
});

test("the error carries routine, argument and rule apart", () => {
  const error = new LinearAlgebraError("multiply", "a", "must be 2×3");
  expect({ ...error }).toMatchObject({ routine: "multiply", argument: "a", rule: "must be 2×3" });
});

test("two views of one buffer that do not overlap are distinct", () => {
  const buffer = Float64Array.of(1, 2, 3, 4, 0, 0, 0, 0);
  multiply(2, 2, 2, buffer.subarray(0, 4), identity, buffer.subarray(4));
  expect(Array.from(buffer)).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
});

test("asymmetry of rounding size is not refused", () => {
  expect(() => eigenSymmetric(2, Float64Array.of(1, 0.3, 0.3 + 1e-15, 1))).not.toThrow();
});

test("overflow is no error: infinities and what becomes of them pass", () => {
  const out = numbers(4);
  multiply(2, 2, 2, withInfinity, identity, out);
  expect(out[3]).toBe(Number.POSITIVE_INFINITY);
  expect(out[2]).toBeNaN();
  const image = numbers(2);
  multiplyVector(2, 2, identity, Float64Array.of(Number.NaN, 1), image);
  expect(image[0]).toBeNaN();
});
