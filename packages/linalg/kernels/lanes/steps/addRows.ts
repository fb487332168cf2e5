import { rowAt, timesOf } from "./rowsOfBatch";
import { storeFour } from "./storeFour";

/**
 * out += Σ yⱼ (timesⱼ yⱼ'vectors) over the rows of a batch's members, r numbers each. `members` and `counts` are those of the batch,
 * of `size` members. Two rows at a time: sums wait for each other, and vectors are loaded once for both.
 */
export function addRows(
  r: i32,
  lanes: i32,
  rowsEach: i32,
  entries: usize,
  members: usize,
  counts: usize,
  size: i32,
  vectors: usize,
  out: usize,
): void {
  const stride = (<usize>lanes) << 3;
  const row = (<usize>r) << 3;
  const count = size * rowsEach;
  let lane = 0;
  for (; lane + 8 <= lanes; lane += 8) {
    let j = 0;
    for (; j + 2 <= count; j += 2) {
      const y = rowAt(j, rowsEach, row, entries, members);
      const z = rowAt(j + 1, rowsEach, row, entries, members) - y;
      const end = y + row;
      let s0 = f64x2.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      let u0 = s0;
      let u1 = s0;
      let u2 = s0;
      let u3 = s0;
      for (let at = y, v = vectors; at < end; at += 8, v += stride) {
        const v0 = v128.load(v);
        const v1 = v128.load(v, 16);
        const v2 = v128.load(v, 32);
        const v3 = v128.load(v, 48);
        const first = v128.load64_splat(at);
        const second = v128.load64_splat(at + z);
        s0 = f64x2.add(s0, f64x2.mul(first, v0));
        s1 = f64x2.add(s1, f64x2.mul(first, v1));
        s2 = f64x2.add(s2, f64x2.mul(first, v2));
        s3 = f64x2.add(s3, f64x2.mul(first, v3));
        u0 = f64x2.add(u0, f64x2.mul(second, v0));
        u1 = f64x2.add(u1, f64x2.mul(second, v1));
        u2 = f64x2.add(u2, f64x2.mul(second, v2));
        u3 = f64x2.add(u3, f64x2.mul(second, v3));
      }
      const weight = f64x2.splat(timesOf(j, rowsEach, counts));
      s0 = f64x2.mul(s0, weight);
      s1 = f64x2.mul(s1, weight);
      s2 = f64x2.mul(s2, weight);
      s3 = f64x2.mul(s3, weight);
      const other = f64x2.splat(timesOf(j + 1, rowsEach, counts));
      u0 = f64x2.mul(u0, other);
      u1 = f64x2.mul(u1, other);
      u2 = f64x2.mul(u2, other);
      u3 = f64x2.mul(u3, other);
      for (let at = y, o = out; at < end; at += 8, o += stride) {
        const first = v128.load64_splat(at);
        const second = v128.load64_splat(at + z);
        const o0 = f64x2.add(f64x2.add(v128.load(o), f64x2.mul(first, s0)), f64x2.mul(second, u0));
        const o1 = f64x2.add(f64x2.add(v128.load(o, 16), f64x2.mul(first, s1)), f64x2.mul(second, u1));
        const o2 = f64x2.add(f64x2.add(v128.load(o, 32), f64x2.mul(first, s2)), f64x2.mul(second, u2));
        const o3 = f64x2.add(f64x2.add(v128.load(o, 48), f64x2.mul(first, s3)), f64x2.mul(second, u3));
        storeFour(o, o0, o1, o2, o3);
      }
    }
    if (j < count) {
      const y = rowAt(j, rowsEach, row, entries, members);
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
      const weight = f64x2.splat(timesOf(j, rowsEach, counts));
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
    for (let j = 0; j < count; j++) {
      const y = rowAt(j, rowsEach, row, entries, members);
      const end = y + row;
      let sum: f64 = 0;
      for (let at = y, v = vectors; at < end; at += 8, v += stride) sum += f64.load(at) * f64.load(v);
      sum *= timesOf(j, rowsEach, counts);
      for (let at = y, o = out; at < end; at += 8, o += stride) f64.store(o, f64.load(o) + f64.load(at) * sum);
    }
    vectors += 8;
    out += 8;
  }
}
