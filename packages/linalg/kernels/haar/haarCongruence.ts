/**
 * Q = H_0 ⋯ H_{r−1} diag(λ, 0) H_{r−1} ⋯ H_0 from both sides at once, as in LAPACK's dlagsy, by blocks of reflectors. With
 * H = I − V'TV, W = −(BV')T' and Z = W + V'(−T)(VW) / 2, a block is the rank-2b update HBH' = B + ZV + (ZV)'.
 *
 * B is kept as the packed panels of its rows, both triangles, what the tile reads: entry (i, l) is entry (l, i mod 4) of
 * panel ⌊i/4⌋.
 */

import { keepPanels } from "../tiles/keptPanels";
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
import { transposeTile } from "../tiles/transposeTile";
import { unpackRow } from "../tiles/unpack";

/** out = Q on the lower triangle (d×d; the rest is left alone); the arguments are formPanels'. */
export function haarCongruence(
  d: i32,
  r: i32,
  reflectors: usize,
  half: usize,
  eigenvalues: usize,
  out: usize,
  scratch: usize,
): void {
  const row = (<usize>d) << 3;
  const panel = (<usize>roundUp(d)) << 5;
  formPanels(d, r, reflectors, half, eigenvalues, scratch);
  for (let i = 0; i < d; i++) unpackRow(i + 1, entryOf(scratch, panel, i, 0), out + <usize>i * row);
}

/** kept = Q as in keptSymmetric. */
export function keptHaarCongruence(
  d: i32,
  r: i32,
  reflectors: usize,
  half: usize,
  eigenvalues: usize,
  kept: usize,
  scratch: usize,
): void {
  formPanels(d, r, reflectors, half, eigenvalues, scratch);
  keepPanels(d, scratch, (<usize>roundUp(d)) << 5, kept);
}

/**
 * The panels of Q at the start of scratch. eigenvalues (r) = λ; reflectors: rows v_k of d numbers with
 * zeros before k; half: v_k'v_k / 2, or 0 for none; both continue with zeros up to a multiple of four.
 */
function formPanels(d: i32, r: i32, reflectors: usize, half: usize, eigenvalues: usize, scratch: usize): void {
  const row = (<usize>d) << 3;
  const panel = (<usize>roundUp(d)) << 5;
  const panels = scratch;
  const work = panels + <usize>(roundUp(d) >> 2) * panel;
  memory.fill(panels, 0, work - panels);
  for (let i = 0; i < r; i++) {
    f64.store(entryOf(panels, panel, i, i), f64.load(eigenvalues + ((<usize>i) << 3)));
  }
  const block = work + ((<usize>workDoubles(d)) << 3);
  const rows = roundUp(r);
  for (let k = ((rows - 1) / WIDTH) * WIDTH; k >= 0; k -= WIDTH) {
    const b = min(WIDTH, rows - k);
    const n = d - k;
    packReflectors(b, n, reflectors + <usize>k * row + ((<usize>k) << 3), row, half + ((<usize>k) << 3), block);
    reflectBothSides(b, n, block, entryOf(panels, panel, k, k), panel, work);
  }
}

/** Doubles of scratch for a d×d matrix. */
export function haarCongruenceScratch(d: i32): i32 {
  return roundUp(d) * roundUp(d) + workDoubles(d) + reflectorBlockDoubles(d);
}

/** X and Y of the update, VW's other factor W by columns, and three b×b matrices. */
function workDoubles(d: i32): i32 {
  return 5 * WIDTH * roundUp(d) + 3 * WIDTH * WIDTH;
}

/** Address of entry (i, l). */
function entryOf(panels: usize, panel: usize, i: i32, l: i32): usize {
  return panels + <usize>(i >> 2) * panel + ((<usize>l) << 5) + ((<usize>(i & 3)) << 3);
}

/** B ← HBH' for the trailing n×n block of B that starts at `corner`. */
function reflectBothSides(b: i32, n: i32, block: usize, corner: usize, panel: usize, work: usize): void {
  const size = (<usize>b) << 5;
  const columns = columnPanels(block, b, n);
  const x = work;
  const y = x + <usize>(roundUp(n) >> 2) * 2 * size;
  const w = y + <usize>(roundUp(n) >> 2) * 2 * size;
  const wPanel = (<usize>roundUp(n)) << 5;
  const small = w + <usize>(b >> 2) * wPanel;
  // Panel i of X is (V; W), later (V; Z), and that of Y is (Z; V).
  for (let i = 0; i < n; i += 8) {
    const at = <usize>(i >> 2);
    const v = x + at * 2 * size;
    const from = corner + at * panel;
    if (i + 4 < n) imagesOfTwoPanels(b, n, block, from, from + panel, small, v + size, v + 3 * size);
    else imageOfPanel(b, n, block, from, small, v + size);
  }
  for (let i = 0; i < n; i += 4) {
    const at = <usize>(i >> 2);
    const z = x + at * 2 * size + size;
    memory.copy(x + at * 2 * size, columns + at * size, size);
    for (let q = 0; q < b; q += 4)
      transposeTile(z + ((<usize>q) << 5), w + <usize>(q >> 2) * wPanel + ((<usize>i) << 5));
  }
  const correction = small + ((<usize>(b * b)) << 3);
  halfCorrection(b, n, block, w, wPanel, small, correction);
  for (let i = 0; i < n; i += 4) {
    const at = <usize>(i >> 2);
    const v = x + at * 2 * size;
    for (let q = 0; q < b; q += 4) {
      const to = v + size + ((<usize>q) << 5);
      multiplyTile(b, correction + <usize>(q >> 2) * size, v, to, 32, true);
    }
    memory.copy(y + at * 2 * size, v + size, size);
    memory.copy(y + at * 2 * size + size, v, size);
  }
  addBothTriangles(n, 2 * b, x, y, corner, panel);
}

