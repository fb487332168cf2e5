import { storeFour } from "./storeFour";

/** vectors −= factors∘(y (y'vectors)) for one row y of r numbers, with a factor a lane. */
export function subtractRow(r: i32, lanes: i32, y: usize, factors: usize, vectors: usize): void {
  const stride = (<usize>lanes) << 3;
  const end = y + ((<usize>r) << 3);
  let lane = 0;
  for (; lane + 8 <= lanes; lane += 8) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let at = y, v = vectors; at < end; at += 8, v += stride) {
      const entry = v128.load64_splat(at);
      s0 = f64x2.add(s0, f64x2.mul(entry, v128.load(v)));
      s1 = f64x2.add(s1, f64x2.mul(entry, v128.load(v, 16)));
      s2 = f64x2.add(s2, f64x2.mul(entry, v128.load(v, 32)));
      s3 = f64x2.add(s3, f64x2.mul(entry, v128.load(v, 48)));
    }
    const f0 = v128.load(factors);
    const f1 = v128.load(factors, 16);
    const f2 = v128.load(factors, 32);
    const f3 = v128.load(factors, 48);
    for (let at = y, v = vectors; at < end; at += 8, v += stride) {
      const entry = v128.load64_splat(at);
      const x0 = f64x2.sub(v128.load(v), f64x2.mul(f0, f64x2.mul(entry, s0)));
      const x1 = f64x2.sub(v128.load(v, 16), f64x2.mul(f1, f64x2.mul(entry, s1)));
      const x2 = f64x2.sub(v128.load(v, 32), f64x2.mul(f2, f64x2.mul(entry, s2)));
      const x3 = f64x2.sub(v128.load(v, 48), f64x2.mul(f3, f64x2.mul(entry, s3)));
      storeFour(v, x0, x1, x2, x3);
    }
    vectors += 64;
    factors += 64;
  }
  for (; lane < lanes; lane++) {
    let sum: f64 = 0;
    for (let at = y, v = vectors; at < end; at += 8, v += stride) sum += f64.load(at) * f64.load(v);
    const factor = f64.load(factors);
    for (let at = y, v = vectors; at < end; at += 8, v += stride) {
      f64.store(v, f64.load(v) - factor * (f64.load(at) * sum));
    }
    vectors += 8;
    factors += 8;
  }
}
