import {
  addMultiple,
  applyPseudoInverse,
  type DoubleDoubles,
  dot,
  doubleDoubles,
  entryOf,
  fromUnits,
  minus,
  moderated,
  plus,
  rangeCoordinates,
  type SemidefiniteFactor,
  setEntry,
} from "@sgd-basins/linalg";
import type { StationaryNoise } from "../stationaryNoise.ts";
import type { QuadraticSumParameters } from "./parameters.ts";
import { weightedMatrices } from "./weightedMatrices.ts";

/**
 * The components' gradients at the minimizer of their sum, and gaps, each to nearly its own accuracy.
 *
 * @param minimizer - β*, rounded; what that lost is found again
 * @param factor - of the mean Hessian
 * @throws LinearAlgebraError if the minimizer leaves the range of doubles in the units of the others
 */
export function noiseOfMatrices(
  parameters: QuadraticSumParameters,
  minimizer: Float64Array,
  factor: SemidefiniteFactor,
): StationaryNoise {
  const { dimension: d, linearTerms } = parameters;
  const { data, unit } = weightedMatrices(parameters);
  const { matrices, weights } = data;
  const stacked = new Float64Array(matrices.length * d);
  linearTerms.forEach((r, i) => {
    stacked.set(r, i * d);
  });
  const linear = moderated(stacked);
  const scaled = (point: Float64Array): Float64Array => point.map((entry) => fromUnits(entry, unit / linear.unit));
  const point = doubleDoubles(d);
  point.hi.set(scaled(minimizer));
  const lo = new Float64Array(d * d);
  const gradients = (): DoubleDoubles => {
    const out = doubleDoubles(matrices.length * d);
    matrices.forEach((hi, i) => {
      for (let a = 0; a < d; a++) {
        setEntry(out, i * d + a, plus(dot(d, { hi, lo }, a * d, point, 0), [linear.entries[i * d + a], 0]));
      }
    });
    return out;
  };
  const first = gradients();
  const mean = doubleDoubles(d);
  for (let i = 0; i < matrices.length; i++) addMultiple(d, entryOf(weights, i), first, i * d, mean, 0);
  addMultiple(d, [-1, 0], applyPseudoInverse(factor, mean), 0, point, 0);
  const coordinatesAt = (from: Float64Array): Float64Array => {
    const start = scaled(from);
    const offset = doubleDoubles(d);
    for (let j = 0; j < d; j++) setEntry(offset, j, minus([start[j], 0], entryOf(point, j)));
    return rangeCoordinates({ precision: "twice", factor }, offset);
  };
  return {
    left: gradients().hi,
    gapAt: (from) => coordinatesAt(from).reduce((sum, coordinate) => sum + coordinate * coordinate, 0) / 2,
    coordinatesAt,
    gapUnits: [linear.unit, linear.unit / unit],
  };
}
