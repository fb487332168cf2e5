/**
 * Packing into panels of four vectors side by side, what the tile reads: entry (l, c) of a panel is at 4l + c doubles.
 * Vectors that a last panel lacks are zeros, so a tile over them computes what nobody stores. All strides are in bytes.
 */

/** Panel p = rows 4p … 4p+3 of a (rows × k, rows `row` bytes apart), at out + p panel: entry (l, c) = a(4p + c, l). */
export function packRows(rows: i32, k: i32, a: usize, row: usize, out: usize, panel: usize): void {
  const whole = rows & ~3;
  for (let i = 0; i < whole; i += 4) {
    packFourRows(k, a, row, out);
    a += row << 2;
    out += panel;
  }
  if (whole === rows) return;
  for (let c = whole; c < whole + 4; c++) {
    let to = out + ((<usize>(c - whole)) << 3);
    const end = to + ((<usize>k) << 5);
    for (let from = a; to < end; to += 32, from += 8) f64.store(to, c < rows ? f64.load(from) : 0);
    a += row;
  }
}

function packFourRows(k: i32, a: usize, row: usize, out: usize): void {
  const a1 = a + row;
  const a2 = a1 + row;
  const a3 = a2 + row;
  const end = (<usize>k) << 3;
  const pairs = end & ~15;
  let l: usize = 0;
  for (; l < pairs; l += 16) {
    const x0 = v128.load(a + l);
    const x1 = v128.load(a1 + l);
    const x2 = v128.load(a2 + l);
    const x3 = v128.load(a3 + l);
    v128.store(out, v128.shuffle<f64>(x0, x1, 0, 2));
    v128.store(out, v128.shuffle<f64>(x2, x3, 0, 2), 16);
    v128.store(out, v128.shuffle<f64>(x0, x1, 1, 3), 32);
    v128.store(out, v128.shuffle<f64>(x2, x3, 1, 3), 48);
    out += 64;
  }
  if (l < end) {
    f64.store(out, f64.load(a + l));
    f64.store(out, f64.load(a1 + l), 8);
    f64.store(out, f64.load(a2 + l), 16);
    f64.store(out, f64.load(a3 + l), 24);
  }
}

/**
 * Panel p = columns 4p … 4p+3 of b (k × columns, rows `row` bytes apart), at out + p panel: entry (l, c) = b(l, 4p + c).
 * These are also the panels of rows of b'.
 */
export function packColumns(k: i32, columns: i32, b: usize, row: usize, out: usize, panel: usize): void {
  const size = (<usize>k) << 5;
  const whole = columns & ~3;
  for (let j = 0; j < whole; j += 4) {
    const end = out + size;
    for (let to = out, from = b; to < end; to += 32, from += row) {
      const low = v128.load(from);
      const high = v128.load(from, 16);
      v128.store(to, low);
      v128.store(to, high, 16);
    }
    b += 32;
    out += panel;
  }
  const left = columns - whole;
  if (left === 0) return;
  const end = out + size;
  for (let to = out, from = b; to < end; to += 32, from += row) {
    f64.store(to, f64.load(from));
    f64.store(to, left > 1 ? f64.load(from, 8) : 0, 8);
    f64.store(to, left > 2 ? f64.load(from, 16) : 0, 16);
    f64.store(to, 0, 24);
  }
}

/** Doubles of the panels of `vectors` vectors of length k. */
export function packedDoubles(vectors: i32, k: i32): i32 {
  return ((vectors + 3) & ~3) * k;
}
