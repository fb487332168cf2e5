import { expect, test } from "vitest";
import { findDifference } from "./findDifference.ts";

test.each([
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, null],
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, "a[1].b: 2 is not 3"],
  [{ b: 1, a: 1 }, { b: 2, a: 2 }, "a: 1 is not 2"],
  [[1, 2], [1], "[1]: 2 is not nothing"],
  [{}, { c: null }, "c: nothing is not null"],
  [1, "1", 'top level: 1 is not "1"'],
  [[1], { 0: 1 }, "top level: a list of 1 is not an object"],
  [{ a: "x".repeat(99) }, { a: 0 }, `a: "${"x".repeat(58)}… is not 0`],
])("%j against %j", (found, expected, difference) => {
  expect(findDifference(found, expected)).toBe(difference);
});
