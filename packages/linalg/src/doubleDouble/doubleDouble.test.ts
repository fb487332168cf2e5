import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DoubleDouble, minus, over, plus, squareRoot, times } from "./doubleDouble.ts";
import { addMultiple, dot, doubleDoubles, entryOf, rotate, setEntry } from "./doubleDoubles.ts";

/** An integer below 2^106 as a double-double, and back: BigInt is the outside reference. */
const asPair = (value: bigint): DoubleDouble => {
  const hi = Number(value);
  return [hi, Number(value - BigInt(hi))];
};
const asInteger = ([hi, lo]: DoubleDouble): bigint => BigInt(hi) + BigInt(lo);
const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

const limit = 1n << 105n;
const large = fc.bigInt({ min: -limit, max: limit });
const small = fc.bigInt({ min: -(1n << 52n), max: 1n << 52n });

describe("numbers of twice the precision, against integers of any length", () => {
  test("sums are right to 2^−102 of the terms", () => {
    fc.assert(
      fc.property(large, large, (a, b) => {
        const error = distance(asInteger(plus(asPair(a), asPair(b))), a + b);
        expect(error <= (distance(a, 0n) + distance(b, 0n)) >> 102n).toBe(true);
      }),
      { seed: 1 },
    );
  });

  test("products of doubles are exact, and others right to 2^−102", () => {
    fc.assert(
      fc.property(small, small, large, (a, b, c) => {
        expect(asInteger(times(asPair(a), asPair(b)))).toBe(a * b);
        const error = distance(asInteger(times(asPair(c), asPair(a))), c * a);
        expect(error <= (distance(c * a, 0n) >> 102n) + 1n).toBe(true);
      }),
      { seed: 1 },
    );
  });

  test("quotients and roots undo products to 2^−100", () => {
    const close = (x: DoubleDouble, y: DoubleDouble): boolean =>
      Math.abs(minus(x, y)[0]) <= 8 * Number.EPSILON * Number.EPSILON * Math.abs(y[0]);
    fc.assert(
      fc.property(large, large, (a, b) => {
        fc.pre(a !== 0n && b !== 0n);
        const [x, y] = [asPair(a), asPair(b)];
        expect(close(over(times(x, y), y), x)).toBe(true);
        const root = squareRoot(times(x, x));
        expect(close(root, x[0] < 0 ? [-x[0], -x[1]] : x)).toBe(true);
      }),
      { seed: 1 },
    );
    expect(squareRoot([0, 0])).toEqual([0, 0]);
  });

  test("a dot product is exact where the terms are integers that cancel", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(small, small), { minLength: 1, maxLength: 8 }), (terms) => {
        const n = terms.length;
        const [x, y] = [doubleDoubles(2 * n), doubleDoubles(2 * n)];
        terms.forEach(([a, b], i) => {
          for (const [at, sign] of [
            [i, 1n],
            [n + i, -1n],
          ] as const) {
            setEntry(x, at, asPair(sign * a));
            setEntry(y, at, asPair(b));
          }
        });
        expect(Math.abs(dot(2 * n, x, 0, y, 0)[0])).toBe(0);
        const exact = terms.reduce((sum, [a, b]) => sum + a * b, 0n);
        const size = terms.reduce((sum, [a, b]) => sum + distance(a * b, 0n), 0n);
        expect(distance(asInteger(dot(n, x, 0, y, 0)), exact) <= (BigInt(n) * size) >> 102n).toBe(true);
      }),
      { seed: 1 },
    );
  });

  test("a rotation there and back leaves the rows, to twice the precision", () => {
    const rows = doubleDoubles(4);
    [asPair(3n), asPair(-(1n << 100n) + 1n), asPair(7n), asPair(12345678901234567890123n)].forEach((entry, e) => {
      setEntry(rows, e, entry);
    });
    const before = rows.hi.slice();
    const cosine = over([4, 0], [5, 0]);
    const sine = over([3, 0], [5, 0]);
    rotate(2, rows, 0, 2, cosine, sine);
    rotate(2, rows, 0, 2, cosine, [-sine[0], -sine[1]]);
    rows.hi.forEach((entry, e) => {
      const scale = Math.hypot(before[e % 2] as number, before[2 + (e % 2)] as number);
      expect(Math.abs(entry - (before[e] as number))).toBeLessThanOrEqual(Number.EPSILON * scale);
    });
    expect(Math.abs(rows.hi[0] as number) - 3).toBeLessThanOrEqual(1e-30);
    addMultiple(2, [-1, 0], rows, 0, rows, 0);
    expect(entryOf(rows, 0)[0]).toBe(0);
  });
});
