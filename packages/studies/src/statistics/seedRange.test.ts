import { expect, test } from "vitest";
import { seedRange } from "./seedRange.ts";

test("the percentile counts values below the published one, not those equal to it; quantiles interpolate", () => {
  const values = [5, 1, 4, 2, 3];
  expect(seedRange(values, 3)).toEqual({ seeds: 5, median: 3, low: 1.2, high: 4.8, percentile: 40 });
  expect(seedRange(values, 0.5).percentile).toBe(0);
  expect(seedRange(values, 6).percentile).toBe(100);
});
