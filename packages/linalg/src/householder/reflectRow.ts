/** Four reflectors on one row vector in a single pass: the blocked form (compact WY, Schreiber & Van Loan 1989). */

/**
 * The inner products v_a · v_b of four consecutive rows of `reflectors` (rows of length d, from `at` on), over the
 * coordinates `from` … d−1: gram = (v₁·v₀, v₂·v₀, v₂·v₁, v₃·v₀, v₃·v₁, v₃·v₂).
 */
export function gramOfFour(d: number, from: number, reflectors: Float64Array, at: number, gram: Float64Array): void {
  let g = 0;
  for (let a = 1; a < 4; a++) {
    for (let b = 0; b < a; b++) {
      let sum = 0;
      for (let l = from; l < d; l++) sum += reflectors[at + a * d + l] * reflectors[at + b * d + l];
      gram[g++] = sum;
    }
  }
}

/**
 * x ← x H₃ H₂ H₁ H₀ for the row vector x at `start` of `out` (coordinates `from` … d−1), with H_c = I − v_c v_c' / half_c
 * and v_c the rows of `reflectors` from `at` on; `inverse` (4, from `inverseAt` on) holds 1 / half_c, or 0 for none.
 */
export function reflectRow(
  d: number,
  from: number,
  reflectors: Float64Array,
  at: number,
  gram: Float64Array,
  inverse: Float64Array,
  inverseAt: number,
  out: Float64Array,
  start: number,
): void {
  const r0 = at;
  const r1 = r0 + d;
  const r2 = r1 + d;
  const r3 = r2 + d;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let l = from; l < d; l++) {
    const x = out[start + l];
    s0 += x * reflectors[r0 + l];
    s1 += x * reflectors[r1 + l];
    s2 += x * reflectors[r2 + l];
    s3 += x * reflectors[r3 + l];
  }
  // Each later reflector sees what the earlier ones left of x; the Gram matrix says how much that is.
  const w3 = s3 * inverse[inverseAt + 3];
  const w2 = (s2 - w3 * gram[5]) * inverse[inverseAt + 2];
  const w1 = (s1 - w3 * gram[4] - w2 * gram[2]) * inverse[inverseAt + 1];
  const w0 = (s0 - w3 * gram[3] - w2 * gram[1] - w1 * gram[0]) * inverse[inverseAt];
  for (let l = from; l < d; l++) {
    out[start + l] -=
      w0 * reflectors[r0 + l] + w1 * reflectors[r1 + l] + w2 * reflectors[r2 + l] + w3 * reflectors[r3 + l];
  }
}
