/**
 * out += weight Q TT' Q for many symmetric Q and one T: with X = T'Q it is a symmetric rank-d update X'X. Everything is
 * read and written as the panels that the tile wants, so nothing is packed but T, once.
 */

import { cholesky, choleskyScratch } from "../cholesky";
import { ROWS } from "../tiles/blocks";
import { spreadPanels } from "../tiles/keptPanels";
import { addLowerProductInPairs, PAIR_DOUBLES } from "../tiles/lowerProductInPairs";
import { packColumns } from "../tiles/pack";
import { roundUp } from "../tiles/reflectorBlock";
import { multiplyTile } from "../tiles/tile";
import { multiplyTilePair } from "../tiles/tilePair";
import { transposeTile } from "../tiles/transposeTile";

/** Doubles of the panels of a factor T. */
export function packedFactorDoubles(d: i32): i32 {
  return roundUp(d) * d;
}

/** out = panels of the columns of T (d×d). */
export function packFactor(d: i32, t: usize, out: usize): void {
  packColumns(d, d, t, (<usize>d) << 3, out, (<usize>d) << 5);
}

/** Doubles of scratch for a d×d matrix that is kept as its lower panels. */
export function addCongruenceScratch(d: i32): i32 {
  return PAIR_DOUBLES + 2 * roundUp(d) * roundUp(d);
}

/** out += weight Q TT' Q on the lower triangle of out (d×d). `kept` is Q as in keptSymmetric, `factor` T as packFactor left it. */
export function addCongruence(
  d: i32,
  weight: f64,
  factor: usize,
  triangular: bool,
  kept: usize,
  out: usize,
  scratch: usize,
): void {
  const panel = (<usize>roundUp(d)) << 5;
  const panels = scratch + ((<usize>PAIR_DOUBLES) << 3);
  const product = panels + <usize>(roundUp(d) >> 2) * panel;
  spreadPanels(d, kept, panels, panel);
  multiplyByFactor(d, d, factor, triangular, panels, panel, product, panel);
  addLowerProductInPairs(d, d, product, product, panel, weight, out, (<usize>d) << 3, scratch);
}

/**
 * Panels of the columns of T'B from those of B (n×columns), with T n×n. If T is lower triangular, row i of T' starts at
 * its diagonal.
 */
function multiplyByFactor(
  n: i32,
  columns: i32,
  factor: usize,
  triangular: bool,
  x: usize,
  xPanel: usize,
  out: usize,
  outPanel: usize,
): void {
  const panel = (<usize>n) << 5;
  for (let first = 0; first < n; first += ROWS) {
    const end = min(n, first + ROWS);
    for (let j = 0; j < columns; j += 8) {
      const xj = x + <usize>(j >> 2) * xPanel;
      const to = out + <usize>(j >> 2) * outPanel;
      for (let i = first; i < end; i += 4) {
        const start = triangular ? i : 0;
        const skip = (<usize>start) << 5;
        const t = factor + <usize>(i >> 2) * panel + skip;
        const toRow = to + ((<usize>i) << 5);
        if (j + 4 < columns) {
          multiplyTilePair(n - start, t, xj + skip, xj + xPanel + skip, toRow, toRow + outPanel, 32, false);
        } else {
          multiplyTile(n - start, t, xj + skip, toRow, 32, false);
        }
      }
    }
  }
}

/** Doubles of scratch for a frame of r vectors. */
export function addFrameCongruenceScratch(d: i32, r: i32): i32 {
  const rows = roundUp(r);
  return PAIR_DOUBLES + roundUp(d) * 2 * rows + r * r + max(choleskyScratch(r), rows * r);
}

/**
 * out += weight Q TT' Q for Q = UΛU', U' (r×d) as haarFramePanels left it. With G = T'U and the Cholesky factor C of G'G
 * (r×r), Q TT' Q = (C'ΛU')'(C'ΛU'). Returns −1, or the first pivot that is not positive and finite; then its value is at `scratch`, and out as it was.
 */
