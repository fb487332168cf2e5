import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Meaning } from "./encodeMeaning.ts";
import { type Stream, stream } from "./stream.ts";
import { streamFamily } from "./streamFamily.ts";

const meaning: fc.Arbitrary<Meaning[]> = fc.array(
  fc.oneof(fc.string({ unit: "binary" }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
  { maxLength: 6 },
);
const member = fc.oneof(fc.nat(10_000), fc.double({ noNaN: true, noDefaultInfinity: true }));

function words(source: Stream): number[] {
  return Array.from({ length: 20 }, () => source.nextUint32());
}

describe("streamFamily", () => {
  test("has the streams of the whole meanings, in any order", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), meaning, fc.array(member, { minLength: 1, maxLength: 5 }), (seed, path, members) => {
        const family = streamFamily(seed, ...path);
        for (const i of members) expect(words(family.stream(i))).toEqual(words(stream(seed, ...path, i)));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("refuses what stream refuses", () => {
    expect(() => streamFamily(-1, "a")).toThrow(RangeError);
    expect(() => streamFamily(1, Number.NaN)).toThrow(RangeError);
    expect(() => streamFamily(1, "a").stream(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => streamFamily(1, null as unknown as string)).toThrow(TypeError);
  });
});
