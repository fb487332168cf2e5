/**
 * Orthonormal rows U' = S E'H_{r−1} ⋯ H_0 from Householder reflectors, blocks of them at a time. The rows are kept as
 * packed panels, what the tile reads, until they are done.
 */
import {
  applyFactor,
  columnPanels,
  negativeFactor,
  packReflectors,
  reflectorBlockDoubles,
  roundUp,
  rowPanels,
  WIDTH,
} from "../tiles/reflectorBlock";
import { multiplyTile } from "../tiles/tile";
import { multiplyTilePair } from "../tiles/tilePair";
import { unpackRows } from "../tiles/unpack";

/** out (r×d) = U', row after row; the arguments are haarFramePanels'. */
export function haarFrame(
  d: i32,
  r: i32,
  reflectors: usize,
  half: usize,
  signs: usize,
  out: usize,
  scratch: usize,
): void {
  const row = (<usize>d) << 3;
  const panel = (<usize>roundUp(d)) << 5;
  haarFramePanels(d, r, reflectors, half, signs, scratch, scratch + ((<usize>framePanelsDoubles(d, r)) << 3));
  for (let j = 0; j < r; j += 4) {
    unpackRows(min(4, r - j), d, scratch + <usize>(j >> 2) * panel, out + <usize>j * row, row);
  }
}

/** Doubles of scratch for these shapes. */
export function haarFrameScratch(d: i32, r: i32): i32 {
  return framePanelsDoubles(d, r) + haarFramePanelsScratch(d);
}

/** Doubles of the panels of the rows of U'. */
export function framePanelsDoubles(d: i32, r: i32): i32 {
  return roundUp(r) * roundUp(d);
}

/**
 * panels = the panels of the rows of U' (r×d), with zeros for rows up to a multiple of four. reflectors: rows v_k of d numbers with zeros before k; half: v_k'v_k / 2, or 0 for none; both continue
 * with zeros up to a multiple of four. signs (r) is the diagonal of S.
 */
export function haarFramePanels(
  d: i32,
  r: i32,
  reflectors: usize,
  half: usize,
  signs: usize,
  panels: usize,
  scratch: usize,
): void {
  const row = (<usize>d) << 3;
  const panel = (<usize>roundUp(d)) << 5;
  const rows = roundUp(r);
  const images = scratch;
  const block = images + ((<usize>(16 * WIDTH)) << 3);
  memory.fill(panels, 0, <usize>(rows >> 2) * panel);
  for (let j = 0; j < r; j++) {
    const at = panels + <usize>(j >> 2) * panel + ((<usize>j) << 5) + ((<usize>(j & 3)) << 3);
    f64.store(at, f64.load(signs + ((<usize>j) << 3)));
  }
  // Rows before k are still unit vectors of coordinates that the reflectors from k on leave alone.
  for (let k = ((rows - 1) / WIDTH) * WIDTH; k >= 0; k -= WIDTH) {
    const b = min(WIDTH, rows - k);
    const n = d - k;
    const kRow = (<usize>k) << 5;
    packReflectors(b, n, reflectors + <usize>k * row + ((<usize>k) << 3), row, half + ((<usize>k) << 3), block);
    for (let j = k; j < rows; j += 8) {
      const x = panels + <usize>(j >> 2) * panel + kRow;
      if (j + 4 < rows) reflectTwoPanels(b, n, block, j - k, x, x + panel, images);
      else reflectPanel(b, n, block, j - k, x, images);
    }
  }
}

/** Doubles of scratch for vectors of d coordinates. */
export function haarFramePanelsScratch(d: i32): i32 {
  return 16 * WIDTH + reflectorBlockDoubles(d);
}

/**
 * x ← x (I − V'TV)' for a panel x of four rows (coordinates from the block's first on), whose first row is number
 * `first`, counted from the block's. Rows of the block itself are still ± unit vectors, so their products with V' are
 * columns of V.
 */
function reflectPanel(b: i32, n: i32, block: usize, first: i32, x: usize, images: usize): void {
  const columns = columnPanels(block, b, n);
  const columnPanel = (<usize>b) << 5;
  const weights = images + columnPanel;
  if (first < b) {
    scaleColumns(b, columns + <usize>(first >> 2) * columnPanel, x + ((<usize>first) << 5), images);
  } else {
    const rows = rowPanels(block);
    const rowPanel = (<usize>n) << 5;
    for (let i = 0; i < b; i += 4) {
      multiplyTile(n, rows + <usize>(i >> 2) * rowPanel, x, images + ((<usize>i) << 5), 32, false);
    }
  }
  applyFactor(b, negativeFactor(block, b, n), images, weights);
  for (let l = 0; l < n; l += 4) {
    multiplyTile(b, columns + <usize>(l >> 2) * columnPanel, weights, x + ((<usize>l) << 5), 32, true);
  }
}

/** As reflectPanel, for the panel z that follows x too. A block that has a row of its own in z has eight of them. */
function reflectTwoPanels(b: i32, n: i32, block: usize, first: i32, x: usize, z: usize, images: usize): void {
  const columns = columnPanels(block, b, n);
  const columnPanel = (<usize>b) << 5;
  const zImages = images + columnPanel;
  const weights = zImages + columnPanel;
  const zWeights = weights + columnPanel;
  if (first < b) {
    scaleColumns(b, columns + <usize>(first >> 2) * columnPanel, x + ((<usize>first) << 5), images);
    const zFirst = first + 4;
    scaleColumns(b, columns + <usize>(zFirst >> 2) * columnPanel, z + ((<usize>zFirst) << 5), zImages);
  } else {
    const rows = rowPanels(block);
    const rowPanel = (<usize>n) << 5;
    for (let i = 0; i < b; i += 4) {
      const skip = (<usize>i) << 5;
      multiplyTilePair(n, rows + <usize>(i >> 2) * rowPanel, x, z, images + skip, zImages + skip, 32, false);
    }
  }
  const factor = negativeFactor(block, b, n);
  applyFactor(b, factor, images, weights);
  applyFactor(b, factor, zImages, zWeights);
  for (let l = 0; l < n; l += 4) {
    const skip = (<usize>l) << 5;
    multiplyTilePair(b, columns + <usize>(l >> 2) * columnPanel, weights, zWeights, x + skip, z + skip, 32, true);
  }
}

/** out(i, r) = v(i, r) square(r, r). */
function scaleColumns(b: i32, v: usize, square: usize, out: usize): void {
  const s0 = f64x2.replace_lane(v128.load64_splat(square), 1, f64.load(square, 40));
  const s2 = f64x2.replace_lane(v128.load64_splat(square, 80), 1, f64.load(square, 120));
  const end = v + ((<usize>b) << 5);
  for (; v < end; v += 32, out += 32) {
    const low = f64x2.mul(v128.load(v), s0);
    const high = f64x2.mul(v128.load(v, 16), s2);
    v128.store(out, low);
    v128.store(out, high, 16);
  }
}
