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
  const { least, dependences } = independence(m, lower, rounding);
  for (const { column } of dependences) lower[column * m + column] = 0;
  const eigen = eigenOfRows(
    m,
    m,
    lower.map((entry, e) => Math.sqrt(weights.hi[Math.floor(e / m)]) * entry),
  );
  if (eigen.rank !== m - dependences.length) {
    throw new LinearAlgebraError(
      "wideRange",
      "rows",
      "are too nearly dependent, or of too different sizes, for doubles",
    );
  }
  return { precision: "double", eigen, rows: lower, least, dependences };
}

/**
 * Of rows that a lower triangle has in orthonormal coordinates. With each scaled to the length 1, row i of the inverse holds the
 * combination of rows up to i that leaves 1 in coordinate i alone; and 1 over the length of its column i is what is left of row i
 * beside all others.
 */
function independence(
  m: number,
  lower: Float64Array,
  rounding: number,
): { least: number; dependences: readonly Dependence[] } {
  const inverse = new Float64Array(m * m);
  const dependences: Dependence[] = [];
  const isKept = new Uint8Array(m);
  for (let i = 0; i < m; i++) {
    let square = 0;
    for (let j = 0; j <= i; j++) square += lower[i * m + j] * lower[i * m + j];
    const length = Math.sqrt(square);
    const combination = inverse.subarray(i * m, i * m + i + 1);
    for (let l = 0; l < i; l++) {
      if (isKept[l] === 0) continue;
      const share = lower[i * m + l] / length;
      for (let j = 0; j <= l; j++) combination[j] -= share * inverse[l * m + j];
    }
    const own = lower[i * m + i] / length;
    let size = 1;
    for (let j = 0; j < i; j++) size += Math.abs(combination[j]);
    if (!(Math.abs(own) > rounding * size)) {
      dependences.push({ column: i, backwardError: length === 0 ? 0 : Math.abs(own) / size });
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
  return { least: 1 / Math.sqrt(most), dependences };
}
