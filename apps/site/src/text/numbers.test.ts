import { expect, test } from "vitest";
import {
  counted,
  formatAtLeast,
  formatAtMost,
  formatBatchSize,
  formatBytes,
  formatCount,
  formatNumber,
  formatPercent,
  formatPowerOfTen,
  formatShort,
  formatTicks,
} from "./numbers.ts";

test("numbers keep the paper's four significant digits", () => {
  expect(formatNumber(4.9771)).toBe("4.977");
  expect(formatNumber(995.44)).toBe("995.4");
  expect(formatNumber(0.002319)).toBe("0.002319");
  expect(formatNumber(-0.12)).toBe("−0.1200");
});

test("very large and very small numbers are printed with a power of ten", () => {
  expect(formatNumber(3.56e11)).toBe("3.560 × 10¹¹");
  expect(formatNumber(8.603e-4)).toBe("8.603 × 10⁻⁴");
  expect(formatNumber(0)).toBe("0");
  expect(formatPowerOfTen(-12)).toBe("10⁻¹²");
});

test("whole numbers below 100,000 lose no digit", () => {
  expect(formatNumber(14079.2)).toBe("14\u202f079");
  expect(formatShort(1000, 2)).toBe("1\u202f000");
  expect(formatNumber(1234.5678, 8)).toBe("1\u202f234.5678");
});

test("short numbers drop zeros that say nothing", () => {
  expect(formatShort(0.5)).toBe("0.5");
  expect(formatShort(5e10)).toBe("5 × 10¹⁰");
  expect(formatShort(1e11)).toBe("10¹¹");
  expect(formatShort(-1e-15)).toBe("−10⁻¹⁵");
  expect(formatShort(100)).toBe("100");
});

test("ticks of one axis are written alike: plain, or as powers of ten where one is too small or large", () => {
  const written = (...ticks: number[]) => ticks.map(formatTicks(ticks));
  expect(written(0.001, 1, 1000)).toEqual(["0.001", "1", "1\u202f000"]);
  expect(written(1e-4, 0.01, 1)).toEqual(["10⁻⁴", "10⁻²", "1"]);
  expect(written(0, 0.25, 1)).toEqual(["0", "0.25", "1"]);
  expect(written(1, 2e5, 1e6)).toEqual(["1", "2 × 10⁵", "10⁶"]);
});

test("what others are not below is rounded down, and what they are not above is rounded up", () => {
  expect([formatAtLeast(0.5685, 2), formatAtMost(0.5685, 2)]).toEqual(["0.56", "0.57"]);
  expect([formatAtLeast(5.99e-10, 2), formatAtMost(5.99e-10, 2)]).toEqual(["5.9 × 10⁻¹⁰", "6 × 10⁻¹⁰"]);
  expect([formatAtLeast(-1.25, 2), formatAtMost(9.999, 2), formatAtLeast(99.9, 2)]).toEqual(["−1.3", "10", "99"]);
  expect([formatAtLeast(0.25), formatAtMost(0.25), formatAtLeast(0)]).toEqual(["0.25", "0.25", "0"]);
});

test("a number that is not finite is refused", () => {
  expect(() => formatNumber(Number.NaN)).toThrow("NaN is not a finite number");
});

test("counts, batch sizes and file sizes are printed for people", () => {
  expect(formatCount(36000)).toBe("36\u202f000");
  expect(counted(1, "run")).toBe("1 run");
  expect(counted(2, "matrix", "matrices")).toBe("2 matrices");
  expect(formatBatchSize("inf")).toBe("∞");
  expect(formatBytes(4_905_504)).toBe("4.9 MB");
  expect(formatBytes(120)).toBe("1 kB");
  expect(formatPercent(0.0284)).toBe("2.84 %");
});
