import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { multiplyHigh } from "./multiplyHigh.ts";
import { philox4x32 } from "./philox4x32.ts";
import { philox4x32Pair } from "./philox4x32Pair.ts";

type Words = [number, number, number, number];

function block(counter: Words, key: [number, number]): string {
  const out = new Uint32Array(4);
  philox4x32(...counter, ...key, out);
  return [...out].map((word) => word.toString(16).padStart(8, "0")).join(" ");
}

const word = fc.integer({ min: 0, max: 0xffffffff });

describe("Philox4x32-10", () => {
  test("gives the three known answers of Random123 (tests/kat_vectors)", () => {
    expect(block([0, 0, 0, 0], [0, 0])).toBe("6627e8d5 e169c58d bc57ac4c 9b00dbd8");
    const ones = 0xffffffff;
    expect(block([ones, ones, ones, ones], [ones, ones])).toBe("408f276d 41c83b0e a20bc7c6 6d5451fd");
    expect(block([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toBe(
      "d16cfe09 94fdcceb 5001e420 24126ea1",
    );
  });

  test("two blocks side by side are the two blocks alone", () => {
    fc.assert(
      fc.property(word, word, word, word, word, word, (c0, c1, c2, c3, k0, k1) => {
        const even = (c0 & ~1) >>> 0;
        const alone = new Uint32Array(8);
        const second = new Uint32Array(4);
        philox4x32(even, c1, c2, c3, k0, k1, alone);
        philox4x32(even + 1, c1, c2, c3, k0, k1, second);
        alone.set(second, 4);
        const together = new Uint32Array(8);
        philox4x32Pair(even, c1, c2, c3, k0, k1, together);
        expect(together).toEqual(alone);
      }),
      { seed: 1 },
    );
  });
});

describe("multiplyHigh", () => {
  test("is the upper half of the exact product", () => {
    const edge = fc.constantFrom(0, 1, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffff0000, 0xffffffff);
    fc.assert(
      fc.property(fc.oneof(word, edge), fc.oneof(word, edge), (a, b) => {
        expect(multiplyHigh(a, b >>> 16, b & 0xffff) >>> 0).toBe(Number((BigInt(a) * BigInt(b)) >> 32n));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
