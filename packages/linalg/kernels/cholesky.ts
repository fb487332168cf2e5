/**
 * Cholesky factor, left-looking by tiles of four columns. The factor is kept as the packed panels of its rows, which is
 * what the tile reads, so nothing is packed twice; each sum runs over the inner index in ascending order and is then
 * subtracted, which gives the bits of the textbook loops.
 */
import { multiplyTile } from "./tiles/tile";
import { TILE_DOUBLES } from "./tiles/tileEdge";
import { unpackRow } from "./tiles/unpack";

/**
 * out = l with l l' = a (n×n, the lower triangle of a counts; out may be a) and zeros above the diagonal: returns −1. Or
 * returns the first pivot that is not positive and finite, leaves its value at `scratch`, and out as it was.
 */
export function cholesky(n: i32, a: usize, out: usize, scratch: usize): i32 {
  const row = (<usize>n) << 3;
  const panel = (<usize>roundUp(n)) << 5;
  const panels = scratch + ((<usize>TILE_DOUBLES) << 3);
  for (let j = 0; j < n; j += 4) {
    const y = panels + <usize>(j >> 2) * panel;
    const corner = y + ((<usize>j) << 5);
    const column = a + ((<usize>j) << 3);
    multiplyTile(j, y, y, scratch, 32, false);
    const failed = factorCorner(min(4, n - j), column + <usize>j * row, row, scratch, corner);
    if (failed >= 0) return j + failed;
    for (let i = j + 4; i < n; i += 4) {
      const x = panels + <usize>(i >> 2) * panel;
      multiplyTile(j, y, x, scratch, 32, false);
      const to = x + ((<usize>j) << 5);
      packTile(min(4, n - i), column + <usize>i * row, row, to);
      solveTile(scratch, corner, to);
    }
  }
  for (let i = 0; i < n; i++) {
    const to = out + <usize>i * row;
    unpackRow(i + 1, panels + <usize>(i >> 2) * panel + ((<usize>(i & 3)) << 3), to);
    memory.fill(to + ((<usize>(i + 1)) << 3), 0, (<usize>(n - 1 - i)) << 3);
  }
  return -1;
}

/** Doubles of scratch for an n×n matrix. */
export function choleskyScratch(n: i32): i32 {
  return TILE_DOUBLES + roundUp(n) * roundUp(n);
}

function roundUp(n: i32): i32 {
  return (n + 3) & ~3;
}

/**
 * The factor's tile on the diagonal, entry (r, c) at to + 32c + 8r, from a's and the sums over all columns before it.
 * Returns −1, or the failing pivot with its value at `sums`.
 */
function factorCorner(size: i32, a: usize, row: usize, sums: usize, to: usize): i32 {
  memory.fill(to, 0, 128);
  for (let c = 0; c < size; c++) {
    const cByte = (<usize>c) << 3;
    const cRow = (<usize>c) << 5;
    let root: f64 = 0;
    for (let r = c; r < size; r++) {
      const rByte = (<usize>r) << 3;
      let sum = f64.load(sums + cRow + rByte);
      for (let q = to; q < to + cRow; q += 32) sum += f64.load(q + rByte) * f64.load(q + cByte);
      const rest = f64.load(a + <usize>r * row + cByte) - sum;
      if (r > c) {
        f64.store(to + cRow + rByte, rest / root);
        continue;
      }
      if (!(rest > 0) || rest === Infinity) {
        f64.store(sums, rest);
        return c;
      }
      root = Math.sqrt(rest);
      f64.store(to + cRow + rByte, root);
    }
  }
  return -1;
}

/** to(c, r) = a(r, c) for c < 4, r < rows; zero for the other r. */
function packTile(rows: i32, a: usize, row: usize, to: usize): void {
  if (rows < 4) memory.fill(to, 0, 128);
  for (let r = 0; r < rows; r++) {
    f64.store(to, f64.load(a));
    f64.store(to, f64.load(a, 8), 32);
    f64.store(to, f64.load(a, 16), 64);
    f64.store(to, f64.load(a, 24), 96);
    a += row;
    to += 8;
  }
}

/** Overwrites the packed tile of a by the factor's: column c is (a − sums − Σ_{q < c} l(·, q) l(c, q)) / l(c, c). */
function solveTile(sums: usize, corner: usize, to: usize): void {
  for (let c: usize = 0; c < 128; c += 32) {
    let s0 = v128.load(sums + c);
    let s2 = v128.load(sums + c, 16);
    const across = corner + (c >> 2);
    for (let q: usize = 0; q < c; q += 32) {
      const factor = v128.load64_splat(across + q);
      s0 = f64x2.add(s0, f64x2.mul(factor, v128.load(to + q)));
      s2 = f64x2.add(s2, f64x2.mul(factor, v128.load(to + q, 16)));
    }
    const root = v128.load64_splat(across + c);
    const low = f64x2.div(f64x2.sub(v128.load(to + c), s0), root);
    const high = f64x2.div(f64x2.sub(v128.load(to + c, 16), s2), root);
    v128.store(to + c, low);
    v128.store(to + c, high, 16);
  }
}
