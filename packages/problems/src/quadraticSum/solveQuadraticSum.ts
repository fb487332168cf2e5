import {
  applyPseudoInverse,
  type DoubleDoubles,
  dot,
  doubleDoubles,
  entryOf,
  fromUnits,
  moderated,
  normalizedTwice,
  plus,
  type SemidefiniteFactor,
  setEntry,
  times,
  type WeightedMatrices,
} from "@sgd-basins/linalg";
import { haveCommonFit } from "../leastSquares/fitRows.ts";
import { settle } from "../leastSquares/settle.ts";
import type { QuadraticSumParameters } from "./parameters.ts";
import { weightedMatrices } from "./weightedMatrices.ts";

/**
 * β* = −Q̄†r̄, and whether it minimises every component: the rows of Qᵢβ = −rᵢ, all components together, then have a common
 * solution in the sense of {@link haveCommonFit}. A single component is homogeneous.
 *
 * @param factor - of the mean Hessian
 * @throws LinearAlgebraError if an entry of β* does not settle
 */
export function solveQuadraticSum(
  parameters: QuadraticSumParameters,
  factor: SemidefiniteFactor,
): { readonly minimizer: Float64Array; readonly homogeneous: boolean } {
  const { dimension: d, linearTerms } = parameters;
  const { data, unit } = weightedMatrices(parameters);
  const count = linearTerms.length;
  const stacked = new Float64Array(count * d);
  linearTerms.forEach((r, i) => {
    for (let a = 0; a < d; a++) stacked[i * d + a] = 0 - r[a];
  });
  const targets = moderated(stacked);
  const minimizer = solve(data, targets.entries, factor);
  const rows = new Float64Array(count * d * d);
  data.matrices.forEach((q, i) => {
    rows.set(q, i * d * d);
  });
  const weights = normalizedTwice(new Float64Array(count * d).fill(1));
  return {
    minimizer: minimizer.hi.map((entry) => fromUnits(entry, targets.unit / unit)),
    homogeneous:
      count === 1 || haveCommonFit({ count: count * d, dimension: d, rows, weights }, targets.entries, minimizer),
  };
}

function solve(
  { dimension: d, matrices, weights }: WeightedMatrices,
  targets: Float64Array,
  factor: SemidefiniteFactor,
): DoubleDoubles {
  const lo = new Float64Array(d * d);
  const sizes = new Float64Array(d);
  matrices.forEach((q, i) => {
    for (let a = 0; a < d; a++) sizes[a] += weights.hi[i] * q[a * d + a];
  });
  return settle(
    sizes.map((entry) => Math.sqrt(Math.max(0, entry))),
    0,
    (solution) => {
      const residual = doubleDoubles(d);
      matrices.forEach((hi, i) => {
        for (let a = 0; a < d; a++) {
          const [image, rest] = dot(d, { hi, lo }, a * d, solution, 0);
          const left = plus([targets[i * d + a], 0], [-image, -rest]);
          setEntry(residual, a, plus(entryOf(residual, a), times(entryOf(weights, i), left)));
        }
      });
      return applyPseudoInverse(factor, residual);
    },
  );
}
