/** Arrays of numbers of twice the precision, and the loops over them that everything else is made of. */
import { type DoubleDouble, productError, sumError } from "./doubleDouble.ts";

/** hi[e] + lo[e]. Matrices are row by row. */
export interface DoubleDoubles {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
}

/** Zeros. */
export function doubleDoubles(length: number): DoubleDoubles {
  return { hi: new Float64Array(length), lo: new Float64Array(length) };
}

export function entryOf(x: DoubleDoubles, at: number): DoubleDouble {
  return [x.hi[at], x.lo[at]];
}

export function setEntry(x: DoubleDoubles, at: number, value: DoubleDouble): void {
  x.hi[at] = value[0];
  x.lo[at] = value[1];
}

/** Σ x[xAt + e] y[yAt + e] over `n` entries. */
export function dot(n: number, x: DoubleDoubles, xAt: number, y: DoubleDoubles, yAt: number): DoubleDouble {
  const { hi: xHi, lo: xLo } = x;
  const { hi: yHi, lo: yLo } = y;
  let hi = 0;
  let lo = 0;
  for (let e = 0, i = xAt, j = yAt; e < n; e++, i++, j++) {
    const product = xHi[i] * yHi[j];
    const error = productError(xHi[i], yHi[j], product) + (xHi[i] * yLo[j] + xLo[i] * yHi[j]);
    const sum = hi + product;
    const left = sumError(hi, product, sum) + (lo + error);
    hi = sum + left;
    lo = left - (hi - sum);
  }
  return [hi, lo];
}

/** y[yAt + e] += factor · x[xAt + e] over `n` entries. */
export function addMultiple(
  n: number,
  factor: DoubleDouble,
  x: DoubleDoubles,
  xAt: number,
  y: DoubleDoubles,
  yAt: number,
): void {
  const [high, low] = factor;
  const { hi: xHi, lo: xLo } = x;
  const { hi: yHi, lo: yLo } = y;
  for (let e = 0, i = xAt, j = yAt; e < n; e++, i++, j++) {
    const product = high * xHi[i];
    const error = productError(high, xHi[i], product) + (high * xLo[i] + low * xHi[i]);
    const sum = yHi[j] + product;
    const left = sumError(yHi[j], product, sum) + (yLo[j] + error);
    const total = sum + left;
    yHi[j] = total;
    yLo[j] = left - (total - sum);
  }
}

/** (x, y) ← (cosine x + sine y, cosine y − sine x) over `n` entries of `rows`. */
export function rotate(
  n: number,
  rows: DoubleDoubles,
  xAt: number,
  yAt: number,
  cosine: DoubleDouble,
  sine: DoubleDouble,
): void {
  const { hi, lo } = rows;
  const [cosineHi, cosineLo] = cosine;
  const [sineHi, sineLo] = sine;
  for (let e = 0, i = xAt, j = yAt; e < n; e++, i++, j++) {
    const xHi = hi[i];
    const xLo = lo[i];
    const yHi = hi[j];
    const yLo = lo[j];
    const cx = cosineHi * xHi;
    const cxError = productError(cosineHi, xHi, cx) + (cosineHi * xLo + cosineLo * xHi);
    const sy = sineHi * yHi;
    const syError = productError(sineHi, yHi, sy) + (sineHi * yLo + sineLo * yHi);
    const first = cx + sy;
    const firstLeft = sumError(cx, sy, first) + (cxError + syError);
    hi[i] = first + firstLeft;
    lo[i] = firstLeft - (hi[i] - first);
    const cy = cosineHi * yHi;
    const cyError = productError(cosineHi, yHi, cy) + (cosineHi * yLo + cosineLo * yHi);
    const sx = -sineHi * xHi;
    const sxError = productError(-sineHi, xHi, sx) - (sineHi * xLo + sineLo * xHi);
    const second = cy + sx;
    const secondLeft = sumError(cy, sx, second) + (cyError + sxError);
    hi[j] = second + secondLeft;
    lo[j] = secondLeft - (hi[j] - second);
  }
}
