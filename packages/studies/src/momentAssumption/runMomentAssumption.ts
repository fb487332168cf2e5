/**
 * One run of Appendix A: is F̄ ⪰ Q̄³, the moment assumption with γ = 0, for random Q_i and weights?
 *
 * It always is: F̄ − Q̄³ = Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄), and each summand is a congruence of Q̄ ⪰ 0. The run follows the
 * paper all the same, and forms both terms and subtracts.
 */
import { eigenvaluesSymmetricInPlace, mirrorLowerInPlace, spectralUpdate } from "@sgd-basins/linalg";
import type { MomentRun } from "@sgd-basins/report";
import { sumMeanMatrices, workspaceFor } from "./meanMatrices.ts";
import { checkMomentAssumptionTask, type MomentAssumptionTask } from "./momentAssumptionTask.ts";
import { symmetrize } from "./symmetrize.ts";

export type { MomentAssumptionTask } from "./momentAssumptionTask.ts";

/**
 * Runs one task and records what the paper does. Patel 2017, Appendix A. Pure; the same bits on every engine.
 * Throws RangeError for a parameter out of range.
 *
 * The smallest eigenvalue is of a difference of computed matrices, so its error is about 5dε(‖F̄‖ + ‖Q̄‖³). In the
 * paper's cells (d = 200) that is at most 1e-8 beside values from 30 up to 5,000, nine digits to spare. For a single
 * component the difference is zero and the recorded value is rounding.
 */
export function runMomentAssumption(task: MomentAssumptionTask): MomentRun {
  checkMomentAssumptionTask(task);
  const d = task.dimension;
  const workspace = workspaceFor(task);
  sumMeanMatrices(task, workspace);
  const { meanQ, meanF, difference, scratch } = workspace;
  const symmetrizationErrorF = symmetrize(d, meanF, difference, scratch);
  const symmetrizationErrorQ = symmetrize(d, meanQ, workspace.factor, scratch);
  // With Q = USU' the cube Q³ is US³U'; U and S are those of the last symmetrization.
  const { values, vectors } = scratch;
  for (let k = 0; k < d; k++) values[k] = values[k] * values[k] * values[k];
  spectralUpdate(d, d, -1, values, vectors, difference);
  mirrorLowerInPlace(d, difference);
  eigenvaluesSymmetricInPlace(d, difference, values);
  return {
    components: task.components,
    zeroEigenvalues: task.zeroEigenvalues,
    replicate: task.replicate,
    smallestEigenvalue: values[d - 1],
    // A symmetric solver knows real eigenvalues only.
    imaginaryNorm: 0,
    symmetrizationErrorQ,
    symmetrizationErrorF,
  };
}
