/** Σ pᵢQᵢ of symmetric matrices, in twice the precision. */
import { LinearAlgebraError } from "../linearAlgebraError.ts";
import { addMultiple, type DoubleDoubles, dot, doubleDoubles, entryOf } from "./doubleDoubles.ts";
import { factorSemidefinite, type SemidefiniteFactor } from "./factorSemidefinite.ts";
import { LAST_PLACES } from "./pivotedCholesky.ts";

/** Matrices with weights, of a size whose squares and cubes neither overflow nor underflow. */
export interface WeightedMatrices {
  readonly dimension: number;
  /** Qᵢ, dimension×dimension, symmetric positive semi-definite. */
  readonly matrices: readonly Float64Array[];
  /** pᵢ, positive, summing to one. */
  readonly weights: DoubleDoubles;
  /** The share of the numbers that go into a combination of rows up to which it vanishes; if absent, a few units in the last place. */
  readonly rounding?: number;
}

/** Shares of a diagonal entry that twice the precision tells from zero. */
const RESOLVED = 1e-20;

/**
 * Factors Σ pᵢQᵢ. A row is taken for a combination of others if that combination vanishes but for a few units in the
 * last place of the numbers that go into it, or as the data's `rounding` has it.
 *
 * @throws LinearAlgebraError if the sum is not positive semi-definite; NearDependenceError as {@link factorSemidefinite}
 */
export function factorMean({
  dimension: d,
  matrices,
  weights,
  rounding = LAST_PLACES,
}: WeightedMatrices): SemidefiniteFactor {
  const mean = doubleDoubles(d * d);
  const lo = new Float64Array(d * d);
  matrices.forEach((q, i) => {
    addMultiple(d * d, entryOf(weights, i), { hi: q, lo }, 0, mean, 0);
  });
  const negative = Array.from({ length: d }, (_, j) => mean.hi[j * d + j]).findIndex((entry) => entry < 0);
  if (negative >= 0) throw new LinearAlgebraError("factorMean", "a", `diagonal entry ${negative} is negative`);
  const backwardError = (combination: DoubleDoubles): number => residualOf(d, mean, combination);
  return factorSemidefinite(d, mean, { backwardError, allowed: rounding, leavesOut: "largest" }, RESOLVED);
}

/** max over the rows a of |(Aw)_a| / (S|w|)_a, where S_ab = √(A_aa A_bb) is the size of what entry (a, b) is a sum of. */
function residualOf(d: number, mean: DoubleDoubles, combination: DoubleDoubles): number {
  const roots = Float64Array.from({ length: d }, (_, a) => Math.sqrt(mean.hi[a * d + a]));
  let size = 0;
  for (let b = 0; b < d; b++) size += roots[b] * Math.abs(combination.hi[b]);
  let worst = 0;
  for (let a = 0; a < d; a++) {
    const residual = Math.abs(dot(d, mean, a * d, combination, 0)[0]);
    if (residual > 0) worst = Math.max(worst, residual / (roots[a] * size));
  }
  return worst;
}
