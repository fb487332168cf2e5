import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distinctIndexSampler } from "./distinctIndex.ts";
import { type Stream, stream } from "./stream.ts";
import { chiSquareDeviation } from "./testing/goodnessOfFit.ts";
import { uniformIndex } from "./uniformIndex.ts";

const batches = (source: Stream, n: number, k: number, count: number): number[][] => {
  const draw = distinctIndexSampler(n, k);
  return Array.from({ length: count }, () => Array.from({ length: k }, () => draw(source)));
};

describe("batches without replacement", () => {
  test("are pinned", () => {
    expect(batches(stream(1, "distinct"), 10, 4, 3)).toEqual([
      [8, 1, 4, 7],
      [9, 6, 8, 5],
      [2, 4, 1, 7],
    ]);
  });

  test("hold different indices, all of them where k = n", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0 }),
        fc.double({ min: 0, max: 1 }),
        (n, seed, share) => {
          const k = Math.max(1, Math.round((Number.isNaN(share) ? 1 : share) * n));
          for (const batch of batches(stream(seed), n, k, 5)) {
            expect(new Set(batch).size).toBe(k);
            expect(batch.every((index) => Number.isInteger(index) && index >= 0 && index < n)).toBe(true);
          }
          const [all] = batches(stream(seed), n, n, 1);
          expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
        },
      ),
      { seed: 1 },
    );
  });

  test("depend on the stream alone: the second batch of a function is the first of a new one", () => {
    const [used, fresh] = [stream(3), stream(3)];
    const [, ...later] = batches(used, 9, 4, 6);
    batches(fresh, 9, 4, 1);
    expect(later).toEqual(Array.from({ length: 5 }, () => batches(fresh, 9, 4, 1)[0]));
    expect(used.nextUint32()).toBe(fresh.nextUint32());
  });

  test("of one index are draws with replacement", () => {
    const source = stream(4);
    expect(batches(stream(4), 7, 1, 50).flat()).toEqual(Array.from({ length: 50 }, () => uniformIndex(source, 7)));
  });

  test("take k words, and one less where the last index is left over", () => {
    for (const [k, words] of [
      [1, 1],
      [7, 7],
      [8, 7],
    ]) {
      const [used, counted] = [stream(5), stream(5)];
      batches(used, 8, k, 10);
      // A repeat has a probability of 8/2^32 a word.
      for (let word = 0; word < 10 * words; word++) counted.nextUint32();
      expect(used.nextUint32()).toBe(counted.nextUint32());
    }
  });

  test("every ordered batch is equally likely, so each index with k/n and each pair with k(k − 1)/[n(n − 1)]", () => {
    const [n, k, count] = [5, 3, 30_000];
    const orders = new Map<string, number>();
    const singles = new Float64Array(n);
    const pairs = new Float64Array(n * n);
    for (const batch of batches(stream(2, "distinct"), n, k, count)) {
      const order = batch.join();
      orders.set(order, (orders.get(order) ?? 0) + 1);
      for (const i of batch) {
        singles[i] += 1;
        for (const j of batch) pairs[i * n + j] += 1;
      }
    }
    expect(orders.size).toBe(60);
    expect(Math.abs(chiSquareDeviation([...orders.values()], new Float64Array(60).fill(count / 60)))).toBeLessThan(5);
    // Five standard errors of a proportion.
    const near = (seen: number, p: number): void =>
      expect(Math.abs(seen / count - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / count));
    for (let i = 0; i < n; i++) {
      near(singles[i], k / n);
      for (let j = 0; j < i; j++) near(pairs[i * n + j], (k * (k - 1)) / (n * (n - 1)));
    }
  });

  test("n and k out of range are refused", () => {
    for (const n of [0, 0.5, 2 ** 31, Number.NaN]) expect(() => distinctIndexSampler(n, 1)).toThrow(/^n must be/);
    for (const k of [0, 1.5, 6, Number.NaN]) expect(() => distinctIndexSampler(5, k)).toThrow(/^k must be/);
  });
});
