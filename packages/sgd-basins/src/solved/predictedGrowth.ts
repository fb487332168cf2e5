import { LinearAlgebraError } from "@sgd-basins/linalg";
import { type BatchSize, log } from "@sgd-basins/random";
import { batchOf, meanSquareFactor, UndeterminedError } from "@sgd-basins/theory";
import type { UserProblem } from "./userProblem.ts";

/**
 * ½ log ρ(α), by which the logarithm of the root mean square distance grows a step in the end, without the noise; null where doubles
 * do not tell.
 */
export function predictedGrowth(
  { problem, geometry, scaled, sampling }: UserProblem,
  batch: BatchSize,
  rate: number,
): number | null {
  const drawn = batchOf(batch, sampling, problem.components);
  const own = rate * scaled.unit;
  if (geometry.rank === 0 || !drawn.applies || !Number.isFinite(own)) return null;
  try {
    const factor = meanSquareFactor(scaled.moment, drawn.batch, own);
    return factor > 0 && Number.isFinite(factor) ? log(factor) / 2 : null;
  } catch (error) {
    if (error instanceof UndeterminedError || error instanceof LinearAlgebraError) return null;
    throw error;
  }
}
