import { expect, test } from "vitest";
import { formatInterval, formatNumber } from "./formatNumber.ts";

test.each([
  [0, "0"],
  [100, "100"],
  [2.5, "2.5"],
  [1 / 3, "0.333333"],
  [995.4, "995.4"],
  [3.56e11, "3.56e11"],
  [8.318e-5, "8.318e-5"],
  [-1234567, "-1.23457e6"],
])("%f is written %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test("the ends of an interval are told apart", () => {
  expect(formatInterval(0.870156, 1.1)).toEqual(["0.870156", "1.1"]);
  expect(formatInterval(0.01388888, 0.01388892)).toEqual(["0.01388888", "0.01388892"]);
  expect(formatInterval(1, 1 + Number.EPSILON)).toEqual(["1", "1.0000000000000002"]);
  expect(formatInterval(2, 2)).toEqual(["2", "2"]);
});
