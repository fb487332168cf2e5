/**
 * Householder reduction A = Z T Z' of a symmetric matrix to tridiagonal form, from the last row upwards as in EISPACK's
 * tred2 (Martin, Reinsch & Wilkinson 1968): row i of the lower triangle is contiguous and becomes its own reflector.
 */

/** Below this, a sum of squares has lost digits to underflow; the entries are dropped, at most 2⁻⁴⁵⁰ of a unit matrix. */
const NEGLIGIBLE_SQUARE = smallPower(900);

function smallPower(exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power /= 2;
  return power;
}

/**
 * Overwrites the lower triangle of a (n×n, largest entry about 1) by the reflectors: row i holds u of
 * P_i = I − u u' / half[i] on coordinates 0 … i−1, half[i] = u'u / 2, or half[i] = 0 for none. Diagonal and subdiagonal
 * of T go to `diagonal` (n) and `offDiagonal` (n; entry i couples i and i+1). All of them are overwritten.
 */
export function tridiagonalizeInPlace(
  n: number,
  a: Float64Array,
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  half: Float64Array,
  scratch: Float64Array,
): void {
  offDiagonal[n - 1] = 0;
  for (let i = n - 1; i >= 1; i--) {
    const row = i * n;
    diagonal[i] = a[row + i];
    half[i] = 0;
    let head = 0;
    for (let j = 0; j < i - 1; j++) head += a[row + j] * a[row + j];
    const last = a[row + i - 1];
    if (head <= NEGLIGIBLE_SQUARE) {
      offDiagonal[i - 1] = last;
      continue;
    }
    const square = head + last * last;
    const norm = last > 0 ? -Math.sqrt(square) : Math.sqrt(square);
    offDiagonal[i - 1] = norm;
    a[row + i - 1] = last - norm;
    half[i] = square - last * norm;
    reflectBothSides(n, i, a, row, half[i], scratch);
  }
  diagonal[0] = a[0];
  half[0] = 0;
}

/** Leading m×m block ← P block P: with p = block u / h and q = p − (u'p / 2h) u, block −= u q' + q u'. */
function reflectBothSides(n: number, m: number, a: Float64Array, u: number, h: number, p: Float64Array): void {
  for (let i = 0; i < m; i++) {
    const row = i * n;
    const ui = a[u + i];
    let sum = 0;
    for (let j = 0; j < i; j++) {
      const entry = a[row + j];
      sum += entry * a[u + j];
      p[j] += entry * ui;
    }
    p[i] = sum + a[row + i] * ui;
  }
  let inner = 0;
  for (let i = 0; i < m; i++) {
    p[i] /= h;
    inner += p[i] * a[u + i];
  }
  const shift = inner / (2 * h);
  for (let i = 0; i < m; i++) p[i] -= shift * a[u + i];
  for (let i = 0; i < m; i++) {
    const row = i * n;
    const ui = a[u + i];
    const qi = p[i];
    for (let j = 0; j <= i; j++) a[row + j] -= ui * p[j] + qi * a[u + j];
  }
}

/** Z' (n×n, overwritten) from the reflectors: row j is the j-th column of Z, so that rotations later act on rows. */
export function formReducerTransposed(n: number, a: Float64Array, half: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  for (let i = 2; i < n; i++) {
    const h = half[i];
    if (h === 0) continue;
    const u = i * n;
    for (let r = 0; r < i; r++) {
      const row = r * n;
      let sum = 0;
      for (let j = 0; j < i; j++) sum += out[row + j] * a[u + j];
      const factor = sum / h;
      for (let j = 0; j < i; j++) out[row + j] -= factor * a[u + j];
    }
  }
}
