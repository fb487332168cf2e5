import { expect, test } from "vitest";
import { standardizeInPlace } from "./standardize.ts";

const kept = (count: number, ...which: readonly number[]): boolean[] =>
  Array.from({ length: count }, (_, j) => which.includes(j));

test("columns get mean 0 and mean square 1, a constant one becomes 1, and those that are kept stay", () => {
  const rows = Float64Array.from([1, 8, 0, 0, 3, 8, 1, 0]);
  const { columns, constants, inFileUnits } = standardizeInPlace(rows, ["x", "eight", "hot", "zero"], kept(4, 2));
  expect([...rows]).toEqual([-1, 1, 0, 0, 1, 1, 1, 0]);
  expect(columns).toEqual([{ column: "x", mean: 2, scale: 1 }]);
  expect(constants).toEqual([{ column: "eight", value: 8 }]);
  // 3(x − 2)/1 + 14·1 = 3x + 1·8.
  expect(inFileUnits(Float64Array.of(3, 14, 5, 0))).toEqual({
    coefficients: Float64Array.of(3, 1, 5, 0),
    constant: null,
  });
});

test("without a constant column, what centring adds is a number of its own", () => {
  const { inFileUnits } = standardizeInPlace(Float64Array.from([1, 2, 3, 6]), ["x", "z"], kept(2));
  // x has mean 2 and deviation 1, z mean 4 and deviation 2.
  const { coefficients, constant } = inFileUnits(Float64Array.of(3, 8));
  expect([...coefficients]).toEqual([3, 4]);
  expect(constant).toBe(-3 * 2 - 4 * 4);
});

test("a clock keeps its digits: the mean is exact to a part of a second", () => {
  const rows = Float64Array.from({ length: 60 }, (_, i) => 1790000000 + i / 7);
  standardizeInPlace(rows, ["t"], kept(1));
  expect(Math.abs(rows.reduce((sum, entry) => sum + entry, 0))).toBeLessThan(1e-12);
  expect(rows.reduce((sum, entry) => sum + entry * entry, 0) / 60).toBeCloseTo(1, 14);
});

test("numbers whose squares leave doubles are refused", () => {
  for (const size of [1e200, 1e-200]) {
    expect(() => standardizeInPlace(Float64Array.of(size, 3 * size), ["x"], kept(1))).toThrow('column "x"');
  }
});
