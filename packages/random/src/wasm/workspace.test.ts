import { expect, test } from "vitest";
import { fillNormals, fillNormalsOneByOne } from "../normal.ts";
import { Stream, stream } from "../stream.ts";
import { BLOCKS, DOUBLES, FIRST_WORD, workspace } from "./workspace.ts";

/** A stream of given words. */
class Given extends Stream {
  private readonly given: Uint32Array;
  private next = 0;

  constructor(given: Uint32Array) {
    super(0, 0, 0, 0);
    this.given = given;
  }

  override nextUint32(): number {
    return this.given[this.next++];
  }
}

test("normals of extreme words have the bits and the signs of zero that the definition gives", () => {
  // Uniforms at 0, next to 1, and turns at and next to every eighth, where quarters change and sines and cosines vanish.
  const ends = [0, 1, 0xffffffff];
  const turns = Array.from({ length: 8 }, (_, i) => i * 0x20000000).flatMap((high) => [
    [high, 0],
    [high, 64],
    [(high - 1) >>> 0, 0xffffffff],
  ]);
  const given = Uint32Array.from(
    ends.flatMap((high) => ends.flatMap((low) => turns.flatMap((v) => [high, low, ...v]))),
  );
  const count = given.length / 2;
  const { kernels, words, doubles } = workspace();
  words.set(given, FIRST_WORD);
  kernels.fillNormals(BLOCKS, DOUBLES, DOUBLES + 8 * count);
  const expected = new Float64Array(count);
  fillNormalsOneByOne(new Given(given), expected, 0, count);
  expect(doubles.slice(0, count)).toEqual(expected);
  expect(expected.some((z) => Object.is(z, 0))).toBe(true);
});

test("a million normals have the bits of the definition", () => {
  const length = 1_000_000;
  const [actual, expected] = [new Float64Array(length), new Float64Array(length)];
  fillNormals(stream(1, "million"), actual);
  fillNormalsOneByOne(stream(1, "million"), expected, 0, length);
  expect(actual.findIndex((z, i) => !Object.is(z, expected[i]))).toBe(-1);
});
