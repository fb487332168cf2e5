import fc from "fast-check";
import { expect, test } from "vitest";
import { logTicks } from "./logTicks.ts";

test.each([
  [2.3e-15, 8e-14, [2e-15, 5e-15, 1e-14, 2e-14, 5e-14, 1e-13]],
  [31, 4800, [20, 50, 100, 200, 500, 1000, 2000, 5000]],
  [3e-13, 9e-11, [1e-13, 1e-12, 1e-11, 1e-10]],
  [1, 1, [0.5, 1]],
])("the ticks from %d to %d", (least, most, ticks) => {
  expect(logTicks(least, most)).toEqual(ticks);
});

test("the first and the last tick enclose the values, and none but they lies outside", () => {
  const positive = fc.double({ min: 1e-280, max: 1e280, noNaN: true });
  fc.assert(
    fc.property(positive, positive, (a, b) => {
      const [least, most] = [Math.min(a, b), Math.max(a, b)];
      const ticks = logTicks(least, most);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks).toEqual([...ticks].sort((x, y) => x - y));
      expect(ticks[0]).toBeLessThanOrEqual(least);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(ticks.slice(1, -1).every((tick) => tick >= least && tick <= most)).toBe(true);
    }),
    { seed: 1 },
  );
});
