/** vectors ∘= 1 − factors∘(sums/divisor), with a sum a coordinate, of which most are zero as a rule; then sums = 0. */
export function scaleByCoordinates(
  r: i32,
  lanes: i32,
  sums: usize,
  divisor: f64,
  factors: usize,
  vectors: usize,
): void {
  const one = f64x2.splat(1);
  const stride = (<usize>lanes) << 3;
  for (const end = sums + ((<usize>r) << 3); sums < end; sums += 8, vectors += stride) {
    const sum = f64.load(sums);
    if (sum === 0) continue;
    f64.store(sums, 0);
    const value = sum / divisor;
    const both = f64x2.splat(value);
    let v = vectors;
    let f = factors;
    let lane = 0;
    for (; lane + 2 <= lanes; lane += 2) {
      v128.store(v, f64x2.mul(v128.load(v), f64x2.sub(one, f64x2.mul(v128.load(f), both))));
      v += 16;
      f += 16;
    }
    if (lane < lanes) f64.store(v, f64.load(v) * (1 - f64.load(f) * value));
  }
}
