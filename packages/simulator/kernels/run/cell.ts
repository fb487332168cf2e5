/**
 * What the runs of a cell share: a separable quartic problem, how it is run, and where the numbers lie. Up to four runs go
 * in lockstep; coordinate j of run r is at 32 j + 8 r of `x`, so that a vector holds two runs.
 *
 * `src/separableQuartic/placeCell.ts` writes the fields, first those of eight bytes, then those of four, in this order.
 */
@unmanaged
export class Cell {
  /** Of the ball about the start's minimizer from which a run starts. */
  radius: f64;
  /** By what the sum of the drawn gradients, or the whole gradient, is multiplied. */
  rate: f64;
  /** Components a step, an integer; 0 for the whole gradient. */
  batchSize: f64;
  /** An iterate that is nearer to the start's minimizer is in its basin and in the box. */
  calmDistance: f64;
  steps: i32;
  dimension: i32;
  /** N. */
  components: i32;
  /** 2^32 mod N: words whose product with N has a lower half below it are rejected. */
  rejected: u32;
  /** Bytes of words that a draw takes: 8, or 4 if the weights are equal. */
  drawBytes: u32;
  /** Of each column of the alias table, in u32: the threshold and the alias. */
  columns: usize;
  /** Of each component the address of its first term, and the end of all terms behind them, in u32. */
  firstTerms: usize;
  /** Of each coordinate the doubles at the offsets below. */
  coordinates: usize;
  /** Which of the two minimizers the runs start about. */
  start: u32;
  /** The streams of the runs, as locateMember of `random` reads them. */
  family: usize;
  /** Four `Words`. */
  words: usize;
  /** Room for a run's words at a time, in bytes, a multiple of 128. */
  wordsRoom: u32;
  /** Scratch for the normals of one start, dimension + 10 doubles. */
  normals: usize;
  /** Scratch for drawn components, DRAWN_AT_ONCE u32. */
  drawn: usize;
  x: usize;
  /** Sums of drawn gradients, as `x`; zeros between steps. */
  gradients: usize;
  /** Of run r to minimizer m at a step: double (2r + m)(steps + 1) + step. */
  distances: usize;
  /** Of each run four i32, see `describeEnds`; the first one, whether it has left the start's basin, is kept all along. */
  outcomes: usize;
  /** Of each run a mask of eight bytes: whether its steps still move it. */
  moving: usize;
}

/** Offsets of a coordinate's doubles, and their bytes. The coefficients are those of the mean gradient (ay² + b)y + c. */
export const MEAN_A: usize = 0;
export const MEAN_B: usize = 8;
export const MEAN_C: usize = 16;
/** The box; −∞ and ∞ without one. */
export const LOWER: usize = 24;
export const UPPER: usize = 32;
/** Coordinates of the two minimizers. */
export const POINT_0: usize = 40;
export const POINT_1: usize = 48;
/** 1 or −1: the side of the barrier on which the start's minimizer lies, the barrier times it, and the other one's. */
export const SIDE: usize = 56;
export const SIDED_BARRIER: usize = 64;
export const OTHER_SIDE: usize = 72;
export const OTHER_SIDED_BARRIER: usize = 80;
export const COORDINATE_BYTES: usize = 88;

/** Components that are drawn before they are used. */
export const DRAWN_AT_ONCE: i32 = 64;

/** Bytes from one coordinate to the next in `x` and `gradients`. */
export const LANES_BYTES: usize = 32;
