import { rowAt, timesOf } from "./rowsOfBatch";

/**
 * out += Σ timesⱼ yⱼyⱼ' over the rows of a batch's members, r numbers each; the lower triangle of r×r, four rows at a time.
 * `members` and `counts` are those of the batch, of `size` members.
 */
export function addOuterRows(
  r: i32,
  rowsEach: i32,
  entries: usize,
  members: usize,
  counts: usize,
  size: i32,
  out: usize,
): void {
  const row = (<usize>r) << 3;
  const count = size * rowsEach;
  let j = 0;
  for (; j + 4 <= count; j += 4) {
    const y0 = rowAt(j, rowsEach, row, entries, members);
    const y1 = rowAt(j + 1, rowsEach, row, entries, members);
    const y2 = rowAt(j + 2, rowsEach, row, entries, members);
    const y3 = rowAt(j + 3, rowsEach, row, entries, members);
    const t0 = timesOf(j, rowsEach, counts);
    const t1 = timesOf(j + 1, rowsEach, counts);
    const t2 = timesOf(j + 2, rowsEach, counts);
    const t3 = timesOf(j + 3, rowsEach, counts);
    let to = out;
    for (let a: usize = 0; a < row; a += 8) {
      const c0 = t0 * f64.load(y0 + a);
      const c1 = t1 * f64.load(y1 + a);
      const c2 = t2 * f64.load(y2 + a);
      const c3 = t3 * f64.load(y3 + a);
      let b: usize = 0;
      for (; b + 8 <= a; b += 16) {
        let sum = f64x2.add(v128.load(to + b), f64x2.mul(f64x2.splat(c0), v128.load(y0 + b)));
        sum = f64x2.add(sum, f64x2.mul(f64x2.splat(c1), v128.load(y1 + b)));
        sum = f64x2.add(sum, f64x2.mul(f64x2.splat(c2), v128.load(y2 + b)));
        sum = f64x2.add(sum, f64x2.mul(f64x2.splat(c3), v128.load(y3 + b)));
        v128.store(to + b, sum);
      }
      if (b <= a) {
        let sum = f64.load(to + b) + c0 * f64.load(y0 + b);
        sum += c1 * f64.load(y1 + b);
        sum += c2 * f64.load(y2 + b);
        sum += c3 * f64.load(y3 + b);
        f64.store(to + b, sum);
      }
      to += row;
    }
  }
  for (; j < count; j++) {
    const y = rowAt(j, rowsEach, row, entries, members);
    const times = timesOf(j, rowsEach, counts);
    let to = out;
    for (let a: usize = 0; a < row; a += 8) {
      const c = times * f64.load(y + a);
      let b: usize = 0;
      for (; b + 8 <= a; b += 16) {
        v128.store(to + b, f64x2.add(v128.load(to + b), f64x2.mul(f64x2.splat(c), v128.load(y + b))));
      }
      if (b <= a) f64.store(to + b, f64.load(to + b) + c * f64.load(y + b));
      to += row;
    }
  }
}
