import { storeFour } from "./storeFour";

/** out += Σ yⱼ (times yⱼ'vectors) over a member's `count` rows of r numbers each. */
export function addRows(r: i32, lanes: i32, count: i32, rows: usize, times: f64, vectors: usize, out: usize): void {
  const stride = (<usize>lanes) << 3;
  const row = (<usize>r) << 3;
  const all = rows + <usize>count * row;
  const weight = f64x2.splat(times);
  let lane = 0;
  for (; lane + 8 <= lanes; lane += 8) {
    for (let y = rows; y < all; y += row) {
      const end = y + row;
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
      s0 = f64x2.mul(s0, weight);
      s1 = f64x2.mul(s1, weight);
      s2 = f64x2.mul(s2, weight);
      s3 = f64x2.mul(s3, weight);
      for (let at = y, o = out; at < end; at += 8, o += stride) {
        const entry = v128.load64_splat(at);
        const o0 = f64x2.add(v128.load(o), f64x2.mul(entry, s0));
        const o1 = f64x2.add(v128.load(o, 16), f64x2.mul(entry, s1));
        const o2 = f64x2.add(v128.load(o, 32), f64x2.mul(entry, s2));
        const o3 = f64x2.add(v128.load(o, 48), f64x2.mul(entry, s3));
        storeFour(o, o0, o1, o2, o3);
      }
    }
    vectors += 64;
    out += 64;
  }
  for (; lane < lanes; lane++) {
    for (let y = rows; y < all; y += row) {
      const end = y + row;
      let sum: f64 = 0;
      for (let at = y, v = vectors; at < end; at += 8, v += stride) sum += f64.load(at) * f64.load(v);
      sum *= times;
      for (let at = y, o = out; at < end; at += 8, o += stride) f64.store(o, f64.load(o) + f64.load(at) * sum);
    }
    vectors += 8;
    out += 8;
  }
}