/** Panel of W = −(BV')T' from the panel of B. */
function imageOfPanel(b: i32, n: i32, block: usize, from: usize, images: usize, out: usize): void {
  const rows = rowPanels(block);
  const rowPanel = (<usize>n) << 5;
  for (let q = 0; q < b; q += 4) {
    multiplyTile(n, rows + <usize>(q >> 2) * rowPanel, from, images + ((<usize>q) << 5), 32, false);
  }
  applyFactor(b, negativeFactor(block, b, n), images, out);
}

/** As imageOfPanel, for two panels of B. */
function imagesOfTwoPanels(
  b: i32,
  n: i32,
  block: usize,
  from: usize,
  next: usize,
  images: usize,
  out: usize,
  nextOut: usize,
): void {
  const rows = rowPanels(block);
  const rowPanel = (<usize>n) << 5;
  const nextImages = images + ((<usize>b) << 5);
  for (let q = 0; q < b; q += 4) {
    const skip = (<usize>q) << 5;
    multiplyTilePair(n, rows + <usize>(q >> 2) * rowPanel, from, next, images + skip, nextImages + skip, 32, false);
  }
  const factor = negativeFactor(block, b, n);
  applyFactor(b, factor, images, out);
  applyFactor(b, factor, nextImages, nextOut);
}

/** out = panels of columns of (−T)(VW) / 2, b×b, with W as panels of its columns. */
function halfCorrection(b: i32, n: i32, block: usize, w: usize, wPanel: usize, images: usize, out: usize): void {
  const rows = rowPanels(block);
  const rowPanel = (<usize>n) << 5;
  const size = (<usize>b) << 5;
  const oneHalf = f64x2.splat(0.5);
  for (let q = 0; q < b; q += 4) {
    const y = w + <usize>(q >> 2) * wPanel;
    for (let p = 0; p < b; p += 4) {
      multiplyTile(n, rows + <usize>(p >> 2) * rowPanel, y, images + ((<usize>p) << 5), 32, false);
    }
    for (let at = images; at < images + size; at += 16) v128.store(at, f64x2.mul(v128.load(at), oneHalf));
    applyFactor(b, negativeFactor(block, b, n), images, out + <usize>(q >> 2) * size);
  }
}

/** B(i, l) += Σ_q x_i(q) y_l(q) for i ≥ l by tiles, each mirrored to the other triangle. */
function addBothTriangles(n: i32, k: i32, x: usize, y: usize, corner: usize, panel: usize): void {
  const size = (<usize>k) << 5;
  for (let i = 0; i < n; i += 8) {
    const iPanel = corner + <usize>(i >> 2) * panel;
    const iRow = (<usize>i) << 5;
    const xi = x + <usize>(i >> 2) * size;
    const two = i + 4 < n;
    for (let l = 0; l <= i; l += 4) {
      const to = iPanel + ((<usize>l) << 5);
      const yl = y + <usize>(l >> 2) * size;
      const across = corner + <usize>(l >> 2) * panel + iRow;
      if (two) {
        multiplyTilePair(k, yl, xi, xi + size, to, to + panel, 32, true);
        transposeTile(to + panel, across + 128);
      } else {
        multiplyTile(k, yl, xi, to, 32, true);
      }
      if (l < i) transposeTile(to, across);
      else mirrorTile(to);
    }
    if (two) {
      const corner2 = iPanel + panel + iRow + 128;
      multiplyTile(k, y + <usize>((i + 4) >> 2) * size, xi + size, corner2, 32, true);
      mirrorTile(corner2);
    }
  }
}

/** Entry (c, r) ← entry (r, c) for r < c: the tile's columns are the rows of B, whose lower triangle counts. */
function mirrorTile(tile: usize): void {
  for (let c: usize = 1; c < 4; c++) {
    for (let r: usize = 0; r < c; r++) f64.store(tile + 32 * c + 8 * r, f64.load(tile + 32 * r + 8 * c));
  }
}
