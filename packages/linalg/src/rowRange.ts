/** The range of Σ pᵢxᵢxᵢ', as precisely as the rows ask for. */

import { type DoubleDoubles, dot, doubleDoubles } from "./doubleDouble/doubleDoubles.ts";
import { factorRows, type WeightedRows } from "./doubleDouble/factorRows.ts";
import { applyPseudoInverse, type SemidefiniteFactor } from "./doubleDouble/factorSemidefinite.ts";
import { eigenSemidefinite, type SemidefiniteEigen } from "./eigen/eigenSemidefinite.ts";
import { LinearAlgebraError } from "./linearAlgebraError.ts";
import { weightedGram } from "./weightedGram.ts";

/**
 * `double`: Q̄ = Σ pᵢxᵢxᵢ' was formed and decomposed in doubles, and every eigenvalue is known to 1e-9 of itself.
 * `twice`: in twice the precision.
 */
export type RowRange =
  | { readonly precision: "double"; readonly eigen: SemidefiniteEigen }
  | { readonly precision: "twice"; readonly factor: SemidefiniteFactor };

/** Multiplications in twice the precision, a hundred million in two or three seconds, that are not worth a thought. */
const CHEAP = 3e7;
/** Multiplications that are too many. */
const MOST = 2e10;

/** Squared independence of the columns, and λᵣ/λ₁, down to which doubles do. */
const INDEPENDENT = 1e-4;
const ALIKE = 1e-6;

/**
 * Twice the precision for small data, which it costs nothing, and for data that need it; doubles where many rows show that
 * they suffice.
 *
 * @param precision - insists on one
 * @param onStep - told the share of the work that is done
 * @throws LinearAlgebraError where the data need twice the precision and are too many for it, or where even that does not do
 */
export function rowRange(
  data: WeightedRows,
  onStep: (share: number) => void = () => {},
  precision: RowRange["precision"] | null = null,
): RowRange {
  const { count, dimension: d } = data;
  const cost = 2 * count * d * d + 40 * d * d * d;
  if (precision === null ? cost > CHEAP : precision === "double") {
    const mean = new Float64Array(d * d);
    weightedGram(count, d, data.rows, data.weights.hi, mean);
    const eigen = eigenSemidefinite(d, mean, undefined, onStep);
    if (precision === "double" || suffices(d, eigen)) return { precision: "double", eigen };
  }
  if (cost > MOST) {
    const rule = "the columns are too nearly dependent, or in too different units, for so many of them";
    throw new LinearAlgebraError("rowRange", "rows", rule);
  }
  return { precision: "twice", factor: factorRows(data, onStep) };
}

function suffices(d: number, { rank, values, independence }: SemidefiniteEigen): boolean {
  return rank === d && independence >= INDEPENDENT && values[rank - 1] >= ALIKE * values[0];
}

/** Q̄†g for g in the range. */
export function applyRangeInverse(range: RowRange, g: DoubleDoubles): DoubleDoubles {
  if (range.precision === "twice") return applyPseudoInverse(range.factor, g);
  const { rank, values, vectors } = range.eigen;
  const n = g.hi.length;
  const out = doubleDoubles(n);
  for (let a = 0; a < rank; a++) {
    let coordinate = 0;
    for (let j = 0; j < n; j++) coordinate += vectors[j * rank + a] * g.hi[j];
    for (let j = 0; j < n; j++) out.hi[j] += (coordinate / values[a]) * vectors[j * rank + a];
  }
  return out;
}

/** √λ_a v_a'x, r of them: their squares' sum is x'Q̄x. */
export function rangeCoordinates(range: RowRange, x: DoubleDoubles): Float64Array {
  if (range.precision === "twice") {
    const { dimension, rank, rows } = range.factor;
    return Float64Array.from({ length: rank }, (_, a) => dot(dimension, rows, a * dimension, x, 0)[0]);
  }
  const { rank, values, vectors } = range.eigen;
  return Float64Array.from({ length: rank }, (_, a) => {
    let sum = 0;
    for (let j = 0; j < x.hi.length; j++) sum += vectors[j * rank + a] * x.hi[j];
    return Math.sqrt(values[a]) * sum;
  });
}
