/**
 * Cholesky factors of semi-definite matrices in twice the precision, with a decision on the rank.
 *
 * A = R'R with R rank×n, the rows in the order of the pivots, largest remaining diagonal entry first: the grading that
 * one-sided rotations need (see factorSemidefinite). A column is dropped only if A is singular for data that differ from
 * those given by a few units in the last place, which the caller judges: the rank is a backward error, not a guess.
 */
import { LinearAlgebraError } from "../linearAlgebraError.ts";
import { type DoubleDouble, minus, over, squareRoot, times } from "./doubleDouble.ts";
import { addMultiple, type DoubleDoubles, doubleDoubles, entryOf, setEntry } from "./doubleDoubles.ts";

/** A combination of columns that vanishes, but for `backwardError` of every number that goes into it. */
export interface Dependence {
  /** The column that is left out. */
  readonly column: number;
  readonly backwardError: number;
}

/** When a column counts as a combination of others. */
export interface RankRule {
  /** How large a relative change of the data makes A w = 0, w a combination of columns. */
  readonly backwardError: (combination: DoubleDoubles) => number;
  /** The largest one that does not count, such as {@link LAST_PLACES}. */
  readonly allowed: number;
  /**
   * Which column of a combination is left out: the one that weighs most, without which the others are least changed, or the one
   * whose turn it is, which costs no new beginning where many are left out.
   */
  readonly leavesOut: "largest" | "latest";
}

/** Changes of the data, relative, that do not count: eight units in the last place. */
export const LAST_PLACES = 8 * Number.EPSILON;

/** Shares of a diagonal entry that elimination may leave before the column is looked at. */
const SUSPICIOUS = 1e-8;

/** A semi-definite matrix that was printed to eleven digits may have a pivot as negative as this. */
const ROUNDED = 1e-10;

/** A backward error beyond which nothing is a combination of columns. */
export const NO_COMBINATION = 1e-6;

export interface PivotedCholesky {
  readonly rank: number;
  readonly pivots: readonly number[];
  /** rank×n. */
  readonly rows: DoubleDoubles;
  /** The smallest share of a pivot's diagonal entry that the pivots before it left; 1 for a diagonal matrix. */
  readonly independence: number;
  readonly dependences: readonly Dependence[];
}

/** A column nearer to a combination of others than rounding lets one see, yet not within {@link LAST_PLACES}. */
export class NearDependenceError extends LinearAlgebraError {
  readonly column: number;
  readonly backwardError: number;

  constructor(column: number, backwardError: number) {
    super("pivotedCholesky", "a", `column ${column} is a combination of others but for ${backwardError} of the data`);
    this.column = column;
    this.backwardError = backwardError;
  }
}

/**
 * @param a - n×n, symmetric positive semi-definite; the lower triangle counts
 * @param rule - judges a combination of columns
 * @param resolved - the smallest share of a diagonal entry that rounding leaves standing
 * @throws NearDependenceError; LinearAlgebraError if A is not positive semi-definite
 */
export function pivotedCholesky(n: number, a: DoubleDoubles, rule: RankRule, resolved: number): PivotedCholesky {
  const dependences: Dependence[] = [];
  for (;;) {
    const found = eliminate(n, a, dependences, rule, resolved);
    if (found === null) continue;
    for (const { column } of dependences) expressByPivots(n, a, column, found.pivots, found.rows);
    return { ...found, dependences };
  }
}

/** Column `column` of R as the combination of the pivots' columns that it is: what elimination left of it is rounding. */
function expressByPivots(
  n: number,
  a: DoubleDoubles,
  column: number,
  pivots: readonly number[],
  rows: DoubleDoubles,
): void {
  const combination = combinationOf(n, column, pivots, rows);
  dropRounding(n, a, combination);
  for (let l = 0; l < pivots.length; l++) {
    let sum: DoubleDouble = [0, 0];
    for (const pivot of pivots) {
      sum = minus(sum, times(entryOf(combination, pivot), entryOf(rows, l * n + pivot)));
    }
    setEntry(rows, l * n + column, sum);
  }
}

