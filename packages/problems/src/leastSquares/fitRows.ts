import {
  addMultiple,
  applyRangeInverse,
  type DoubleDoubles,
  dot,
  doubleDoubles,
  entryOf,
  LAST_PLACES,
  LinearAlgebraError,
  normalizedTwice,
  plus,
  type RowRange,
  rowRange,
  times,
  type WeightedRows,
} from "@sgd-basins/linalg";
import { settle } from "./settle.ts";

/** Share of the largest contribution of a column below which an entry may be zero but for the data's last places. */
const SMALL = 1e-10;
/** A residual of this share of its row is none of rounding. */
const HOPELESS = 1e-6;

/**
 * β = argmin Σ pᵢ (xᵢ'β − yᵢ)², each entry nearly to twice the precision: by corrections from residuals in it.
 *
 * @param range - of the rows
 * @throws LinearAlgebraError if an entry does not settle
 */
export function fitRows(data: WeightedRows, targets: Float64Array, range: RowRange): DoubleDoubles {
  const { count, dimension: d, rows, weights } = data;
  const x = doubleDoubles(d);
  const { lengths, largest } = contributions(data, targets, x);
  return settle(lengths, largest, (solution) => {
    const right = doubleDoubles(d);
    for (let i = 0; i < count; i++) {
      x.hi.set(rows.subarray(i * d, (i + 1) * d));
      const [hi, lo] = dot(d, x, 0, solution, 0);
      const residual = plus([targets[i], 0], [-hi, -lo]);
      addMultiple(d, times(entryOf(weights, i), residual), x, 0, right, 0);
    }
    return applyRangeInverse(range, right);
  });
}

/** ‖x_j‖ of every column, and the largest of ‖y‖ and |βⱼ| ‖x_j‖. */
function contributions(
  { count, dimension: d, rows }: WeightedRows,
  targets: Float64Array,
  fit: DoubleDoubles,
): { lengths: Float64Array; largest: number } {
  const lengths = new Float64Array(d);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < d; j++) lengths[j] += rows[i * d + j] * rows[i * d + j];
  }
  let largest = Math.sqrt(targets.reduce((sum, target) => sum + target * target, 0));
  for (let j = 0; j < d; j++) {
    lengths[j] = Math.sqrt(lengths[j]);
    largest = Math.max(largest, Math.abs(fit.hi[j]) * lengths[j]);
  }
  return { lengths, largest };
}

/**
 * Whether some β fits every row exactly, once each number of the data is changed by a few units in its last place (Oettli and
 * Prager 1964): |xᵢ'β − yᵢ| ≤ 8 · 2^−52 (Σⱼ |x_ij βⱼ| + |yᵢ|) for every i. Rows of zeros do not count.
 *
 * Tried are the β given; the one that minimises the residuals in units of these bounds, because large rows outweigh small
 * ones in the first; and both without the columns that a row of zeros but for one entry forces out of the fit, and without
 * those of which next to nothing goes into it, which may be nothing.
 */
export function haveCommonFit(data: WeightedRows, targets: Float64Array, fit: DoubleDoubles): boolean {
  const { count, dimension: d, rows } = data;
  const counted = Uint8Array.from({ length: count }, (_, i) => (isZero(rows, i, d) ? 0 : 1));
  try {
    return someFit(data, targets, fit, counted);
  } catch (error) {
    // Of a part of the columns nothing better is known than of the whole.
    if (error instanceof LinearAlgebraError) return false;
    throw error;
  }
}

function isZero(rows: Float64Array, i: number, d: number): boolean {
  for (let e = i * d; e < (i + 1) * d; e++) if (rows[e] !== 0) return false;
  return true;
}

