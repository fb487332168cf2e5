import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadLabels } from "./spreadLabels.ts";

test("labels that do not touch stay", () => {
  expect(spreadLabels([50, 10, 30], 14, 0, 100)).toEqual([50, 10, 30]);
});

test("labels keep their order and their distance, inside the ends where there is room", () => {
  const places = fc.array(fc.double({ min: -50, max: 200, noNaN: true }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(places, (given) => {
      const spread = spreadLabels(given, 14, 0, 120);
      const order = given.map((_, i) => i).sort((a, b) => given[a]! - given[b]!);
      const sorted = order.map((i) => spread[i]!);
      for (const [i, place] of sorted.entries()) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(120);
        if (i > 0) expect(place - sorted[i - 1]!).toBeGreaterThanOrEqual(14 - 1e-9);
      }
    }),
    { seed: 1 },
  );
});
