import { expect, test } from "vitest";
import { binomial } from "./binomial.ts";
import { exp } from "./math/exp.ts";
import { log } from "./math/log.ts";
import { stream } from "./stream.ts";

test.each([
  [1, 0.3],
  [7, 0.5],
  [30, 0.2],
  [40, 0.5],
  [200, 0.9],
  [1000, 0.004],
  [1e6, 0.3],
])("counts of %d trials with probability %d have the law of their name (chi-square, seed 1)", (n, p) => {
  const draws = 20_000;
  const source = stream(1, "binomial", n, p);
  const counts = new Map<number, number>();
  for (let i = 0; i < draws; i++) {
    const k = binomial(source, n, p);
    counts.set(k, (counts.get(k) ?? 0) + 1);
  }
  // ln P(k), by ratios from k = 0; cells of at least 50 expected counts.
  let logP = n * log(1 - p);
  let [expected, seen, chi, cells, total] = [0, 0, 0, 0, 0];
  for (let k = 0; k <= n; k++) {
    const probability = exp(logP);
    expected += draws * probability;
    seen += counts.get(k) ?? 0;
    total += probability;
    if (expected >= 50 || k === n) {
      if (expected > 0) {
        chi += ((seen - expected) * (seen - expected)) / expected;
        cells += 1;
      }
      [expected, seen] = [0, 0];
    }
    logP += log(((n - k) / (k + 1)) * (p / (1 - p)));
  }
  expect(total).toBeCloseTo(1, 6);
  // Five standard deviations, and a cell for the rest.
  expect(chi).toBeLessThan(cells + 5 * Math.sqrt(2 * cells) + 10);
});

test("certain and impossible trials, and none", () => {
  const source = stream(1, "edges");
  expect([binomial(source, 9, 0), binomial(source, 9, 1), binomial(source, 0, 0.4)]).toEqual([0, 9, 0]);
  expect(() => binomial(source, 1.5, 0.4)).toThrow(RangeError);
  expect(() => binomial(source, 5, Number.NaN)).toThrow(RangeError);
});
