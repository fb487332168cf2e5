/** The range of Σ pᵢxᵢxᵢ' where the rows xᵢ are fewer than their columns, as precisely as they ask for. */

import { squareRoot, times } from "./doubleDouble/doubleDouble.ts";
import { type DoubleDoubles, entryOf, setEntry } from "./doubleDouble/doubleDoubles.ts";
import { factorSemidefinite, type SemidefiniteFactor } from "./doubleDouble/factorSemidefinite.ts";
import { gramOfRows } from "./doubleDouble/gramOfRows.ts";
import { normwise } from "./doubleDouble/normwise.ts";
import type { Dependence } from "./doubleDouble/pivotedCholesky.ts";
import { eigenOfRows } from "./eigen/eigenOfRows.ts";
import { reduceRows } from "./householder/reduceRows.ts";
import { LinearAlgebraError } from "./linearAlgebraError.ts";

/** Rows that are at most as many as their columns, of a size whose squares and cubes neither overflow nor underflow. */
export interface WideRows {
  readonly count: number;
  readonly dimension: number;
  /** count×dimension. */
  readonly rows: Float64Array | Float32Array;
  /** pᵢ of each row, positive. */
  readonly weights: DoubleDoubles;
  /** Rows that are combinations of others but for this share of their lengths count as such. */
  readonly rounding: number;
}

/**
 * `double`: from the rows in orthonormal coordinates of what they span, m×m, and Q̄'s eigenvectors in these.
 * `twice`: from the products √(pᵢpⱼ) xᵢ'xⱼ in twice the precision, m×m, which have Q̄'s eigenvalues; with X the rows √pᵢ xᵢ', V the
 * eigenvectors of Q̄ and U those of the products, X = UΛ^½V'.
 */
export type WideRange =
  | {
      readonly precision: "double";
      readonly eigen: ReturnType<typeof eigenOfRows>;
      readonly rows: Float64Array;
      /** The smallest share of a row's length that the others leave. */
      readonly least: number;
      readonly dependences: readonly Dependence[];
    }
  | { readonly precision: "twice"; readonly factor: SemidefiniteFactor };

/** Multiplications in twice the precision that are not worth a thought. */
const CHEAP = 3e7;
/** Multiplications that are too many. */
const MOST = 2e10;
/** Shares of a squared length that twice the precision tells from zero. */
const RESOLVED = 1e-25;

/**
 * Twice the precision for small data, which it costs nothing, and doubles for others; whether those do is seen in what is computed
 * from them.
 *
 * @param precision - insists on one
 * @param onStep - told the share of the work that is done
 * @throws LinearAlgebraError where twice the precision is asked for and the data are too many for it, or even that does not do
 */
export function wideRange(
  data: WideRows,
  onStep: (share: number) => void = () => {},
  precision: WideRange["precision"] | null = null,
): WideRange {
  const { count: m, dimension: d } = data;
  const cost = (m * m * d) / 2 + 40 * m * m * m;
  if (precision === null ? cost > CHEAP : precision === "double") return inDoubles(data);
  if (cost > MOST) {
    throw new LinearAlgebraError(
      "wideRange",
      "rows",
      "are too nearly dependent, or of too different sizes, for so many",
    );
  }
  const gram = gramOfRows(m, d, data.rows, (share) => onStep(share / 2));
  const roots = Array.from({ length: m }, (_, i) => squareRoot(entryOf(data.weights, i)));
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      setEntry(gram, i * m + j, times(times(roots[i], roots[j]), entryOf(gram, i * m + j)));
    }
  }
  const factor = factorSemidefinite(m, gram, normwise(m, gram, data.rounding), RESOLVED);
  return { precision: "twice", factor };
}

function inDoubles({ count: m, dimension: d, rows, weights, rounding }: WideRows): WideRange {
  const lower = reduceRows(m, d, rows);
  const { least, leftOut } = independence(m, lower, rounding);
  const dependences = leftOut.length === 0 ? [] : project(m, lower, leftOut, rounding);
  const eigen = eigenOfRows(
    m,
    m,
    lower.map((entry, e) => Math.sqrt(weights.hi[Math.floor(e / m)]) * entry),
  );
  if (eigen.rank !== m - dependences.length) throw beyondDoubles();
  return { precision: "double", eigen, rows: lower, least, dependences };
}

