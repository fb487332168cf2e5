/**
 * One run of Appendix A: is F̄ ⪰ Q̄³, the moment assumption with γ = 0, for random Q_i and weights?
 *
 * It always is: F̄ − Q̄³ = Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄), and each summand is a congruence of Q̄ ⪰ 0. The run follows the
 * paper all the same, and forms both terms and subtracts.
 */
import { eigenvaluesSymmetric, mirrorLowerInPlace, multiply, Space } from "@sgd-basins/linalg";
import type { MomentRun } from "@sgd-basins/report";
import { chooseComponents } from "./chooseComponents.ts";
import { drawEigenvalues, drawWeights } from "./drawComponents.ts";
import { checkMomentAssumptionTask, type MomentAssumptionTask } from "./momentAssumptionTask.ts";
import { choleskyRoot, spectralRoot } from "./rootOfMean.ts";
import { symmetrize } from "./symmetrize.ts";

export type { MomentAssumptionTask } from "./momentAssumptionTask.ts";

/** Q̄ and F̄ = Σ pᵢ Qᵢ Q̄ Qᵢ, d×d row-major, both symmetric to the bit. */
interface MeanMatrices {
  readonly meanQ: Float64Array;
  readonly meanF: Float64Array;
}

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
  const { meanQ, meanF } = meanMatrices(task);
  const q = symmetrize(d, meanQ);
  const f = symmetrize(d, meanF);
  return {
    components: task.components,
    zeroEigenvalues: task.zeroEigenvalues,
    replicate: task.replicate,
    smallestEigenvalue: smallestEigenvalueOfDifference(d, f.matrix, q.matrix),
    // A symmetric solver knows real eigenvalues only.
    imaginaryNorm: 0,
    symmetrizationErrorQ: q.error,
    symmetrizationErrorF: f.error,
  };
}

/**
 * Everything a matrix is made with lies in one space, so that nothing is copied: about eight d×d arrays, the scratch of
 * the kernels, and room for vectors.
 */
const ARRAYS = 16;
const ROOM_FOR_SMALL = 1 << 16;

/** Draws the task's matrices and weights, and sums Q̄ and then F̄. The sums run over i in ascending order. */
export function meanMatrices(task: MomentAssumptionTask): MeanMatrices {
  const { dimension: d, components: count } = task;
  const rank = d - task.zeroEigenvalues;
  const weights = drawWeights(task);
  const space = new Space(ARRAYS * d * d + ROOM_FOR_SMALL);
  const kept = chooseComponents(count, d, rank, space);
  const eigenvalues = space.allocate(rank);
  const meanQ = space.allocate(d * d).fill(0);
  for (let i = 0; i < count; i++) {
    const source = drawEigenvalues(task, i, eigenvalues);
    kept.draw(i, weights[i], eigenvalues, source, meanQ);
  }
  mirrorLowerInPlace(d, meanQ);
  // The ranges are independent Haar subspaces: together they span ℝ^d exactly if their dimensions suffice.
  const root = count * rank >= d ? choleskyRoot(d, meanQ, space) : spectralRoot(d, meanQ, space);
  const meanF = space.allocate(d * d).fill(0);
  for (let i = 0; i < count; i++) kept.addTripleProduct(i, weights[i], root, meanF);
  mirrorLowerInPlace(d, meanF);
  return { meanQ, meanF };
}

/** λ_min(F − Q³) for symmetric f and q (d×d). */
function smallestEigenvalueOfDifference(d: number, f: Float64Array, q: Float64Array): number {
  const square = new Float64Array(d * d);
  const difference = new Float64Array(d * d);
  multiply(d, d, d, q, q, square);
  multiply(d, d, d, square, q, difference);
  for (let i = 0; i < d * d; i++) difference[i] = f[i] - difference[i];
  mirrorLowerInPlace(d, difference);
  return eigenvaluesSymmetric(d, difference)[d - 1];
}
