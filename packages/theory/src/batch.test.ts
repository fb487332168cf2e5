import { permutation, stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import { batchOf, batchSizeOf, effectiveBatchSize, inverseBatchSize } from "./batch.ts";

/** Every set of k of the numbers 0 to n − 1. */
function subsets(n: number, k: number): number[][] {
  if (k === 0) return [[]];
  if (n < k) return [];
  return [...subsets(n - 1, k), ...subsets(n - 1, k - 1).map((set) => [...set, n - 1])];
}

describe("a batch without replacement", () => {
  test("p is how far the second moment of a batch's mean lies between that of the mean and that of a component", () => {
    for (let n = 1; n <= 6; n++) {
      const q = Array.from(permutation(stream(1, n), n), (rank) => 0.3 + rank * rank);
      const mean = q.reduce((sum, each) => sum + each / n, 0);
      const second = q.reduce((sum, each) => sum + (each * each) / n, 0);
      for (let k = 1; k <= n; k++) {
        const sets = subsets(n, k);
        const ofBatches = sets.reduce(
          (sum, set) => sum + (set.reduce((s, i) => s + q[i], 0) / k) ** 2 / sets.length,
          0,
        );
        const p = inverseBatchSize({ size: k, from: n });
        expect((1 - p) * mean * mean + p * second).toBeCloseTo(ofBatches, 12);
      }
    }
  });

  test("of all components is gradient descent, of one is a draw with replacement", () => {
    expect(inverseBatchSize({ size: 7, from: 7 })).toBe(0);
    expect(inverseBatchSize({ size: 1, from: 1 })).toBe(0);
    expect(inverseBatchSize({ size: 1, from: 7 })).toBe(1);
    expect(effectiveBatchSize({ size: 7, from: 7 })).toBe(Number.POSITIVE_INFINITY);
    expect(effectiveBatchSize({ size: "inf", from: 7 })).toBe(effectiveBatchSize("inf"));
    expect(effectiveBatchSize({ size: 3, from: 7 })).toBeCloseTo(4.5, 15);
  });

  test("of more than there are does not apply, and is refused by what takes it all the same", () => {
    expect(batchOf(8, "without-replacement", 7)).toEqual({
      applies: false,
      reason: "there are 7 components, fewer than k = 8, to draw without replacement",
    });
    expect(batchOf(8, "with-replacement", 7)).toEqual({ applies: true, batch: 8 });
    expect(() => inverseBatchSize({ size: 8, from: 7 })).toThrow(RangeError);
    expect(() => inverseBatchSize({ size: 1.5, from: 7 })).toThrow(/positive integer/);
  });

  test("of any size has the effective batch size of which it is the batch size", () => {
    for (const n of [1, 2, 7, 1000]) {
      for (let k = 1; k < Math.min(n, 50); k++) {
        expect(batchSizeOf(effectiveBatchSize({ size: k, from: n }), "without-replacement", n) / k).toBeCloseTo(1, 14);
        expect(batchSizeOf(effectiveBatchSize(k), "with-replacement", n)).toBe(k);
      }
      for (const c of [1e-3, 0.7, 1, 3.3, 40, 1e300]) {
        const critical = batchSizeOf(c, "without-replacement", n);
        for (let k = 1; k <= Math.min(n, 100); k++) {
          expect(k >= critical * (1 - 1e-14)).toBe(effectiveBatchSize({ size: k, from: n }) >= c * (1 - 1e-13));
        }
      }
      for (const c of [0, -0.25, -1e9]) expect(batchSizeOf(c, "without-replacement", n)).toBe(c);
      expect(batchSizeOf(Number.NaN, "without-replacement", n)).toBeNaN();
    }
  });
});
