/**
 * Numbers of twice the precision: the unevaluated sum hi + lo of two doubles, |lo| ≤ ulp(hi)/2, 106 bits (Dekker 1971, "A
 * floating-point technique for extending the available precision"). Only + − × ÷ √ of doubles, in one order, so that every
 * engine gives the same bits. Products are exact while they neither overflow nor underflow: callers scale.
 */

export type DoubleDouble = readonly [hi: number, lo: number];

/** What rounding took from `sum`, the double nearest a + b (Knuth). */
export function sumError(a: number, b: number, sum: number): number {
  const second = sum - a;
  return a - (sum - second) + (b - second);
}

/** 2^27 + 1 halves a double's digits (Veltkamp). */
const SPLITTER = 134217729;

/** What rounding took from `product`, the double nearest a · b (Dekker). */
export function productError(a: number, b: number, product: number): number {
  const aCut = SPLITTER * a;
  const aHigh = aCut - (aCut - a);
  const aLow = a - aHigh;
  const bCut = SPLITTER * b;
  const bHigh = bCut - (bCut - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

function normalised(hi: number, lo: number): DoubleDouble {
  const sum = hi + lo;
  return [sum, lo - (sum - hi)];
}

export function plus(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const high = x[0] + y[0];
  const low = x[1] + y[1];
  const first = normalised(high, sumError(x[0], y[0], high) + low);
  return normalised(first[0], first[1] + sumError(x[1], y[1], low));
}

export function minus(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  return plus(x, [-y[0], -y[1]]);
}

export function times(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const product = x[0] * y[0];
  return normalised(product, productError(x[0], y[0], product) + (x[0] * y[1] + x[1] * y[0]));
}

export function over(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const first = x[0] / y[0];
  const rest = minus(x, times(y, [first, 0]));
  const second = rest[0] / y[0];
  const last = minus(rest, times(y, [second, 0]))[0] / y[0];
  return plus(normalised(first, second), [last, 0]);
}

/** √x for x ≥ 0. */
export function squareRoot(x: DoubleDouble): DoubleDouble {
  const root = Math.sqrt(x[0]);
  if (root === 0) return [0, 0];
  return plus([root, 0], [minus(x, times([root, 0], [root, 0]))[0] / (2 * root), 0]);
}