/** @param counted - 1 for the rows that β must fit, even where their columns have been left out */
function someFit(data: WeightedRows, targets: Float64Array, fit: DoubleDoubles, counted: Uint8Array): boolean {
  const { error, hopeless, sizes } = backwardError(data, targets, fit, counted);
  if (error <= LAST_PLACES) return true;
  if (hopeless) return false;
  if (fitsReweighted(data, targets, sizes, counted)) return true;
  const forced = forcedToZero(data, targets);
  const { lengths, largest } = contributions(data, targets, fit);
  const small = Array.from(lengths.keys()).filter((j) => Math.abs(fit.hi[j]) * lengths[j] <= SMALL * largest);
  const left = forced.size > 0 ? forced : new Set(small);
  if (left.size === 0) return false;
  const part = withoutColumns(data, left);
  return someFit(part, targets, fitRows(part, targets, rowRange(part)), counted);
}

/** Columns of which a row with the target zero says that βⱼ = 0. */
function forcedToZero({ count, dimension: d, rows }: WeightedRows, targets: Float64Array): Set<number> {
  const forced = new Set<number>();
  for (let i = 0; i < count; i++) {
    if (targets[i] !== 0) continue;
    const used = Array.from({ length: d }, (_, j) => j).filter((j) => rows[i * d + j] !== 0);
    if (used.length === 1) forced.add(used[0]);
  }
  return forced;
}

/** The same rows in fewer columns; in one of zeros where none is left. */
function withoutColumns(data: WeightedRows, left: ReadonlySet<number>): WeightedRows {
  const { count, dimension: d, rows } = data;
  const kept = Array.from({ length: d }, (_, j) => j).filter((j) => !left.has(j));
  const dimension = Math.max(1, kept.length);
  const fewer = new Float64Array(count * dimension);
  for (let i = 0; i < count; i++) {
    kept.forEach((j, to) => {
      fewer[i * dimension + to] = rows[i * d + j];
    });
  }
  return { ...data, dimension, rows: fewer };
}

interface Fit {
  /** max |xᵢ'β − yᵢ| / (Σⱼ |x_ij βⱼ| + |yᵢ|) over the rows that count. */
  readonly error: number;
  /** What stands below the bar, for each row. */
  readonly sizes: Float64Array;
  /** Some residual is far beyond what rounding of β may do, if every column contributes alike. */
  readonly hopeless: boolean;
}

function backwardError(data: WeightedRows, targets: Float64Array, fit: DoubleDoubles, counted: Uint8Array): Fit {
  const { count, dimension: d, rows } = data;
  const { lengths, largest } = contributions(data, targets, fit);
  const x = doubleDoubles(d);
  const sizes = new Float64Array(count);
  let error = 0;
  let hopeless = false;
  for (let i = 0; i < count; i++) {
    x.hi.set(rows.subarray(i * d, (i + 1) * d));
    if (counted[i] === 0) continue;
    let size = Math.abs(targets[i]);
    let most = size;
    for (let j = 0; j < d; j++) {
      size += Math.abs(x.hi[j] * fit.hi[j]);
      if (x.hi[j] !== 0) most += (Math.abs(x.hi[j]) * largest) / lengths[j];
    }
    const [hi, lo] = dot(d, x, 0, fit, 0);
    const residual = Math.abs(plus([targets[i], 0], [-hi, -lo])[0]);
    sizes[i] = size;
    if (residual > 0) error = Math.max(error, residual / size);
    if (residual > HOPELESS * most) hopeless = true;
  }
  return { error, sizes, hopeless };
}

/** Whether the β fits that minimises the residuals each divided by its row's size. */
function fitsReweighted(data: WeightedRows, targets: Float64Array, sizes: Float64Array, counted: Uint8Array): boolean {
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  // Squares of the ratios stay within the range of doubles.
  const roots = sizes.map((size) => (size === 0 ? 1 : largest / Math.max(size, 1e-140 * largest)));
  const weights = normalizedTwice(roots.map((root) => root * root));
  const reweighted = { ...data, weights };
  try {
    const fit = fitRows(reweighted, targets, rowRange(reweighted));
    return backwardError(data, targets, fit, counted).error <= LAST_PLACES;
  } catch (error) {
    if (error instanceof LinearAlgebraError) return false;
    throw error;
  }
}
