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
 * ones in the first; and both without the columns of which next to nothing goes into the fit, which may be nothing.
 */
export function haveCommonFit(data: WeightedRows, targets: Float64Array, fit: DoubleDoubles): boolean {
  const { error, hopeless, sizes } = backwardError(data, targets, fit);
  if (error <= LAST_PLACES) return true;
  if (hopeless) return false;
  if (fitsReweighted(data, targets, sizes)) return true;
  const { dimension: d, count, rows } = data;
  const { lengths, largest } = contributions(data, targets, fit);
  const kept = Array.from(lengths.keys()).filter((j) => Math.abs(fit.hi[j]) * lengths[j] > SMALL * largest);
  if (kept.length === d || kept.length === 0) return false;
  const fewer = new Float64Array(count * kept.length);
  for (let i = 0, e = 0; i < count; i++) for (const j of kept) fewer[e++] = rows[i * d + j];
  const part = { ...data, dimension: kept.length, rows: fewer };
  return haveCommonFit(part, targets, fitRows(part, targets, rowRange(part)));
}

interface Fit {
  /** max |xᵢ'β − yᵢ| / (Σⱼ |x_ij βⱼ| + |yᵢ|) over the rows that are not zero. */
  readonly error: number;
  /** What stands below the bar, for each row. */
  readonly sizes: Float64Array;
  /** Some residual is far beyond what rounding of β may do, if every column contributes alike. */
  readonly hopeless: boolean;
}

function backwardError(data: WeightedRows, targets: Float64Array, fit: DoubleDoubles): Fit {
  const { count, dimension: d, rows } = data;
  const { lengths, largest } = contributions(data, targets, fit);
  const x = doubleDoubles(d);
  const sizes = new Float64Array(count);
  let error = 0;
  let hopeless = false;
  for (let i = 0; i < count; i++) {
    x.hi.set(rows.subarray(i * d, (i + 1) * d));
    if (x.hi.every((entry) => entry === 0)) continue;
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
function fitsReweighted(data: WeightedRows, targets: Float64Array, sizes: Float64Array): boolean {
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  // Squares of the ratios stay within the range of doubles.
  const roots = sizes.map((size) => largest / Math.max(size, 1e-140 * largest));
  const weights = normalizedTwice(roots.map((root) => root * root));
  const reweighted = { ...data, weights };
  try {
    return backwardError(data, targets, fitRows(reweighted, targets, rowRange(reweighted))).error <= LAST_PLACES;
  } catch (error) {
    if (error instanceof LinearAlgebraError) return false;
    throw error;
  }
}
