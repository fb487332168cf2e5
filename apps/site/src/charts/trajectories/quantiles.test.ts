import { expect, test } from "vitest";
import { bandOf } from "./quantiles.ts";

test("percentiles of a hundred and one runs are the runs of that rank, step by step", () => {
  const runs = Array.from({ length: 101 }, (_, i) => [(i * 37) % 101, 2 * ((i * 53) % 101)]);
  expect(bandOf(runs)).toEqual({ low: [10, 20], median: [50, 100], high: [90, 180] });
});

test("one run is all its percentiles", () => {
  expect(bandOf([[3, 4]])).toEqual({ low: [3, 4], median: [3, 4], high: [3, 4] });
});