/** One elimination; null if it found a dependence whose column it had used before, and must begin again. */
function eliminate(
  n: number,
  a: DoubleDoubles,
  dependences: Dependence[],
  { backwardError, allowed, leavesOut }: RankRule,
  resolved: number,
): Omit<PivotedCholesky, "dependences"> | null {
  const rows = doubleDoubles(n * n);
  const left = doubleDoubles(n);
  for (let j = 0; j < n; j++) setEntry(left, j, entryOf(a, j * n + j));
  const open = new Set(Array.from({ length: n }, (_, j) => j));
  for (const { column } of dependences) open.delete(column);
  const pivots: number[] = [];
  let independence = 1;
  while (open.size > 0) {
    let pivot = -1;
    for (const j of open) if (pivot < 0 || left.hi[j] > left.hi[pivot]) pivot = j;
    const own = a.hi[pivot * n + pivot];
    const share = own > 0 ? left.hi[pivot] / own : 0;
    if (!(share >= SUSPICIOUS)) {
      const combination = combinationOf(n, pivot, pivots, rows);
      const largest = dropRounding(n, a, combination);
      const column = leavesOut === "largest" ? largest : pivot;
      const error = backwardError(combination);
      // A pivot that is negative by more than twice the precision explains is the data's: they were rounded, and what they
      // were rounded from is singular.
      const indefinite = share < -resolved;
      if (indefinite && error > ROUNDED) {
        const rule = `(${n}×${n}) must be positive semi-definite, pivot ${pivot} is ${left.hi[pivot]}`;
        throw new LinearAlgebraError("pivotedCholesky", "a", rule);
      }
      if (error <= allowed || indefinite) {
        dependences.push({ column, backwardError: error });
        if (column !== pivot) return null;
        open.delete(pivot);
        continue;
      }
      // Where it is no combination, what is left of the pivot is small beside other columns.
      if (!(share >= resolved)) throw new NearDependenceError(error > NO_COMBINATION ? pivot : column, error);
    }
    independence = Math.min(independence, share);
    open.delete(pivot);
    appendRow(n, a, pivots, pivot, rows, left);
    pivots.push(pivot);
  }
  const rank = pivots.length;
  return {
    rank,
    pivots,
    rows: { hi: rows.hi.slice(0, rank * n), lo: rows.lo.slice(0, rank * n) },
    independence,
  };
}

/** The next row of R, from column `pivot` of what is left of A; and the squares of its entries taken from `left`. */
function appendRow(
  n: number,
  a: DoubleDoubles,
  before: readonly number[],
  pivot: number,
  rows: DoubleDoubles,
  left: DoubleDoubles,
): void {
  const at = before.length;
  const row = at * n;
  for (let j = 0; j < n; j++) setEntry(rows, row + j, entryOf(a, pivot > j ? pivot * n + j : j * n + pivot));
  for (let l = 0; l < at; l++) {
    const [hi, lo] = entryOf(rows, l * n + pivot);
    addMultiple(n, [-hi, -lo], rows, l * n, rows, row);
  }
  const root = squareRoot(entryOf(left, pivot));
  for (let j = 0; j < n; j++) {
    const entry = over(entryOf(rows, row + j), root);
    setEntry(rows, row + j, entry);
    setEntry(left, j, minus(entryOf(left, j), times(entry, entry)));
  }
  setEntry(rows, row + pivot, root);
  // What rounding left there is much, beside a small root.
  for (const earlier of before) setEntry(rows, row + earlier, [0, 0]);
}

/** eⱼ − Σ c_l e_l over the pivots l, with Σ c_l a_l as near to column j as can be. */
function combinationOf(n: number, column: number, pivots: readonly number[], rows: DoubleDoubles): DoubleDoubles {
  const out = doubleDoubles(n);
  for (let l = pivots.length - 1; l >= 0; l--) {
    let sum: DoubleDouble = entryOf(rows, l * n + column);
    for (let m = l + 1; m < pivots.length; m++) {
      // `out` holds −c.
      sum = minus(sum, times(entryOf(rows, l * n + pivots[m]), negative(entryOf(out, pivots[m]))));
    }
    setEntry(out, pivots[l], negative(over(sum, entryOf(rows, l * n + pivots[l]))));
  }
  out.hi[column] = 1;
  return out;
}

function negative([hi, lo]: DoubleDouble): DoubleDouble {
  return [-hi, -lo];
}

/** Parts of a combination below this share of the largest are rounding. */
const NOTHING = 1e-22;

/**
 * The column that contributes most to a combination: without it the others are least changed. Parts that are rounding become
 * zero: in a row that has no other they would be all there is.
 */
function dropRounding(n: number, a: DoubleDoubles, combination: DoubleDoubles): number {
  const sizes = Float64Array.from({ length: n }, (_, j) => Math.abs(combination.hi[j]) * Math.sqrt(a.hi[j * n + j]));
  const most = sizes.reduce((largest, size) => Math.max(largest, size), 0);
  // A column of zeros is a dependence by itself.
  if (most === 0) return combination.hi.findIndex((entry) => entry !== 0);
  for (let j = 0; j < n; j++) if (sizes[j] <= NOTHING * most) setEntry(combination, j, [0, 0]);
  return sizes.indexOf(most);
}
