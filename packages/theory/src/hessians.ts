import { reduceRows } from "@sgd-basins/linalg";
import { checkWeights } from "./checkWeights.ts";
import { sumOfOwned } from "./ownedRows.ts";

/**
 * The Hessians Qᵢ of the components of Σ pᵢfᵢ about a point, by their structure. Whoever takes them may rely on what their
 * constructor has checked: {@link denseHessians}, {@link diagonalHessians}, {@link rowHessians}.
 */
export type Hessians = DenseHessians | DiagonalHessians | RowHessians;

interface WeightedSum {
  /** d. */
  readonly dimension: number;
  /** N. */
  readonly components: number;
  /** pᵢ, not negative, summing to one. */
  readonly weights: Float64Array;
}

interface Estimated {
  /** What Q̄ is known to: eigenvalues up to this share of λ₁ count as zero. */
  readonly rankTolerance: number;
}

/** Symmetric matrices. */
export interface DenseHessians extends WeightedSum, Estimated {
  /** Always "dense". */
  readonly structure: "dense";
  /** Qᵢ, N×d×d, each row by row. */
  readonly matrices: Float64Array;
  /** Q̄ = Σ pᵢQᵢ, d×d row by row. */
  readonly mean: Float64Array;
}

/** Diagonal matrices. */
export interface DiagonalHessians extends WeightedSum, Estimated {
  /** Always "diagonal". */
  readonly structure: "diagonal";
  /** (q_i1, …, q_id), N×d row by row. */
  readonly diagonals: Float64Array;
  /** The diagonal of Q̄. */
  readonly mean: Float64Array;
}

/** Qᵢ = XᵢᵀXᵢ: least squares, one row of data a component, or as many rows as a model has outputs. */
export interface RowHessians extends WeightedSum {
  /** Always "rows". */
  readonly structure: "rows";
  /**
   * Null where the coordinates are those of the space; else they are others, orthonormal, of what the rows span, and this is the
   * dimension of the space.
   */
  readonly reducedFrom: number | null;
  /** C, the rows of each component. */
  readonly rowsEach: number;
  /** Xᵢ, NC×d row by row. */
  readonly rows: Float64Array;
  /** Q̄, d×d row by row. */
  readonly mean: Float64Array;
}

/**
 * Arrays of one length, or all of them one after the other, which are not copied.
 *
 * @inline
 */
type Arrays = Float64Array | readonly Float64Array[];

/** Largest |Q_ab − Q_ba|, relative to √(Q_aa Q_bb) or to themselves, that counts as rounding. */
const SYMMETRY_TOLERANCE = 1e-12;

/**
 * Hessians that are symmetric matrices.
 *
 * @param dimension - d
 * @param weights - pᵢ, N of them, not negative, summing to one
 * @param matrices - Qᵢ, d×d row by row, symmetric; not necessarily positive semi-definite
 * @param rankTolerance - default d ε, the accuracy of the eigenvalues
 * @returns the Hessians, with their mean
 * @throws RangeError if the lengths do not fit, the tolerance is not in [0, 1), a matrix is not symmetric, an entry or a mean is not finite, or the weights
 * are no probabilities
 * @example
 * ```ts
 * import { denseHessians } from "sgd-basins/theory";
 *
 * const h = denseHessians(2, [0.5, 0.5], [Float64Array.of(2, 0, 0, 1), Float64Array.of(6, 1, 1, 1)]);
 * [...h.mean]; // → [4, 0.5, 0.5, 1]
 * ```
 */
export function denseHessians(
  dimension: number,
  weights: ArrayLike<number>,
  matrices: Arrays,
  rankTolerance: number = dimension * Number.EPSILON,
): DenseHessians {
  const d = dimension;
  const entries = inOneArray(matrices, d * d);
  const sum = weightedSum(d, weights, entries.length / (d * d));
  checkTolerance(rankTolerance);
  const mean = new Float64Array(d * d);
  for (let i = 0, at = 0; i < sum.components; i++, at += d * d) {
    checkSymmetric(d, entries, at, i);
    const weight = sum.weights[i];
    for (let e = 0; e < d * d; e++) mean[e] += weight * entries[at + e];
  }
  checkFinite(mean);
  return { structure: "dense", ...sum, matrices: entries, mean, rankTolerance };
}

/**
 * Hessians that are diagonal matrices.
 *
 * @param dimension - d
 * @param weights - pᵢ, N of them, not negative, summing to one
 * @param diagonals - (q_i1, …, q_id); single entries may be negative
 * @param rankTolerance - default d ε
 * @returns the Hessians, with their mean's diagonal
 * @throws RangeError as {@link denseHessians}
 * @example
 * ```ts
 * import { diagonalHessians } from "sgd-basins/theory";
 *
 * const h = diagonalHessians(2, [0.5, 0.5], [Float64Array.of(2, 1), Float64Array.of(6, 1)]);
 * [...h.mean]; // → [4, 1]
 * ```
 */
export function diagonalHessians(
  dimension: number,
  weights: ArrayLike<number>,
  diagonals: Arrays,
  rankTolerance: number = dimension * Number.EPSILON,
): DiagonalHessians {
  const d = dimension;
  const entries = inOneArray(diagonals, d);
  const sum = weightedSum(d, weights, entries.length / d);
  checkTolerance(rankTolerance);
  const mean = new Float64Array(d);
  for (let i = 0, at = 0; i < sum.components; i++, at += d) {
    const weight = sum.weights[i];
    for (let j = 0; j < d; j++) mean[j] += weight * entries[at + j];
  }
  checkFinite(mean);
  return { structure: "diagonal", ...sum, diagonals: entries, mean, rankTolerance };
}

