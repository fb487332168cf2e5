/** Σ pᵢxᵢxᵢ' of rows of data, in twice the precision. */
import type { DoubleDouble } from "./doubleDouble.ts";
import { addMultiple, type DoubleDoubles, dot, doubleDoubles, entryOf, setEntry } from "./doubleDoubles.ts";
import { factorSemidefinite, type SemidefiniteFactor } from "./factorSemidefinite.ts";
import { normwise } from "./normwise.ts";
import { LAST_PLACES, type RankRule } from "./pivotedCholesky.ts";

/** Rows with weights, of a size whose squares and cubes neither overflow nor underflow. */
export interface WeightedRows {
  readonly count: number;
  readonly dimension: number;
  /** count×dimension. */
  readonly rows: Float64Array;
  /** pᵢ of each row, positive; they sum to one, or to the number of rows that a component owns. */
  readonly weights: DoubleDoubles;
  /**
   * Columns that are combinations of others but for this share of their lengths count as such; if left out, those are which
   * vanish in every row but for the last places of its numbers.
   */
  readonly rounding?: number;
}

/** Shares of a diagonal entry that twice the precision tells from zero, with the correction to come. */
const RESOLVED = 1e-27;

/**
 * Factors Σ pᵢxᵢxᵢ'. A column is taken for a combination of others if that combination vanishes in every row but for
 * a few units in the last place of the numbers that go into it (Oettli and Prager 1964), or as the data's `rounding` has it.
 *
 * @param onStep - told the share of the work that is done
 * @throws NearDependenceError where a combination vanishes to rounding and not to the last places
 */
export function factorRows(data: WeightedRows, onStep: (share: number) => void = () => {}): SemidefiniteFactor {
  const { dimension } = data;
  const all = Array.from({ length: dimension }, (_, j) => j);
  const gram = gramOf(data, all, identity, (share) => onStep(share / 2));
  const rule: RankRule =
    data.rounding === undefined
      ? { backwardError: (w) => residualOf(data, w), allowed: LAST_PLACES, leavesOut: "largest" }
      : normwise(dimension, gram, data.rounding);
  return factorSemidefinite(dimension, gram, rule, RESOLVED, (pivots, whitening) => {
    const r = pivots.length;
    const white = (x: DoubleDoubles, out: DoubleDoubles): void => {
      for (let a = 0; a < r; a++) setEntry(out, a, dot(r, whitening, a * r, x, 0));
    };
    return gramOf(data, pivots, white, (share) => onStep(0.5 + share / 2));
  });
}

/** x ↦ x. */
function identity(x: DoubleDoubles, out: DoubleDoubles): void {
  out.hi.set(x.hi);
  out.lo.set(x.lo);
}

/** Row `i` at some columns. */
export function rowAt({ dimension, rows }: WeightedRows, i: number, columns: readonly number[], out: Float64Array) {
  for (let l = 0; l < columns.length; l++) out[l] = rows[i * dimension + columns[l]];
}

/** Rows between two calls of `onStep`. */
const STRIDE = 256;

/** Σ pᵢ zᵢzᵢ', z = map(x at `columns`). */
function gramOf(
  data: WeightedRows,
  columns: readonly number[],
  map: (x: DoubleDoubles, out: DoubleDoubles) => void,
  onStep: (share: number) => void,
): DoubleDoubles {
  const r = columns.length;
  const gram = doubleDoubles(r * r);
  const x = doubleDoubles(r);
  const z = doubleDoubles(r);
  const weighted = doubleDoubles(r);
  for (let i = 0; i < data.count; i++) {
    rowAt(data, i, columns, x.hi);
    map(x, z);
    addOuter(r, entryOf(data.weights, i), z, weighted, gram);
    if (i % STRIDE === 0) onStep(i / data.count);
  }
  return gram;
}

/** Lower triangle of out += weight · zz'. `scratch` is overwritten. */
export function addOuter(
  r: number,
  weight: DoubleDouble,
  z: DoubleDoubles,
  scratch: DoubleDoubles,
  out: DoubleDoubles,
): void {
  scratch.hi.fill(0);
  scratch.lo.fill(0);
  addMultiple(r, weight, z, 0, scratch, 0);
  for (let a = 0; a < r; a++) addMultiple(a + 1, entryOf(scratch, a), z, 0, out, a * r);
}

/** max over the rows of |x·w| / Σ |x_j w_j|. */
function residualOf({ count, dimension: d, rows }: WeightedRows, combination: DoubleDoubles): number {
  const x = doubleDoubles(d);
  let worst = 0;
  for (let i = 0; i < count; i++) {
    let size = 0;
    for (let j = 0; j < d; j++) {
      x.hi[j] = rows[i * d + j];
      size += Math.abs(x.hi[j] * combination.hi[j]);
    }
    if (size > 0) worst = Math.max(worst, Math.abs(dot(d, x, 0, combination, 0)[0]) / size);
  }
  return worst;
}
