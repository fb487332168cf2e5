import {
  addMultiple,
  applyRangeInverse,
  type DoubleDoubles,
  dot,
  doubleDoubles,
  entryOf,
  fromUnits,
  minus,
  moderated,
  plus,
  type RowRange,
  rangeCoordinates,
  setEntry,
  times,
} from "@sgd-basins/linalg";
import type { StationaryNoise } from "../stationaryNoise.ts";
import type { LeastSquaresParameters } from "./parameters.ts";
import { weightedRows } from "./weightedRows.ts";

/**
 * The residuals of least squares at its minimizer, and gaps, each to nearly its own accuracy.
 *
 * @param minimizer - β*, rounded; what that lost is found again
 * @param range - of the rows
 * @throws LinearAlgebraError if the minimizer leaves the range of doubles in the units of the others
 */
export function noiseOfRows(
  parameters: LeastSquaresParameters,
  minimizer: Float64Array,
  range: RowRange,
): StationaryNoise {
  const { data, unit } = weightedRows(parameters);
  const { count, dimension: d, rows, weights } = data;
  const targets = moderated(parameters.targets);
  const scaled = (point: Float64Array): Float64Array => point.map((entry) => fromUnits(entry, unit / targets.unit));
  const fit = doubleDoubles(d);
  fit.hi.set(scaled(minimizer));
  const x = doubleDoubles(d);
  const residual = (i: number): readonly [number, number] => {
    x.hi.set(rows.subarray(i * d, (i + 1) * d));
    return plus(dot(d, x, 0, fit, 0), [-targets.entries[i], 0]);
  };
  const gradient = doubleDoubles(d);
  for (let i = 0; i < count; i++) addMultiple(d, times(entryOf(weights, i), residual(i)), x, 0, gradient, 0);
  addMultiple(d, [-1, 0], applyRangeInverse(range, gradient), 0, fit, 0);
  const offsetOf = (point: Float64Array): DoubleDoubles => {
    const from = scaled(point);
    const offset = doubleDoubles(d);
    for (let j = 0; j < d; j++) setEntry(offset, j, minus([from[j], 0], entryOf(fit, j)));
    return offset;
  };
  return {
    left: Float64Array.from({ length: count }, (_, i) => residual(i)[0]),
    gapAt(point) {
      const offset = offsetOf(point);
      let sum = 0;
      for (let i = 0; i < count; i++) {
        x.hi.set(rows.subarray(i * d, (i + 1) * d));
        const [change] = dot(d, x, 0, offset, 0);
        sum += weights.hi[i] * change * change;
      }
      return sum / 2;
    },
    coordinatesAt: (point) => rangeCoordinates(range, offsetOf(point)),
    gapUnits: [targets.unit, targets.unit],
  };
}