export function addFrameCongruence(
  d: i32,
  r: i32,
  weight: f64,
  factor: usize,
  triangular: bool,
  eigenvalues: usize,
  frame: usize,
  out: usize,
  scratch: usize,
): i32 {
  const rows = roundUp(r);
  const long = (<usize>roundUp(d)) << 5;
  const short = (<usize>rows) << 5;
  const image = scratch + ((<usize>PAIR_DOUBLES) << 3);
  const scaled = image + <usize>(rows >> 2) * long;
  const inner = scaled + <usize>(rows >> 2) * long;
  const work = inner + ((<usize>(r * r)) << 3);
  multiplyByFactor(d, r, factor, triangular, frame, long, image, long);
  memory.fill(inner, 0, (<usize>(r * r)) << 3);
  addLowerProductInPairs(r, d, image, image, long, 1, inner, (<usize>r) << 3, scratch);
  const failed = cholesky(r, inner, inner, work);
  if (failed >= 0) {
    f64.store(scratch, f64.load(work));
    return failed;
  }
  packFactor(r, inner, work);
  scaleFrame(d, r, eigenvalues, false, frame, scaled);
  multiplyByFactor(r, d, work, true, scaled, short, image, short);
  addLowerProductInPairs(d, r, image, image, short, weight, out, (<usize>d) << 3, scratch);
  return -1;
}

/** Doubles of scratch for a frame of r vectors. */
export function addFrameScratch(d: i32, r: i32): i32 {
  return PAIR_DOUBLES + roundUp(d) * roundUp(r);
}

/** out += weight UΛU' on the lower triangle of out (d×d), U' as haarFramePanels left it; Λ ⪰ 0. */
export function addFrame(
  d: i32,
  r: i32,
  weight: f64,
  eigenvalues: usize,
  frame: usize,
  out: usize,
  scratch: usize,
): void {
  const scaled = scratch + ((<usize>PAIR_DOUBLES) << 3);
  scaleFrame(d, r, eigenvalues, true, frame, scaled);
  addLowerProductInPairs(d, r, scaled, scaled, (<usize>roundUp(r)) << 5, weight, out, (<usize>d) << 3, scratch);
}

/** Panels of the columns of ΛU' or √Λ U' (rows rounded up to four) from the panels of the rows of U'. */
function scaleFrame(d: i32, r: i32, eigenvalues: usize, root: bool, frame: usize, out: usize): void {
  const rows = roundUp(r);
  const long = (<usize>roundUp(d)) << 5;
  const short = (<usize>rows) << 5;
  for (let k = 0; k < r; k += 4) {
    const from = frame + <usize>(k >> 2) * long;
    const to = out + ((<usize>k) << 5);
    const s0 = scaleOf(k, r, eigenvalues, root);
    const s1 = scaleOf(k + 1, r, eigenvalues, root);
    const s2 = scaleOf(k + 2, r, eigenvalues, root);
    const s3 = scaleOf(k + 3, r, eigenvalues, root);
    for (let l = 0; l < d; l += 4) {
      const tile = to + <usize>(l >> 2) * short;
      transposeTile(from + ((<usize>l) << 5), tile);
      scaleFour(tile, s0);
      scaleFour(tile + 32, s1);
      scaleFour(tile + 64, s2);
      scaleFour(tile + 96, s3);
    }
  }
}

function scaleOf(k: i32, r: i32, eigenvalues: usize, root: bool): v128 {
  if (k >= r) return f64x2.splat(0);
  const value = f64.load(eigenvalues + ((<usize>k) << 3));
  return f64x2.splat(root ? sqrt(value) : value);
}

function scaleFour(x: usize, scale: v128): void {
  const low = f64x2.mul(v128.load(x), scale);
  const high = f64x2.mul(v128.load(x, 16), scale);
  v128.store(x, low);
  v128.store(x, high, 16);
}
