import { fillUniform01, stream } from "@sgd-basins/random";
import { expect, test } from "vitest";
import { coverageOf, median, medianInterval, rankFor } from "./orderStatistics.ts";

test("the median of an even number of values is the mean of the middle two", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});

test("coverage is the binomial's, as in tables of the sign test", () => {
  // n = 10: [x₍₂₎, x₍₉₎] covers with 1 − 2 · 11/1024.
  expect(coverageOf(10, 2)).toBe(1 - 22 / 1024);
  expect(coverageOf(30, 8)).toBeCloseTo(0.99478, 5);
  expect(coverageOf(50, 16)).toBeCloseTo(0.9934, 4);
  expect(rankFor(10, 0.95)).toBe(2);
  expect(rankFor(30, 0.99)).toBe(8);
  expect(rankFor(4, 0.99)).toBe(1);
});

test("an interval ends at order statistics", () => {
  const values = [5, 1, 4, 2, 3, 9, 7, 8, 6, 10];
  expect(medianInterval(values, 2)).toMatchObject({ low: 2, high: 9 });
  expect(() => medianInterval(values, 6)).toThrow(RangeError);
});

test("the interval covers the median of a skewed law as often as it says", () => {
  const trials = 4000;
  const source = stream(1, "bench", "coverage");
  const u = new Float64Array(30);
  let covered = 0;
  for (let trial = 0; trial < trials; trial++) {
    fillUniform01(source, u);
    // u² has the median ¼.
    const { low, high } = medianInterval(
      u.map((x) => x * x),
      11,
    );
    if (low <= 0.25 && 0.25 <= high) covered++;
  }
  const p = coverageOf(30, 11);
  // Five standard errors; the stream is stream(1, "bench", "coverage").
  expect(Math.abs(covered / trials - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / trials));
});
