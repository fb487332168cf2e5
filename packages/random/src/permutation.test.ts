import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { permutation } from "./permutation.ts";
import { stream } from "./stream.ts";
import { chiSquareDeviation } from "./testing/goodnessOfFit.ts";

describe("permutation", () => {
  test("gives the pinned order", () => {
    expect([...permutation(stream(1, "permutation"), 10)]).toEqual([1, 9, 8, 7, 6, 2, 0, 5, 4, 3]);
  });

  test("has every index once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0 }), (n, seed) => {
        const order = permutation(stream(seed), n);
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
      { seed: 1 },
    );
  });

  test("each of the 24 orders of four is equally likely", () => {
    const source = stream(2, "permutation");
    const counts = new Map<string, number>();
    const count = 24000;
    for (let i = 0; i < count; i++) {
      const order = permutation(source, 4).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(Math.abs(chiSquareDeviation([...counts.values()], new Float64Array(24).fill(count / 24)))).toBeLessThan(5);
  });

  test("refuses n that is not an integer from 0 to 2^31 − 1", () => {
    for (const n of [-1, 0.5, 2 ** 31, Number.NaN]) expect(() => permutation(stream(1), n)).toThrow(RangeError);
  });
});
