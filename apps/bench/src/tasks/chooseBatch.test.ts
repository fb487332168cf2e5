import fc from "fast-check";
import { expect, test } from "vitest";
import { type Clock, chooseBatch, measureTick, TICKS_PER_SAMPLE } from "./chooseBatch.ts";

/** A clock that costs nothing to read, and a call that takes `duration` on it. */
function simulate(duration: number): { clock: Clock; call: () => void } {
  let now = 0;
  return {
    clock: () => now,
    call: () => {
      now += duration;
    },
  };
}

test("a batch lasts a hundred ticks, and half of it does not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 1000 }), (duration, tick) => {
      const { clock, call } = simulate(duration);
      const batch = chooseBatch(call, clock, tick);
      expect(Number.isInteger(Math.log2(batch))).toBe(true);
      expect(batch * duration).toBeGreaterThanOrEqual(TICKS_PER_SAMPLE * tick);
      if (batch > 1) expect((batch / 2) * duration).toBeLessThan(TICKS_PER_SAMPLE * tick);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test("one slow timing does not make the batch smaller", () => {
  let now = 0;
  let calls = 0;
  const call = (): void => {
    now += calls++ === 0 ? 1e6 : 1;
  };
  expect(chooseBatch(call, () => now, 1)).toBe(128);
});

test("a call that the clock never sees gets the largest batch, not an endless loop", () => {
  expect(
    chooseBatch(
      () => {},
      () => 0,
      1,
    ),
  ).toBe(1 << 20);
});

test("the tick is a coarse clock's grain and a fine clock's cost", () => {
  let readings = 0;
  expect(measureTick(() => Math.floor(readings++ / 7) * 16)).toBe(16);
  readings = 0;
  expect(measureTick(() => 3 * readings++)).toBe(3);
});
