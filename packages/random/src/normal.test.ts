import { describe, expect, test } from "vitest";
import reference from "../fixtures/streams.json" with { type: "json" };
import { fillNormals, normal } from "./normal.ts";
import { Stream, stream } from "./stream.ts";
import {
  chiSquareDeviation,
  KOLMOGOROV_BOUND,
  kolmogorovSmirnov,
  normalDistribution,
} from "./testing/goodnessOfFit.ts";
import { ulp } from "./testing/ulpError.ts";

function normals(count: number, ...meaning: (string | number)[]): Float64Array {
  const out = new Float64Array(count);
  fillNormals(stream(1, "normal", ...meaning), out);
  return out;
}

function meanOf(sample: Float64Array, f: (z: number) => number): number {
  return sample.reduce((sum, z) => sum + f(z), 0) / sample.length;
}

/** Which of sixteen equally likely intervals a standard normal lies in. */
function cellOf(z: number): number {
  return Math.min(15, Math.floor(16 * normalDistribution(z)));
}

describe("fillNormals", () => {
  test("gives the pinned sequence", () => {
    expect([...normals(5)]).toEqual([
      -1.2687812405432715, -1.2594644913514172, -0.6517646473555155, -1.2373248860510695, -1.712923299151218,
    ]);
  });

  test("is within 7 ulp of a second implementation in 50 digits (fixtures/streams.py)", () => {
    const sample = normals(reference.normals.length);
    // In units of 2^-53: the logarithm's 2, halved by the root, which adds 1; sine or cosine 3; the product 1. An ulp is
    // at least one such unit of its number, and the reference is rounded too.
    for (const [i, expected] of reference.normals.entries()) {
      expect(Math.abs(sample[i] - expected)).toBeLessThanOrEqual(7 * ulp(expected));
    }
  });

  test("follows the normal law", () => {
    expect(kolmogorovSmirnov(normals(100000, "law"), normalDistribution)).toBeLessThan(KOLMOGOROV_BOUND);
  });

  test("has the first four moments 0, 1, 0, 3 within five standard errors", () => {
    const sample = normals(200000, "moments");
    const n = sample.length;
    // Var z^p = (2p − 1)!! − (the mean)²: 1, 2, 15, 96.
    expect(Math.abs(meanOf(sample, (z) => z))).toBeLessThan(5 * Math.sqrt(1 / n));
    expect(Math.abs(meanOf(sample, (z) => z * z) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(meanOf(sample, (z) => z * z * z))).toBeLessThan(5 * Math.sqrt(15 / n));
    expect(Math.abs(meanOf(sample, (z) => z * z * z * z) - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
  });

  test("the two of a pair are uncorrelated, and so are their squares", () => {
    const sample = normals(200000, "pairs");
    const pairs = sample.length / 2;
    let product = 0;
    let squares = 0;
    for (let i = 0; i < sample.length; i += 2) {
      product += sample[i] * sample[i + 1];
      squares += (sample[i] * sample[i] - 1) * (sample[i + 1] * sample[i + 1] - 1);
    }
    expect(Math.abs(product / pairs)).toBeLessThan(5 / Math.sqrt(pairs));
    expect(Math.abs(squares / pairs)).toBeLessThan((5 * 2) / Math.sqrt(pairs));
  });

  test("has the normal law's tails: what lies beyond 2, 3 and 4, and how far", () => {
    const n = 4_000_000;
    const sample = normals(n, "tails");
    for (const from of [2, 3, 4]) {
      const beyond = 2 * (1 - normalDistribution(from));
      for (const side of [-1, 1]) {
        const tail = sample.filter((z) => side * z > from);
        const standardError = Math.sqrt((n * beyond) / 2);
        expect(Math.abs(tail.length - (n * beyond) / 2) / standardError, `beyond ${side * from}`).toBeLessThan(5);
        const inTail = (z: number): number => (normalDistribution(z) - normalDistribution(from)) / (beyond / 2);
        expect(kolmogorovSmirnov(tail.map(Math.abs), inTail), `beyond ${side * from}`).toBeLessThan(KOLMOGOROV_BOUND);
      }
    }
  });

  test.each([
    ["the two of a pair", 0, 1],
    ["the second of a pair and the first of the next", 1, 2],
    ["the firsts of two pairs", 0, 2],
  ])("%s are independent: 16 × 16 equally likely cells are filled alike", (_, first, second) => {
    const sample = normals(400_000, "cells");
    const cells = new Float64Array(256);
    for (let i = 0; i + second < sample.length; i += 2)
      cells[16 * cellOf(sample[i + first]) + cellOf(sample[i + second])]++;
    const count = cells.reduce((sum, filled) => sum + filled, 0);
    expect(Math.abs(chiSquareDeviation(cells, new Float64Array(256).fill(count / 256)))).toBeLessThan(5);
  });

  test("of neighbouring streams are independent: 16 × 16 equally likely cells are filled alike", () => {
    const cells = new Float64Array(256);
    const count = 50_000;
    let before = normals(2, "neighbours", 0);
    for (let i = 1; i <= count; i++) {
      const here = normals(2, "neighbours", i);
      cells[16 * cellOf(before[0]) + cellOf(here[0])]++;
      before = here;
    }
    expect(Math.abs(chiSquareDeviation(cells, new Float64Array(256).fill(count / 256)))).toBeLessThan(5);
  });

  test("filled in even pieces or at once is the same", () => {
    const whole = normals(30, "pieces");
    const pieces = new Float64Array(30);
    const source = stream(1, "normal", "pieces");
    fillNormals(source, pieces, 0, 4);
    fillNormals(source, pieces, 4, 4);
    fillNormals(source, pieces, 4, 22);
    fillNormals(source, pieces, 22);
    expect(pieces).toEqual(whole);
  });

  test("spends four words a pair, an odd last one included, and writes nothing outside its range", () => {
    const source = stream(2, "words");
    const counted = stream(2, "words");
    const out = new Float64Array(7).fill(9);
    fillNormals(source, out, 1, 6);
    for (let i = 0; i < 12; i++) counted.nextUint32();
    expect(source.nextUint32()).toBe(counted.nextUint32());
    expect([out[0], out[6]]).toEqual([9, 9]);
    expect([...out.subarray(1, 6)].every((z) => z !== 9)).toBe(true);
  });

  test("has its largest value √(106 ln 2) where u is smallest, and no infinity", () => {
    class Extreme extends Stream {
      private readonly extreme = [0xffffffff, 0xffffffff, 0, 0];
      override nextUint32(): number {
        return this.extreme.shift() as number;
      }
    }
    const out = new Float64Array(2);
    fillNormals(new Extreme(0, 0, 0, 0), out);
    expect(out[0]).toBe(0);
    expect(out[1]).toBeCloseTo(Math.sqrt(106 * Math.LN2), 12);
  });

  test("refuses a range outside the array", () => {
    const out = new Float64Array(4);
    for (const [start, end] of [
      [-1, 2],
      [0, 5],
      [3, 2],
      [0.5, 2],
    ]) {
      expect(() => fillNormals(stream(1), out, start, end)).toThrow(RangeError);
    }
  });
});

describe("normal", () => {
  test("is the first of a pair", () => {
    const source = stream(1, "normal", "single");
    const whole = normals(6, "single");
    expect([normal(source), normal(source), normal(source)]).toEqual([whole[0], whole[2], whole[4]]);
  });
});