/**
 * Hessians Qᵢ = XᵢᵀXᵢ, by the rows of Xᵢ. The rank of Q̄ does not depend on the columns' units.
 *
 * @param dimension - d
 * @param weights - pᵢ, N of them, not negative, summing to one
 * @param rows - Xᵢ, each C×d row by row
 * @param rowsEach - C, the rows of each component; default 1
 * @returns the Hessians, with their mean
 * @throws RangeError as {@link denseHessians}
 * @example
 * ```ts
 * import { rowHessians } from "sgd-basins/theory";
 *
 * const h = rowHessians(2, [0.5, 0.5], Float64Array.of(1, 0, 1, 2));
 * [...h.mean]; // ≈ [1, 1, 1, 2]
 * ```
 */
export function rowHessians(
  dimension: number,
  weights: ArrayLike<number>,
  rows: Arrays,
  rowsEach: number = 1,
): RowHessians {
  if (!(Number.isInteger(rowsEach) && rowsEach > 0)) {
    throw new RangeError(`a component's number of rows must be a positive integer, found ${rowsEach}`);
  }
  const entries = inOneArray(rows, rowsEach * dimension);
  // The Gram matrix leaves out rows of weight 0.
  checkFinite(entries);
  const sum = weightedSum(dimension, weights, entries.length / (rowsEach * dimension));
  const mean = new Float64Array(dimension * dimension);
  sumOfOwned({ rowsEach, width: dimension, rows: entries }, sum.weights, mean);
  checkFinite(mean);
  return { structure: "rows", ...sum, reducedFrom: null, rowsEach, rows: entries, mean };
}

/**
 * {@link rowHessians} with many parameters: only range(Q̄) matters, whose dimension is at most the number of rows. Where there are
 * more columns than rows, the rows come in as many orthonormal coordinates as there are rows, by reflections, so that nothing
 * costs d²; and no Gram matrix squares their condition number: eigenvalues λ are known to about ε √(λ₁/λ) of themselves. The rank
 * counts those with √λ above rounding, 8 (NC + 8) ε √λ₁. Columns in very different units are what `rowHessians` is for.
 *
 * Time 2(NC)²d operations and that of an NC×NC eigenproblem; 500 rows of 100,000 numbers take six seconds, and 50 MB beside them.
 *
 * @param rows - Xᵢ, N×C×d
 * @throws RangeError as {@link denseHessians}; LinearAlgebraError if an entry is not finite
 */
export function reducedRowHessians(
  dimension: number,
  weights: ArrayLike<number>,
  rows: Float64Array | Float32Array,
  rowsEach: number = 1,
): RowHessians {
  const count = rows.length / dimension;
  if (count >= dimension || !Number.isInteger(count)) {
    return rowHessians(dimension, weights, Float64Array.from(rows), rowsEach);
  }
  return {
    ...rowHessians(count, weights, reduceRows(count, dimension, rows), rowsEach),
    reducedFrom: dimension,
  };
}

function weightedSum(dimension: number, weights: ArrayLike<number>, components: number): WeightedSum {
  if (!(Number.isInteger(dimension) && dimension > 0)) {
    throw new RangeError(`the dimension of Hessians must be a positive integer, found ${dimension}`);
  }
  if (!(Number.isInteger(components) && components > 0)) {
    throw new RangeError(`Hessians in dimension ${dimension} have another number of entries`);
  }
  checkWeights(weights, components);
  return { dimension, components, weights: weights instanceof Float64Array ? weights : Float64Array.from(weights) };
}

function inOneArray(arrays: Arrays, length: number): Float64Array {
  if (arrays instanceof Float64Array) return arrays;
  const entries = new Float64Array(arrays.length * length);
  arrays.forEach((array, i) => {
    if (array.length !== length)
      throw new RangeError(`Hessian ${i} must have ${length} entries, found ${array.length}`);
    entries.set(array, i * length);
  });
  return entries;
}

function checkTolerance(share: number): void {
  if (!(share >= 0 && share < 1)) throw new RangeError(`the rank tolerance must be in [0, 1), found ${share}`);
}

/** Of a mean that is summed entry by entry: one that is not finite shows in it, even at weight 0. */
function checkFinite(numbers: Float64Array): void {
  if (!numbers.every(Number.isFinite)) throw new RangeError("the Hessians and their mean must be finite");
}

function checkSymmetric(d: number, entries: Float64Array, at: number, component: number): void {
  for (let a = 0; a < d; a++) {
    for (let b = 0; b < a; b++) {
      const lower = entries[at + a * d + b];
      const upper = entries[at + b * d + a];
      if (lower === upper) continue;
      const size = Math.sqrt(Math.abs(entries[at + a * d + a])) * Math.sqrt(Math.abs(entries[at + b * d + b]));
      if (Math.abs(lower - upper) > SYMMETRY_TOLERANCE * Math.max(size, Math.abs(lower), Math.abs(upper))) {
        throw new RangeError(`Hessian ${component} must be symmetric, but ${lower} at (${a}, ${b}) meets ${upper}`);
      }
    }
  }
}
