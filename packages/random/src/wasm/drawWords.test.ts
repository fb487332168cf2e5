import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillUint32 } from "../fillUint32.ts";
import { fillNormals, fillNormalsOneByOne } from "../normal.ts";
import { Stream, stream } from "../stream.ts";
import { fillUniform01, uniform01 } from "../uniform.ts";
import { CHUNK } from "./workspace.ts";

/** Twins at a block's counter, with `drawn` words taken already. */
function twins(blockLow: number, blockHigh: number, drawn: number): [Stream, Stream] {
  const pair: [Stream, Stream] = [new Stream(5, -6, 7, -8), new Stream(5, -6, 7, -8)];
  for (const source of pair) {
    Reflect.set(source, "blockLow", blockLow);
    Reflect.set(source, "blockHigh", blockHigh);
    for (let i = 0; i < drawn; i++) source.nextUint32();
  }
  return pair;
}

function fillOneByOne(draw: () => number, out: Float64Array | Uint32Array, start: number, end: number): void {
  for (let i = start; i < end; i++) out[i] = draw();
}

/** Lengths below, at and above what the kernels make at once. */
const lengths = [8, 9, 15, 16, 17, 31, 32, 33, 63, 64, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1, 4099];

/** Kinds of bulk draw, each with its definition by single draws. */
const kinds = [
  {
    name: "fillUint32",
    make: (length: number) => new Uint32Array(length).fill(9),
    fill: (source: Stream, out: Float64Array | Uint32Array, start: number, end: number) =>
      fillUint32(source, out as Uint32Array, start, end),
    define: (source: Stream, out: Float64Array | Uint32Array, start: number, end: number) =>
      fillOneByOne(() => source.nextUint32(), out, start, end),
  },
  {
    name: "fillUniform01",
    make: (length: number) => new Float64Array(length).fill(9),
    fill: (source: Stream, out: Float64Array | Uint32Array, start: number, end: number) =>
      fillUniform01(source, out as Float64Array, start, end),
    define: (source: Stream, out: Float64Array | Uint32Array, start: number, end: number) =>
      fillOneByOne(() => uniform01(source), out, start, end),
  },
  {
    name: "fillNormals",
    make: (length: number) => new Float64Array(length).fill(9),
    fill: (source: Stream, out: Float64Array | Uint32Array, start: number, end: number) =>
      fillNormals(source, out as Float64Array, start, end),
    define: (source: Stream, out: Float64Array | Uint32Array, start: number, end: number) =>
      fillNormalsOneByOne(source, out as Float64Array, start, end),
  },
] as const;

describe.each(kinds)("$name in bulk", ({ make, fill, define }) => {
  test("gives the single draws' bits for every position in a block, start and length, and goes on alike", () => {
    for (let drawn = 0; drawn <= 16; drawn++) {
      for (const length of lengths) {
        const [fast, slow] = twins(2 * length, 3, drawn);
        const start = drawn % 3;
        const [actual, expected] = [make(start + length + 4), make(start + length + 4)];
        fill(fast, actual, start, start + length);
        define(slow, expected, start, start + length);
        expect(actual).toEqual(expected);
        for (let i = 0; i < 20; i++) expect(fast.nextUint32()).toBe(slow.nextUint32());
      }
    }
  });

  test("carries into the second counter word after 2^32 blocks, wherever that falls, and from the last block to the first", () => {
    for (let blocks = 0; blocks <= 40; blocks += 2) {
      for (const blockHigh of [0, -1]) {
        const [fast, slow] = twins(-blocks | 0, blockHigh, blocks % 7);
        const [actual, expected] = [make(100), make(100)];
        fill(fast, actual, 0, 100);
        define(slow, expected, 0, 100);
        expect(actual).toEqual(expected);
        for (let i = 0; i < 20; i++) expect(fast.nextUint32()).toBe(slow.nextUint32());
      }
    }
  });

  test("honours a stream that brings words of its own", () => {
    class Zeros extends Stream {
      override nextUint32(): number {
        return 0;
      }
    }
    const out = make(100);
    fill(new Zeros(1, 2, 3, 4), out, 0, 100);
    expect(out.every((x) => x === 0)).toBe(true);
  });

  test("refuses a range outside the array and leaves the stream where it was", () => {
    const source = stream(1, "range");
    const out = make(20);
    for (const [start, end] of [
      [-1, 20],
      [0, 21],
      [12, 3],
      [0.5, 20],
      [0, Number.NaN],
    ]) {
      expect(() => fill(source, out, start, end)).toThrow(RangeError);
    }
    expect(source.nextUint32()).toBe(stream(1, "range").nextUint32());
  });
});

describe("streams", () => {
  test("mixed draws in any order and number are the sequence of single draws", () => {
    const draw = fc.record({
      kind: fc.integer({ min: -1, max: kinds.length - 1 }),
      length: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3 * CHUNK })),
      start: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(draw, { maxLength: 12 }), fc.integer(), (draws, seed) => {
        const [fast, slow] = [stream(seed >>> 0, "mixed"), stream(seed >>> 0, "mixed")];
        for (const { kind, length, start } of draws) {
          if (kind < 0) {
            expect(fast.nextUint32()).toBe(slow.nextUint32());
            continue;
          }
          const { make, fill, define } = kinds[kind];
          const [actual, expected] = [make(start + length), make(start + length)];
          fill(fast, actual, start, start + length);
          define(slow, expected, start, start + length);
          expect(actual).toEqual(expected);
        }
        expect(fast.nextUint32()).toBe(slow.nextUint32());
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("drawn in turns do not disturb each other", () => {
    const [a, b] = [stream(1, "turns", 0), stream(1, "turns", 1)];
    const [x, y] = [new Float64Array(600), new Float64Array(600)];
    for (let i = 0; i < 600; i += 30) {
      fillUniform01(a, x, i, i + 30);
      fillUniform01(b, y, i, i + 30);
    }
    const expected = new Float64Array(600);
    fillUniform01(stream(1, "turns", 0), expected);
    expect(x).toEqual(expected);
    fillUniform01(stream(1, "turns", 1), expected);
    expect(y).toEqual(expected);
  });
});
