import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Stream, stream } from "./stream.ts";
import { streamFamily } from "./streamFamily.ts";
import { meanings } from "./testing/meanings.ts";

const member = fc.oneof(fc.nat(10_000), fc.double({ noNaN: true, noDefaultInfinity: true }));

function words(source: Stream): number[] {
  return Array.from({ length: 20 }, () => source.nextUint32());
}

describe("streamFamily", () => {
  test("has the streams of the whole meanings, in any order", () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        meanings,
        fc.array(member, { minLength: 1, maxLength: 5 }),
        (seed, path, members) => {
          const family = streamFamily(seed, ...path);
          for (const i of members) expect(words(family.stream(i))).toEqual(words(stream(seed, ...path, i)));
        },
      ),
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
