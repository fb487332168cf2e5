/** vectors −= factors∘change, and change = 0. */
export function subtractChange(r: i32, lanes: i32, change: usize, factors: usize, vectors: usize): void {
  const zero = f64x2.splat(0);
  for (let a = 0; a < r; a++) {
    let f = factors;
    let lane = 0;
    for (; lane + 2 <= lanes; lane += 2) {
      v128.store(vectors, f64x2.sub(v128.load(vectors), f64x2.mul(v128.load(f), v128.load(change))));
      v128.store(change, zero);
      vectors += 16;
      change += 16;
      f += 16;
    }
    if (lane < lanes) {
      f64.store(vectors, f64.load(vectors) - f64.load(f) * f64.load(change));
      f64.store(change, 0);
      vectors += 8;
      change += 8;
    }
  }
}
