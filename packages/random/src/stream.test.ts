import fc from "fast-check";
import { describe, expect, test } from "vitest";
import reference from "../fixtures/streams.json" with { type: "json" };
import { encodeMeaning, type Meaning } from "./encodeMeaning.ts";
import { fillUint32 } from "./fillUint32.ts";
import { philox4x32 } from "./philox/philox4x32.ts";
import { PLACE_WORDS, Stream, stream } from "./stream.ts";
import { chiSquareDeviation } from "./testing/goodnessOfFit.ts";
import { meanings } from "./testing/meanings.ts";

function words(source: Stream, count: number): number[] {
  return Array.from({ length: count }, () => source.nextUint32());
}

describe("stream", () => {
  test("gives the words of a second implementation (fixtures/streams.py)", () => {
    for (const { seed, meaning, words: expected } of reference.streams) {
      expect(words(stream(seed, ...meaning), expected.length)).toEqual(expected);
    }
  });

  test("the same meaning gives the same words, whatever was drawn in between", () => {
    const first = stream(7, "appendix-a", 50, 0.5);
    const other = stream(7, "appendix-a", 50, 1);
    const drawn: number[] = [];
    for (let i = 0; i < 20; i++) {
      drawn.push(first.nextUint32());
      other.nextUint32();
    }
    expect(words(stream(7, "appendix-a", 50, 0.5), 20)).toEqual(drawn);
  });

  test("a number is its value: 0 and −0 name one stream", () => {
    expect(words(stream(1, 0), 4)).toEqual(words(stream(1, -0), 4));
  });

  test("meanings that look alike give different streams", () => {
    const alike = [
      stream(1),
      stream(1, ""),
      stream(1, "", ""),
      stream(1, "a", "b"),
      stream(1, "ab"),
      stream(1, "b", "a"),
      stream(1, "ab", ""),
      stream(1, "", "ab"),
      stream(1, "a\0"),
      stream(1, "a"),
      stream(1, 1),
      stream(1, "1"),
      stream(1, 1, 1),
      stream(1, 0),
      stream(1, 1 + 2 ** -52),
      stream(1, 2 ** 32),
      stream(1, 2 ** 32 + 1),
      stream(2, 1),
      stream(2 ** 32 + 1, 1),
      stream(2 ** 32, 1),
      stream(0, 1),
    ].map((source) => words(source, 4).join());
    expect(new Set(alike).size).toBe(alike.length);
  });

  test("a thousand neighbours have no word in common place", () => {
    const firsts = Array.from({ length: 1000 }, (_, i) => stream(1, "neighbour", i).nextUint32());
    // A collision among 1000 32-bit words has probability 1e-4.
    expect(new Set(firsts).size).toBe(1000);
  });

  test("the first words over many meanings are uniform", () => {
    const cells = 64;
    const count = 20000;
    const observed = new Float64Array(cells);
    for (let i = 0; i < count; i++) observed[stream(3, "cell", i).nextUint32() >>> 26]++;
    expect(Math.abs(chiSquareDeviation(observed, new Float64Array(cells).fill(count / cells)))).toBeLessThan(5);
  });

  test("every bit of the words is a fair coin", () => {
    const source = stream(4, "bits");
    const count = 40000;
    const ones = new Float64Array(32);
    for (let i = 0; i < count; i++) {
      const word = source.nextUint32();
      for (let bit = 0; bit < 32; bit++) ones[bit] += (word >>> bit) & 1;
    }
    for (const sum of ones) expect(Math.abs(sum - count / 2)).toBeLessThan(5 * Math.sqrt(count / 4));
  });

  test("refuses a seed that is not an integer from 0 to 2^53 − 1", () => {
    for (const seed of [-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => stream(seed, "a")).toThrow(RangeError);
    }
  });

  test("refuses a meaning that is not finite, or neither text nor number", () => {
    expect(() => stream(1, Number.NaN)).toThrow(RangeError);
    expect(() => stream(1, Number.NEGATIVE_INFINITY)).toThrow(RangeError);
    expect(() => stream(1, null as unknown as string)).toThrow(TypeError);
  });
});

describe("Stream", () => {
  test("runs through the counters 0, 1, 2, … under its key", () => {
    const expected: number[] = [];
    const block = new Uint32Array(4);
    for (let counter = 0; counter < 5; counter++) {
      philox4x32(counter, 0, 3, 4, 1, 2, block);
      expected.push(...block);
    }
    expect(words(new Stream(1, 2, 3, 4), 20)).toEqual(expected);
  });

  test("carries into the second counter word after 2^32 blocks", () => {
    const source = new Stream(1, 2, 3, 4);
    Reflect.set(source, "blockLow", -2);
    const expected = new Uint32Array(4);
    words(source, 8);
    philox4x32(0, 1, 3, 4, 1, 2, expected);
    expect(words(source, 4)).toEqual([...expected]);
  });
});

describe("encodeMeaning", () => {
  test("different paths have different words, neither a prefix of the other", () => {
    fc.assert(
      fc.property(meanings, meanings, (left, right) => {
        const same = left.length === right.length && left.every((part, i) => part === right[i]);
        const a = encodeMeaning(left).map((word) => word >>> 0);
        const b = encodeMeaning(right).map((word) => word >>> 0);
        const shared = Math.min(a.length, b.length);
        expect(a.slice(0, shared).join() === b.slice(0, shared).join()).toBe(same);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test("the path can be read back", () => {
    fc.assert(
      fc.property(meanings, (path) => {
        expect(decode(encodeMeaning(path))).toEqual(path.map((part) => (part === 0 ? 0 : part)));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

function decode(encoded: readonly number[]): Meaning[] {
  const path: Meaning[] = [];
  let i = 1;
  while (i < encoded[0]) {
    const [type, length] = [encoded[i], encoded[i + 1]];
    i += 2;
    if (type === 1) {
      const view = new DataView(new ArrayBuffer(8));
      view.setInt32(0, encoded[i]);
      view.setInt32(4, encoded[i + 1]);
      path.push(view.getFloat64(0));
      i += 2;
    } else {
      let text = "";
      for (let unit = 0; unit < length; unit++) {
        text += String.fromCharCode((encoded[i + (unit >> 1)] >>> (unit % 2 === 0 ? 16 : 0)) & 0xffff);
      }
      path.push(text);
      i += (length + 1) >> 1;
    }
  }
  return path;
}

test("a stream's place is where the block of its next word is made, however words were drawn, past 2^32 blocks too", () => {
  const place = new Uint32Array(PLACE_WORDS + 1);
  const block = new Uint32Array(4);
  for (const low of [0, 2 ** 32 - 4]) {
    for (let drawn = 0; drawn < 40; drawn++) {
      const source = stream(1, "place", low);
      Object.assign(source, { blockLow: low | 0, blockHigh: 5 });
      if (drawn % 2 === 0) fillUint32(source, new Uint32Array(drawn));
      else for (let i = 0; i < drawn; i++) source.nextUint32();
      source.writeTo(place, 1);
      const [, key0, key1, counter2, counter3, blockLow, blockHigh, index] = place;
      philox4x32(blockLow, blockHigh, counter2, counter3, key0, key1, block);
      expect(block[index]).toBe(source.nextUint32());
    }
  }
});
