import { isConstantColumn } from "./constantColumns.ts";
import type { ConstantColumn, StandardizedColumn } from "./steps.ts";

/** β of prepared columns as β of the columns that the file has. */
export interface FileUnits {
  /** By column. */
  readonly coefficients: Float64Array;
  /** What is to be added to them, where no column is constant; null where one is, which takes it. */
  readonly constant: number | null;
}

export interface Standardized {
  readonly columns: readonly StandardizedColumn[];
  /** Those that were divided by their one number. */
  readonly constants: readonly ConstantColumn[];
  /** @param minimizer - of the standardised columns */
  readonly inFileUnits: (minimizer: Float64Array) => FileUnits;
}

/** Below it squares lose digits. */
const LEAST_SQUARES = 1e-280;

/**
 * Gives columns mean 0 and mean square 1, in place; constant ones become 1, so that they are as an intercept is, those of
 * zeros stay.
 *
 * The mean is taken twice, the second time of what the first one leaves: of a clock, 1.79·10⁹ and a few minutes, the first
 * rounds away a part that matters.
 *
 * @param rows - N×d, row by row
 * @param names - of the d columns
 * @param kept - of each, whether it stays as it is
 * @throws RangeError if a column's squares leave the range of doubles
 */
export function standardizeInPlace(
  rows: Float64Array,
  names: readonly string[],
  kept: readonly boolean[],
): Standardized {
  const d = names.length;
  const n = rows.length / d;
  const means = new Float64Array(d);
  const scales = new Float64Array(d).fill(1);
  const changed: number[] = [];
  const constants: ConstantColumn[] = [];
  let constantColumn: number | null = null;
  for (let j = 0; j < d; j++) {
    if (isConstantColumn(rows, d, j)) {
      const value = rows[j];
      if (value === 0) continue;
      constantColumn ??= j;
      if (value === 1) continue;
      constants.push({ column: names[j], value });
      scales[j] = value;
      for (let e = j; e < rows.length; e += d) rows[e] = 1;
      continue;
    }
    if (kept[j]) continue;
    const mean = meanOf(rows, d, j);
    for (let e = j; e < rows.length; e += d) rows[e] -= mean;
    const rest = meanOf(rows, d, j);
    let squares = 0;
    for (let e = j; e < rows.length; e += d) {
      rows[e] -= rest;
      squares += rows[e] * rows[e];
    }
    if (!(squares > LEAST_SQUARES && squares < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`the squares of column ${JSON.stringify(names[j])} leave the range of doubles`);
    }
    const scale = Math.sqrt(squares / n);
    for (let e = j; e < rows.length; e += d) rows[e] /= scale;
    changed.push(j);
    means[j] = mean + rest;
    scales[j] = scale;
  }
  return {
    columns: changed.map((j) => ({ column: names[j], mean: means[j], scale: scales[j] })),
    constants,
    inFileUnits(minimizer) {
      const coefficients = minimizer.map((entry, j) => entry / scales[j]);
      let constant = 0;
      for (const j of changed) constant -= coefficients[j] * means[j];
      if (constantColumn === null) return { coefficients, constant };
      coefficients[constantColumn] += constant / scales[constantColumn];
      return { coefficients, constant: null };
    },
  };
}

function meanOf(rows: Float64Array, d: number, j: number): number {
  let sum = 0;
  for (let e = j; e < rows.length; e += d) sum += rows[e];
  return sum / (rows.length / d);
}
