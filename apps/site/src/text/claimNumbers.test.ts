import { expect, test } from "vitest";
import { formatClaimNumber } from "./claimNumbers.ts";

test("a count has its interval, and a plain number has none", () => {
  expect(formatClaimNumber({ label: "", count: 317, of: 10_000, low: 0.0283531, high: 0.0353231 })).toEqual({
    value: "317 of 10\u202f000",
    interval: "0.0284 to 0.0353",
  });
  expect(formatClaimNumber({ label: "", value: 1.0014436 })).toEqual({ value: "1.001", interval: "" });
  expect(formatClaimNumber({ label: "", value: 36 })).toEqual({ value: "36", interval: "" });
});
