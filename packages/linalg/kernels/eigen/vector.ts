/** Vectors of doubles at any address. Sums run in two lanes, even and odd entries, that are added at the end. */

/** Σ x_i y_i for i < n. */
export function dot(n: i32, x: usize, y: usize): f64 {
  const end = (<usize>n) << 3;
  const fours = end & ~31;
  const pairs = end & ~15;
  let even = f64x2.splat(0);
  let odd = even;
  let i: usize = 0;
  for (; i < fours; i += 32) {
    even = f64x2.add(even, f64x2.mul(v128.load(x + i), v128.load(y + i)));
    odd = f64x2.add(odd, f64x2.mul(v128.load(x + i, 16), v128.load(y + i, 16)));
  }
  for (; i < pairs; i += 16) even = f64x2.add(even, f64x2.mul(v128.load(x + i), v128.load(y + i)));
  let sum = sumLanes(f64x2.add(even, odd));
  if (i < end) sum += f64.load(x + i) * f64.load(y + i);
  return sum;
}

export function sumLanes(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}

/** x ← x · factor. */
export function scaleVector(n: i32, factor: f64, x: usize): void {
  const end = x + ((<usize>n) << 3);
  const factors = f64x2.splat(factor);
  for (; x + 8 < end; x += 16) v128.store(x, f64x2.mul(v128.load(x), factors));
  if (x < end) f64.store(x, f64.load(x) * factor);
}

export function fillZeros(n: i32, x: usize): void {
  memory.fill(x, 0, (<usize>n) << 3);
}
