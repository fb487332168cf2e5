/**
 * The inner loop under every product: sixteen sums at a time, so that eight loads feed sixteen multiplications.
 * Each sum runs over the inner index in ascending order with one accumulator, so its bits do not depend on tiling.
 */

/** Rows and columns of a tile. */
export const TILE = 4;

/** Where {@link sumTile} leaves its sums: entry (r, c) at 4r + c. Valid until the next call. */
export const tile = new Float64Array(TILE * TILE);

/** tile(r, c) = Σ_{l < k} a[aStart + r aRow + l aStep] b[bStart + c + l bStep] for r, c < 4. */
export function sumTile(
  k: number,
  a: Float64Array,
  aStart: number,
  aRow: number,
  aStep: number,
  b: Float64Array,
  bStart: number,
  bStep: number,
): void {
  const aRow2 = 2 * aRow;
  const aRow3 = 3 * aRow;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  for (let l = 0, p = aStart, q = bStart; l < k; l++, p += aStep, q += bStep) {
    const y0 = b[q];
    const y1 = b[q + 1];
    const y2 = b[q + 2];
    const y3 = b[q + 3];
    const x0 = a[p];
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3;
    const x1 = a[p + aRow];
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3;
    const x2 = a[p + aRow2];
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
    s23 += x2 * y3;
    const x3 = a[p + aRow3];
    s30 += x3 * y0;
    s31 += x3 * y1;
    s32 += x3 * y2;
    s33 += x3 * y3;
  }
  tile[0] = s00;
  tile[1] = s01;
  tile[2] = s02;
  tile[3] = s03;
  tile[4] = s10;
  tile[5] = s11;
  tile[6] = s12;
  tile[7] = s13;
  tile[8] = s20;
  tile[9] = s21;
  tile[10] = s22;
  tile[11] = s23;
  tile[12] = s30;
  tile[13] = s31;
  tile[14] = s32;
  tile[15] = s33;
}

/** Σ_{l < k} a[aStart + l aStep] b[bStart + l bStep]: one entry, for the edges that no tile covers. */
export function sumEntry(
  k: number,
  a: Float64Array,
  aStart: number,
  aStep: number,
  b: Float64Array,
  bStart: number,
  bStep: number,
): number {
  let sum = 0;
  for (let l = 0, p = aStart, q = bStart; l < k; l++, p += aStep, q += bStep) sum += a[p] * b[q];
  return sum;
}
