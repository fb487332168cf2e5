import { expect, test } from "vitest";
import { parseBatchSizes, parseRate, parseSeed } from "./options.ts";

test("batch sizes keep their order", () => {
  expect(parseBatchSizes("8, 1,inf")).toEqual([8, 1, "inf"]);
});

test("rates may be written in any decimal form, and seeds reach 2^53 - 1", () => {
  expect(["5e10", ".5", "2.", "+1E-3"].map(parseRate)).toEqual([5e10, 0.5, 2, 0.001]);
  expect(parseSeed("9007199254740991")).toBe(Number.MAX_SAFE_INTEGER);
});
