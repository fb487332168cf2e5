import fc from "fast-check";
import { describe, expect, test } from "vitest";
import fixtures from "./fixtures/clopperPearson.json" with { type: "json" };
import { clopperPearson, proportion } from "./proportion.ts";

describe("the Clopper–Pearson interval", () => {
  test.each(fixtures)("of $count in $of is SciPy's", ({ count, of, low, high }) => {
    const own = clopperPearson(count, of);
    // SciPy's quantile is itself good to about 1e-10 in the tails.
    expect(Math.abs(own[0] - low)).toBeLessThanOrEqual(1e-9 * low);
    expect(Math.abs(own[1] - high)).toBeLessThanOrEqual(1e-9 * high);
  });

  test("of no success in n reaches up to 1 − 0.025^(1/n)", () => {
    for (const n of [1, 2, 10, 100, 10_000]) {
      expect(clopperPearson(0, n)[1]).toBeCloseTo(1 - 0.025 ** (1 / n), 12);
      expect(clopperPearson(0, n)[0]).toBe(0);
    }
  });

  test("encloses the share, and mirrors when successes and failures change places", () => {
    const counts = fc
      .integer({ min: 1, max: 3000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counts, ([count, of]) => {
        const [low, high] = clopperPearson(count, of);
        expect(low).toBeLessThanOrEqual(count / of);
        expect(high).toBeGreaterThanOrEqual(count / of);
        const [mirroredLow, mirroredHigh] = clopperPearson(of - count, of);
        expect(mirroredLow).toBeCloseTo(1 - high, 11);
        expect(mirroredHigh).toBeCloseTo(1 - low, 11);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("refuses what is not a count", () => {
    for (const [count, of] of [
      [-1, 5],
      [6, 5],
      [0, 0],
      [0.5, 2],
      [Number.NaN, 2],
    ] as const) {
      expect(() => proportion(count, of)).toThrow(`${count} of ${of} is not a count of trials`);
    }
  });
});
