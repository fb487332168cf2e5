import { describe, expect, test } from "vitest";
import { Stream, stream } from "./stream.ts";
import { chiSquareDeviation } from "./testing/goodnessOfFit.ts";
import { uniformIndex } from "./uniformIndex.ts";

/** A stream of given words. */
class ListedStream extends Stream {
  private readonly listed: number[];

  constructor(listed: number[]) {
    super(0, 0, 0, 0);
    this.listed = listed;
  }

  override nextUint32(): number {
    const word = this.listed.shift();
    if (word === undefined) throw new Error("no words left");
    return word;
  }
}

describe("uniformIndex", () => {
  test("gives the pinned sequence", () => {
    const source = stream(1, "index");
    expect(Array.from({ length: 8 }, () => uniformIndex(source, 50))).toEqual([18, 21, 22, 26, 17, 31, 16, 19]);
  });

  test("every index is equally likely for n that is not a power of two", () => {
    for (const n of [3, 10, 50, 1000]) {
      const source = stream(2, "index", n);
      const count = 60 * n + 20000;
      const observed = new Float64Array(n);
      for (let i = 0; i < count; i++) observed[uniformIndex(source, n)]++;
      expect(Math.abs(chiSquareDeviation(observed, new Float64Array(n).fill(count / n)))).toBeLessThan(5);
    }
  });

  test("shows no bias at n = 3 · 2^30, where multiplication without rejection would favour every third index", () => {
    const n = 3 * 2 ** 30;
    const source = stream(3, "index");
    const count = 30000;
    const observed = new Float64Array(3);
    for (let i = 0; i < count; i++) observed[uniformIndex(source, n) % 3]++;
    expect(Math.abs(chiSquareDeviation(observed, [count / 3, count / 3, count / 3]))).toBeLessThan(5);
  });

  test("rejects exactly the words of an incomplete class", () => {
    // 2^32 mod 3 = 1: of all words only 0 has a lower product half below 1.
    expect(uniformIndex(new ListedStream([0, 0x80000000]), 3)).toBe(1);
    expect(uniformIndex(new ListedStream([0xffffffff]), 3)).toBe(2);
    expect(uniformIndex(new ListedStream([0x55555555]), 3)).toBe(0);
    expect(uniformIndex(new ListedStream([0x55555556]), 3)).toBe(1);
  });

  test("n = 1 gives 0, n = 2^32 the word, and powers of two never reject", () => {
    expect(uniformIndex(new ListedStream([0]), 1)).toBe(0);
    expect(uniformIndex(new ListedStream([0xdeadbeef]), 2 ** 32)).toBe(0xdeadbeef);
    expect(uniformIndex(new ListedStream([0xdeadbeef]), 2 ** 31)).toBe(0xdeadbeef >>> 1);
    expect(uniformIndex(new ListedStream([0]), 256)).toBe(0);
  });

  test("refuses n that is not an integer from 1 to 2^32", () => {
    for (const n of [0, -1, 1.5, 2 ** 32 + 1, Number.NaN]) expect(() => uniformIndex(stream(1), n)).toThrow(RangeError);
  });
});
