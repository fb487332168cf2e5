import { expect, test } from "vitest";
import { formatShare, formatThroughput, formatTime, formatWork } from "./formatQuantity.ts";

test("times, shares and work have three digits and the unit that suits them", () => {
  expect([1e-10, 9.994e-9, 9.996e-9, 0.99949e-6, 0.99951e-6, 0.0123, 59].map(formatTime)).toEqual([
    "0.10 ns",
    "9.99 ns",
    "10.0 ns",
    "999 ns",
    "1.00 µs",
    "12.3 ms",
    "59.0 s",
  ]);
  expect([0, 0.00005, 0.0999, 0.5, 12].map(formatShare)).toEqual(["0.00 %", "0.01 %", "9.99 %", "50.0 %", "1200 %"]);
  expect([
    formatWork(1, "matrix"),
    formatWork(20, "step"),
    formatWork(4096, "word"),
    formatWork(1000 / 3, "FLOP"),
  ]).toEqual(["1 matrix", "20 steps", "4.10 k words", "333 FLOP"]);
  expect(formatThroughput(999_600_000, "FLOP")).toBe("1.00 GFLOP/s");
  expect(formatThroughput(275, "bound")).toBe("275 bounds/s");
  expect(formatThroughput(2.5e7, "byte")).toBe("25.0 MB/s");
});
