import { expect, test } from "vitest";
import { readLeastSquares } from "../leastSquares/readLeastSquares.ts";
import { describeStep } from "./steps.ts";

const names = "a,sensor,b\n1,21.5,2\n2,21.5,5\n3,21.5,7\n";
const linesOf = (file: string, choice: object): string[] =>
  readLeastSquares(file, "f", { target: "b", ...choice }).steps.map((step) => describeStep(step, String));

test("a constant column is named, with what to do about it", () => {
  expect(linesOf(names, {})).toEqual([
    'column "sensor" is constant, 21.5: it acts as an intercept in units of 21.5; --drop sensor --intercept takes one of 1 instead',
  ]);
  expect(linesOf(names, { intercept: true })[0]).toBe(
    'column "sensor" is constant, 21.5, as the intercept is: --drop sensor leaves it out',
  );
  expect(linesOf(names.replaceAll("21.5", "0"), {})[0]).toBe(
    'column "sensor" is constant, 0: nothing is learned of it, and --drop sensor leaves it out',
  );
});

test("none of ones, one that standardising makes so, or a single row's is named", () => {
  expect(linesOf(names.replaceAll("21.5", "1"), {})).toEqual([]);
  expect(linesOf(names, { standardize: true })).toEqual([
    'standardised, (x − mean)/deviation: "a" (2, 0.816496580927726); constant, divided by its number to be 1: "sensor" (21.5)',
  ]);
  expect(linesOf("a,b\n1,2\n", {})).toEqual([]);
});
