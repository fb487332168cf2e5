import { storeFour } from "./storeFour";

/** out = S vectors for a symmetric S, r×r, of which the lower triangle is read. */
export function multiply(r: i32, lanes: i32, s: usize, vectors: usize, out: usize): void {
  const stride = (<usize>lanes) << 3;
  const row = (<usize>r) << 3;
  let lane = 0;
  for (; lane + 8 <= lanes; lane += 8) {
    let o = out;
    for (let a: usize = 0; a < row; a += 8) {
      let at = s + (a >> 3) * row;
      const diagonal = at + a;
      let v = vectors;
      let s0 = f64x2.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      for (let b: usize = 0; b < row; b += 8) {
        const entry = v128.load64_splat(at);
        s0 = f64x2.add(s0, f64x2.mul(entry, v128.load(v)));
        s1 = f64x2.add(s1, f64x2.mul(entry, v128.load(v, 16)));
        s2 = f64x2.add(s2, f64x2.mul(entry, v128.load(v, 32)));
        s3 = f64x2.add(s3, f64x2.mul(entry, v128.load(v, 48)));
        v += stride;
        at += at < diagonal ? 8 : row;
      }
      storeFour(o, s0, s1, s2, s3);
      o += stride;
    }
    vectors += 64;
    out += 64;
  }
  for (; lane < lanes; lane++) {
    let o = out;
    for (let a: usize = 0; a < row; a += 8) {
      let at = s + (a >> 3) * row;
      const diagonal = at + a;
      let sum: f64 = 0;
      let v = vectors;
      for (let b: usize = 0; b < row; b += 8) {
        sum += f64.load(at) * f64.load(v);
        v += stride;
        at += at < diagonal ? 8 : row;
      }
      f64.store(o, sum);
      o += stride;
    }
    vectors += 8;
    out += 8;
  }
}
