/** out += times·H for a matrix H, r×r; the lower triangle. */
export function addMatrix(r: i32, matrix: usize, times: f64, out: usize): void {
  const row = (<usize>r) << 3;
  const both = f64x2.splat(times);
  for (let a: usize = 0; a < row; a += 8) {
    let b: usize = 0;
    for (; b + 8 <= a; b += 16) {
      v128.store(out + b, f64x2.add(v128.load(out + b), f64x2.mul(both, v128.load(matrix + b))));
    }
    if (b <= a) f64.store(out + b, f64.load(out + b) + times * f64.load(matrix + b));
    matrix += row;
    out += row;
  }
}
