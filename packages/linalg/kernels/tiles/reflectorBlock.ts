/**
 * A block of Householder reflectors as one: H_0 H_1 ⋯ H_{b−1} = I − V'TV with the vectors as the rows of V (b×n) and T upper
 * triangular (compact WY; Schreiber & Van Loan 1989). Packed for the tile in both of V's directions.
 */
import { packColumns, packRows } from "./pack";
import { multiplyTile } from "./tile";

/** Reflectors a block, a multiple of four. Small, because a block costs b²n beside bn² and a tile has little overhead. */
export const WIDTH: i32 = 8;

/** Panels of rows of V, n long. */
export function rowPanels(block: usize): usize {
  return block;
}

/** Panels of columns of V, b long. */
export function columnPanels(block: usize, b: i32, n: i32): usize {
  return block + ((<usize>(b * n)) << 3);
}

/** Panels of rows of −T, b long. */
export function negativeFactor(block: usize, b: i32, n: i32): usize {
  return columnPanels(block, b, n) + ((<usize>(b * roundUp(n))) << 3);
}

/** Doubles of a block of vectors of up to n coordinates, with the Gram matrix that T comes from. */
export function reflectorBlockDoubles(n: i32): i32 {
  return 2 * WIDTH * roundUp(n) + 2 * WIDTH * WIDTH;
}

export function roundUp(n: i32): i32 {
  return (n + 3) & ~3;
}

/**
 * Packs b reflectors H = I − v v' / half, b a multiple of four: vectors of n coordinates, `row` bytes apart. A reflector
 * with half = 0 is none.
 */
export function packReflectors(b: i32, n: i32, v: usize, row: usize, half: usize, block: usize): void {
  const rows = rowPanels(block);
  const panel = (<usize>n) << 5;
  packRows(b, n, v, row, rows, panel);
  packColumns(b, n, v, row, columnPanels(block, b, n), (<usize>b) << 5);
  const factor = negativeFactor(block, b, n);
  const gram = factor + ((<usize>(b * b)) << 3);
  const gramRow = (<usize>b) << 3;
  for (let i = 0; i < b; i += 4) {
    for (let j = 0; j <= i; j += 4) {
      const to = gram + <usize>i * gramRow + ((<usize>j) << 3);
      multiplyTile(n, rows + <usize>(i >> 2) * panel, rows + <usize>(j >> 2) * panel, to, gramRow, false);
    }
  }
  for (let i = 0; i < b; i += 4) formFactorRows(i, b, gram, half, factor + <usize>(i >> 2) * (gramRow << 2));
}

/** Rows first … first + 3 of −T: T(i, i) = 1 / half_i, T(i, j) = −Σ_{i ≤ p < j} T(i, p) v_p'v_j / half_j. */
function formFactorRows(first: i32, b: i32, gram: usize, half: usize, out: usize): void {
  const gramRow = (<usize>b) << 3;
  for (let j = first; j < b; j++) {
    const products = gram + <usize>j * gramRow;
    let s0 = f64x2.splat(0);
    let s2 = s0;
    for (let p = first; p < j; p++) {
      const product = v128.load64_splat(products + ((<usize>p) << 3));
      const at = out + ((<usize>p) << 5);
      s0 = f64x2.add(s0, f64x2.mul(v128.load(at), product));
      s2 = f64x2.add(s2, f64x2.mul(v128.load(at, 16), product));
    }
    const h = f64.load(half + ((<usize>j) << 3));
    const tau: f64 = h > 0 ? 1 / h : 0;
    const negative = f64x2.splat(-tau);
    const to = out + ((<usize>j) << 5);
    v128.store(to, f64x2.mul(s0, negative));
    v128.store(to, f64x2.mul(s2, negative), 16);
    if (j < first + 4) f64.store(to + ((<usize>(j - first)) << 3), -tau);
  }
}

/**
 * out = −T x (b×4, a panel of four vectors) for a panel x of W = (vectors) V': the factor that V takes in
 * vectors (I − V'TV)' = vectors + out' V. Row i of T starts at its diagonal.
 */
export function applyFactor(b: i32, factor: usize, x: usize, out: usize): void {
  const panel = (<usize>b) << 5;
  for (let i = 0; i < b; i += 4) {
    const skip = (<usize>i) << 5;
    multiplyTile(b - i, factor + skip, x + skip, out + skip, 32, false);
    factor += panel;
  }
}
