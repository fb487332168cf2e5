/** Rows out of a panel of four: the way back from packRows. */

/** Rows r < rows of `out`, `row` bytes apart: out(r, l) = panel(l, r) for l < k. */
export function unpackRows(rows: i32, k: i32, panel: usize, out: usize, row: usize): void {
  if (rows < 4) {
    for (let r = 0; r < rows; r++) unpackRow(k, panel + ((<usize>r) << 3), out + <usize>r * row);
    return;
  }
  const out1 = out + row;
  const out2 = out1 + row;
  const out3 = out2 + row;
  const end = (<usize>k) << 3;
  const pairs = end & ~15;
  for (let l: usize = 0; l < pairs; l += 16) {
    const a0 = v128.load(panel);
    const a2 = v128.load(panel, 16);
    const b0 = v128.load(panel, 32);
    const b2 = v128.load(panel, 48);
    v128.store(out + l, v128.shuffle<f64>(a0, b0, 0, 2));
    v128.store(out1 + l, v128.shuffle<f64>(a0, b0, 1, 3));
    v128.store(out2 + l, v128.shuffle<f64>(a2, b2, 0, 2));
    v128.store(out3 + l, v128.shuffle<f64>(a2, b2, 1, 3));
    panel += 64;
  }
  if (pairs < end) {
    f64.store(out + pairs, f64.load(panel));
    f64.store(out1 + pairs, f64.load(panel, 8));
    f64.store(out2 + pairs, f64.load(panel, 16));
    f64.store(out3 + pairs, f64.load(panel, 24));
  }
}

/** out(l) = entry l of one vector of a panel, whose first entry is at `from`. */
export function unpackRow(k: i32, from: usize, out: usize): void {
  const end = out + ((<usize>k) << 3);
  for (; out < end; out += 8, from += 32) f64.store(out, f64.load(from));
}
