import fc from "fast-check";
import { describe, expect, test } from "vitest";
import reference from "../../fixtures/elementary.json" with { type: "json" };
import { ulpError } from "../testing/ulpError.ts";
import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { powersOfTwo } from "./powersOfTwo.ts";
import { cos, sin } from "./sinCos.ts";
import { sinCosTurns } from "./sinCosTurns.ts";
import { tanh } from "./tanh.ts";

/** Largest error in ulps over a table's rows; `column` is where the nearest double stands. */
function worstError(rows: number[][], column: number, f: (x: number) => number): number {
  let worst = 0;
  for (const row of rows) worst = Math.max(worst, ulpError(f(row[0]), row[column], row[column + 1]));
  return worst;
}

const inTurns = (component: 0 | 1) => (u: number) => {
  const out = new Float64Array(2);
  sinCosTurns(u, out);
  return out[component];
};

describe("against 200-digit values", () => {
  test("log is within 1 ulp on all positive doubles", () => {
    expect(worstError(reference.log, 1, log)).toBeLessThan(1);
  });

  test("exp is within 1 ulp, subnormal results included", () => {
    expect(worstError(reference.exp, 1, exp)).toBeLessThan(1);
  });

  test("sin and cos are within 1 ulp up to 1e5, next to multiples of π/2 too", () => {
    expect(worstError(reference.sinCos, 1, sin)).toBeLessThan(1);
    expect(worstError(reference.sinCos, 3, cos)).toBeLessThan(1);
  });

  test("sin and cos of turns are within 1.5 ulp", () => {
    expect(worstError(reference.sinCosTurns, 1, inTurns(0))).toBeLessThan(1.5);
    expect(worstError(reference.sinCosTurns, 3, inTurns(1))).toBeLessThan(1.5);
  });

  test("tanh is within 1.1 ulp, of small arguments too", () => {
    expect(worstError(reference.tanh, 1, tanh)).toBeLessThan(1.1);
  });
});

describe("exactly", () => {
  test("log 1 = 0, e^0 = 1, sin 0 = 0, cos 0 = 1", () => {
    expect([log(1), exp(0), sin(0), cos(0)]).toEqual([0, 1, 0, 1]);
  });

  test("quarter-turns have exact sines and cosines", () => {
    const sines = [0, 0.25, 0.5, 0.75].map(inTurns(0));
    const cosines = [0, 0.25, 0.5, 0.75].map(inTurns(1));
    expect(sines.map((x) => x + 0)).toEqual([0, 1, 0, -1]);
    expect(cosines.map((x) => x + 0)).toEqual([1, 0, -1, 0]);
  });

  test("sin is odd and cos even", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), (x) => {
        // A quarter-turn exactly between two is reduced to either side.
        expect(ulpError(sin(-x), -sin(x), 0)).toBeLessThanOrEqual(1);
        expect(ulpError(cos(-x), cos(x), 0)).toBeLessThanOrEqual(1);
      }),
      { seed: 1 },
    );
  });

  test("at the ends: log 0, log ∞, log of what is negative, exp beyond its range", () => {
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
    expect(exp(710)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-746)).toBe(0);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exp(Number.NaN)).toBeNaN();
  });

  test("tanh is odd, keeps what is tiny and is 1 where it rounds to that", () => {
    fc.assert(
      fc.property(fc.double({ min: -25, max: 25, noNaN: true }), (x) => tanh(-x) + tanh(x) === 0),
      { seed: 1 },
    );
    expect([0, Number.MIN_VALUE, 2 ** -1030, 1e-9].map(tanh)).toEqual([0, Number.MIN_VALUE, 2 ** -1030, 1e-9]);
    expect([19.0616, 355, 1e300, Number.POSITIVE_INFINITY].map(tanh)).toEqual([1, 1, 1, 1]);
    expect(tanh(19.0614)).toBeLessThan(1);
    expect(tanh(Number.NEGATIVE_INFINITY)).toBe(-1);
    expect(tanh(Number.NaN)).toBeNaN();
  });

  test("tanh is monotone, from double to double, where its formula changes too", () => {
    const float = new Float64Array(1);
    const bits = new BigInt64Array(float.buffer);
    const risesFrom = (x: number): boolean => {
      float[0] = x;
      let before = 0;
      for (let i = 0; i < 200; i++, bits[0]++) {
        const value = tanh(float[0]);
        if (value < before) return false;
        before = value;
      }
      return true;
    };
    float[0] = 0.875;
    bits[0] -= 100n;
    expect(risesFrom(float[0])).toBe(true);
    fc.assert(fc.property(fc.double({ min: 2 ** -40, max: 20, noNaN: true }), risesFrom), { seed: 1, numRuns: 2000 });
  });

  test("sin and cos refuse what lies outside their domain", () => {
    for (const x of [1.0001e5, Number.NaN, Number.NEGATIVE_INFINITY]) {
      expect(() => sin(x)).toThrow(RangeError);
      expect(() => cos(x)).toThrow(RangeError);
    }
  });

  test("the table of powers of two is exact", () => {
    expect(powersOfTwo()[0]).toBe(Number.MIN_VALUE);
    expect(powersOfTwo()[1074]).toBe(1);
    expect(powersOfTwo()[1074 + 1023]).toBe(8.98846567431158e307);
  });
});

describe("by identities", () => {
  test("log undoes exp to the error of its argument", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        // One ulp of e^x shifts the logarithm by at most 2^-52; one ulp of the logarithm comes on top.
        expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(2 ** -52 + 2 ** -52 * Math.abs(x));
      }),
      { seed: 1 },
    );
  });

  test("sin² + cos² = 1 in radians and in turns", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (u) => {
        // Each square carries at most 2·1.5 + ½ ulps of a number below 1, that is 3.5 · 2^-53, and the sum ½ more.
        const bound = 8 * 2 ** -53;
        const [s, c] = [inTurns(0)(u), inTurns(1)(u)];
        expect(Math.abs(s * s + c * c - 1)).toBeLessThanOrEqual(bound);
        const x = (u - 0.5) * 2e5;
        expect(Math.abs(sin(x) * sin(x) + cos(x) * cos(x) - 1)).toBeLessThanOrEqual(bound);
      }),
      { seed: 1 },
    );
  });
});
