/** The door: one pass over the matrix that finds its largest entry, and whether it is finite and symmetric. */

/** √ε, as in `src/check.ts`. */
const ASYMMETRY: f64 = 1.4901161193847656e-8;

/** max|a_ij| of the n×n matrix a, or −1 unless a is finite and |a_ij − a_ji| ≤ √ε max|a_ij|. */
export function largestIfSymmetric(n: i32, a: usize): f64 {
  const row = (<usize>n) << 3;
  let largest = f64x2.splat(0);
  let gap = largest;
  // 0 · x is NaN for an infinite x; maxima would let a NaN pass.
  let nothing = largest;
  const none = largest;
  const whole = n & ~1;
  for (let i = 0; i < whole; i += 2) {
    const lower = a + <usize>i * row;
    const upper = a + ((<usize>i) << 3);
    for (let j = 0; j <= i; j += 2) {
      const at = lower + ((<usize>j) << 3);
      const opposite = upper + <usize>j * row;
      const x0 = v128.load(at);
      const x1 = v128.load(at + row);
      const y0 = v128.load(opposite);
      const y1 = v128.load(opposite + row);
      largest = f64x2.pmax(f64x2.pmax(largest, f64x2.abs(x0)), f64x2.abs(x1));
      largest = f64x2.pmax(f64x2.pmax(largest, f64x2.abs(y0)), f64x2.abs(y1));
      nothing = f64x2.add(f64x2.add(nothing, f64x2.mul(x0, none)), f64x2.mul(x1, none));
      nothing = f64x2.add(f64x2.add(nothing, f64x2.mul(y0, none)), f64x2.mul(y1, none));
      gap = f64x2.pmax(gap, f64x2.abs(f64x2.sub(x0, v128.shuffle<f64>(y0, y1, 0, 2))));
      gap = f64x2.pmax(gap, f64x2.abs(f64x2.sub(x1, v128.shuffle<f64>(y0, y1, 1, 3))));
    }
  }
  let size = max(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1));
  let asymmetry = max(f64x2.extract_lane(gap, 0), f64x2.extract_lane(gap, 1));
  let zero = f64x2.extract_lane(nothing, 0) + f64x2.extract_lane(nothing, 1);
  if (whole < n) {
    const last = a + <usize>whole * row;
    for (let j = 0; j < n; j++) {
      const x = f64.load(last + ((<usize>j) << 3));
      const y = f64.load(a + <usize>j * row + ((<usize>whole) << 3));
      zero += 0 * x + 0 * y;
      size = max(size, max(abs(x), abs(y)));
      asymmetry = max(asymmetry, abs(x - y));
    }
  }
  return zero === 0 && asymmetry <= ASYMMETRY * size ? size : -1;
}
