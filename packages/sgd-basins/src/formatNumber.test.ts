import { expect, test } from "vitest";
import { formatNumber } from "./formatNumber.ts";

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
