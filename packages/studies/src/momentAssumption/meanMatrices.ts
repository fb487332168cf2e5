/** Q̄ and F̄ of one run of Appendix A. */
import {
  cholesky,
  eigenSymmetric,
  HaarMatrices,
  haarMatricesDoubles,
  mirrorLowerInPlace,
  Space,
} from "@sgd-basins/linalg";
import { drawEigenvalues, drawWeights } from "./drawComponents.ts";
import type { MomentAssumptionTask } from "./momentAssumptionTask.ts";
import type { SymmetrizeScratch } from "./symmetrize.ts";

/** What runs of one shape share: all arrays, in one space, so that a run allocates and copies nothing of size d². */
export interface Workspace {
  readonly matrices: HaarMatrices;
  /** How many matrices are kept: all N, or one at a time. */
  readonly slots: number;
  readonly eigenvalues: Float64Array;
  /** Q̄ and F̄ = Σ pᵢ Qᵢ Q̄ Qᵢ, d×d row-major, both symmetric to the bit. */
  readonly meanQ: Float64Array;
  readonly meanF: Float64Array;
  /** A d×d array each. */
  readonly factor: Float64Array;
  readonly difference: Float64Array;
  readonly scratch: SymmetrizeScratch;
}

/** d×d arrays of a workspace and of the kernels' scratch, and room for vectors. */
const ARRAYS = 12;
const ROOM_FOR_SMALL = 1 << 16;

/**
 * Matrices that take more numbers than this, 256 MiB, are drawn a second time rather than kept: at d = 1,000 and N = 4,000
 * they would take 16 GB. The paper's take at most 79 MB, at N = 400 and B = 80.
 */
export const MOST_KEPT = 2 ** 25;

function makeWorkspace(slots: number, d: number, rank: number): Workspace {
  const space = clearedSpace(haarMatricesDoubles(slots, d, rank) + ARRAYS * d * d + ROOM_FOR_SMALL);
  const square = () => space.allocate(d * d);
  return {
    matrices: new HaarMatrices(slots, d, rank, space),
    slots,
    eigenvalues: space.allocate(rank),
    meanQ: square(),
    meanF: square(),
    factor: square(),
    difference: square(),
    scratch: { copy: square(), vectors: square(), values: space.allocate(d) },
  };
}

/** This thread's space, with the mark at its bottom. */
let own: { readonly space: Space; readonly bottom: number } | null = null;

/**
 * This thread's space, empty, with room for `doubles` zeros. A larger one takes its place only where it is too small, and
 * has half as much again, because the engine frees a space long after its last use: a study of many shapes would hold
 * several. Pages that nothing touches cost nothing.
 */
function clearedSpace(doubles: number): Space {
  own?.space.release(own.bottom);
  if (own === null || !own.space.hasRoom(doubles)) {
    const space = new Space(Math.ceil(1.5 * doubles));
    own = { space, bottom: space.mark() };
    return space;
  }
  const { space, bottom } = own;
  space.allocate(doubles).fill(0);
  space.release(bottom);
  return space;
}

let shape = "";
let kept: Workspace | null = null;

/**
 * This thread's workspace for tasks of one shape, made anew when the shape changes.
 *
 * @param mostKept - numbers that the matrices may take; the sums are the same to the bit whether they are kept or not
 */
export function workspaceFor(
  { components, dimension, zeroEigenvalues }: MomentAssumptionTask,
  mostKept = MOST_KEPT,
): Workspace {
  const rank = dimension - zeroEigenvalues;
  const slots = haarMatricesDoubles(components, dimension, rank) <= mostKept ? components : 1;
  const wanted = `${slots} ${dimension} ${zeroEigenvalues}`;
  if (kept === null || wanted !== shape) {
    kept = makeWorkspace(slots, dimension, rank);
    shape = wanted;
  }
  return kept;
}

/** Draws the task's matrices and weights, and sums Q̄ and then F̄. The sums run over i in ascending order. */
export function sumMeanMatrices(task: MomentAssumptionTask, workspace: Workspace): void {
  const { dimension: d, components: count } = task;
  const { matrices, slots, eigenvalues, meanQ, meanF, factor, difference } = workspace;
  const weights = drawWeights(task);
  const draw = (i: number, weight: number, sum: Float64Array): void => {
    const source = drawEigenvalues(task, i, eigenvalues);
    matrices.draw(i % slots, source, eigenvalues, weight, sum);
  };
  meanQ.fill(0);
  for (let i = 0; i < count; i++) draw(i, weights[i], meanQ);
  mirrorLowerInPlace(d, meanQ);
  // The ranges are independent Haar subspaces: together they span ℝ^d exactly if their dimensions suffice.
  if (count * eigenvalues.length >= d) {
    cholesky(d, meanQ, factor);
    matrices.setFactor(factor, "lower");
  } else {
    fillSpectralFactor(d, meanQ, factor);
    matrices.setFactor(factor, "full");
  }
  meanF.fill(0);
  for (let i = 0; i < count; i++) {
    // What it adds to Q̄ has been added, and goes nowhere now.
    if (slots < count) draw(i, 0, difference);
    matrices.addCongruence(i % slots, weights[i], meanF);
  }
  mirrorLowerInPlace(d, meanF);
}

/** out = VΛ^(1/2), whose square VΛV' is `a`; eigenvalues that rounding made negative count as zero. */
function fillSpectralFactor(d: number, a: Float64Array, out: Float64Array): void {
  const { values, vectors } = eigenSymmetric(d, a);
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < d; k++) out[i * d + k] = Math.sqrt(Math.max(values[k], 0)) * vectors[i * d + k];
  }
}