function beyondDoubles(): LinearAlgebraError {
  return new LinearAlgebraError(
    "wideRange",
    "rows",
    "are too nearly dependent, or of too different sizes, for doubles",
  );
}

/** Size of a combination in which another row should be left out, because its own part in it is small. */
const LARGE = 16;

/** A row that counts as a combination of others, the factors of which, by the rows' lengths, sum to `size`. */
interface LeftOut {
  readonly row: number;
  readonly size: number;
}

/**
 * Of rows that a lower triangle has in orthonormal coordinates. With each scaled to the length 1, row i of the inverse holds the
 * combination of rows up to i that leaves 1 in coordinate i alone; and 1 over the length of its column i is what is left of row i
 * beside all others.
 *
 * @throws LinearAlgebraError if the order of the rows is none in which that can be told
 */
function independence(
  m: number,
  lower: Float64Array,
  rounding: number,
): { readonly least: number; readonly leftOut: readonly LeftOut[] } {
  const inverse = new Float64Array(m * m);
  const leftOut: LeftOut[] = [];
  const isKept = new Uint8Array(m);
  for (let i = 0; i < m; i++) {
    const length = lengthOf(lower.subarray(i * m, i * m + i + 1));
    const combination = inverse.subarray(i * m, i * m + i + 1);
    for (let l = 0; l < i && length > 0; l++) {
      if (isKept[l] === 0) continue;
      const share = lower[i * m + l] / length;
      for (let j = 0; j <= l; j++) combination[j] -= share * inverse[l * m + j];
    }
    const own = length === 0 ? 0 : lower[i * m + i] / length;
    const size = combination.reduce((sum, factor) => sum + Math.abs(factor), 1);
    if (Math.abs(own) <= rounding * size) {
      if (size > LARGE) throw beyondDoubles();
      leftOut.push({ row: i, size });
      combination.fill(0);
      continue;
    }
    isKept[i] = 1;
    combination[i] = 1;
    for (let j = 0; j <= i; j++) combination[j] /= own;
  }
  let most = 1;
  for (let j = 0; j < m; j++) {
    let square = 0;
    for (let i = j; i < m; i++) square += inverse[i * m + j] * inverse[i * m + j];
    most = Math.max(most, square);
  }
  return { least: 1 / Math.sqrt(most), leftOut };
}

/**
 * Projects the rows that are left out on the span of the others, in place: the coordinates are others then, the kept rows' first.
 *
 * @throws LinearAlgebraError if that takes more from one than rounding explains: it has a part where only others have one that are
 * left out
 */
function project(m: number, lower: Float64Array, leftOut: readonly LeftOut[], rounding: number): Dependence[] {
  const isLeftOut = new Set(leftOut.map(({ row }) => row));
  const order = Array.from({ length: m }, (_, i) => i).filter((i) => !isLeftOut.has(i));
  const rank = order.length;
  for (const { row } of leftOut) order.push(row);
  const sorted = new Float64Array(m * m);
  order.forEach((from, to) => {
    sorted.set(lower.subarray(from * m, (from + 1) * m), to * m);
  });
  const reduced = reduceRows(m, m, sorted);
  const dependences = leftOut.map(({ row, size }, i) => {
    const own = reduced.subarray((rank + i) * m, (rank + i + 1) * m);
    const beyond = own.subarray(rank);
    const length = lengthOf(own);
    const backwardError = length === 0 ? 0 : lengthOf(beyond) / length / size;
    if (!(backwardError <= rounding)) throw beyondDoubles();
    beyond.fill(0);
    return { column: row, backwardError };
  });
  order.forEach((to, from) => {
    lower.set(reduced.subarray(from * m, (from + 1) * m), to * m);
  });
  return dependences;
}

function lengthOf(entries: Float64Array): number {
  return Math.sqrt(entries.reduce((sum, entry) => sum + entry * entry, 0));
}
