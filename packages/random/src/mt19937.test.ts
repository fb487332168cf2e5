import { describe, expect, test } from "vitest";
import reference from "../fixtures/mt19937.json" with { type: "json" };
import { mt19937 } from "./mt19937.ts";

function atPositions(next: () => number): number[] {
  const found: number[] = [];
  const last = reference.positions[reference.positions.length - 1];
  for (let i = 1; i <= last; i++) {
    const value = next();
    if (reference.positions.includes(i)) found.push(value);
  }
  return found;
}

describe("mt19937", () => {
  test("gives the words of NumPy’s RandomState for every seed of the fixture", () => {
    for (const { seed, words } of reference.sequences) expect(atPositions(mt19937(seed).nextUint32)).toEqual(words);
  });

  test("gives the doubles of NumPy’s random_sample, bit for bit", () => {
    for (const { seed, doubles } of reference.sequences)
      expect(atPositions(mt19937(seed).nextUniform)).toEqual(doubles);
  });

  test("two generators of one seed do not disturb each other", () => {
    const left = mt19937(1);
    const right = mt19937(1);
    for (let i = 0; i < 1000; i++) left.nextUint32();
    expect(right.nextUint32()).toBe(mt19937(1).nextUint32());
  });

  test("the 10000th word of seed 5489 is 4123659995, as the C++ standard requires", () => {
    const generator = mt19937(5489);
    for (let i = 1; i < 10000; i++) generator.nextUint32();
    expect(generator.nextUint32()).toBe(4123659995);
  });

  test("refuses a seed that is not an integer from 0 to 2^32 − 1", () => {
    for (const seed of [-1, 2 ** 32, 0.5, Number.NaN]) expect(() => mt19937(seed)).toThrow(RangeError);
  });
});
