import { quadraticSumOf } from "@sgd-basins/problems";
import { InputError } from "../failures.ts";
import { quadraticSumForm } from "../solved/problemForms.ts";
import { solveMatrices } from "../solved/solveProblem.ts";
import { withinRange } from "../solved/withinRange.ts";
import { type Basin, basinOf } from "./basin.ts";
import { type WeightsOption, weightsOf } from "./fromRows.ts";
import { type Rows, rowsOf } from "./inputs.ts";

const NAME = "fromHessians";

/**
 * The minimum of any model, by the Hessians of its components there, fᵢ(β) ≈ ½(β − β*)'Qᵢ(β − β*): every component is taken to
 * have this minimum.
 *
 * @param hessians - Qᵢ: N matrices, each d rows of d numbers, or d·d numbers in one typed array; symmetric to 1e-12 and positive
 *   semi-definite
 * @param options - the weights
 * @returns the basin, whose `minimizer` is null: it is the caller's own
 * @throws InputError naming the place and the rule
 * @example
 * ```ts
 * import { fromHessians, rateOf, thresholds } from "sgd-basins";
 *
 * const basin = fromHessians([[[2, 0], [0, 1]], [[6, 0], [0, 1]]]);
 * basin.eigenvalues; // → [4, 1]
 * rateOf(thresholds(basin, "inf").meanSquare); // ≈ 0.5
 * ```
 */
export function fromHessians(hessians: readonly Rows[], { weights }: WeightsOption = {}): Basin {
  const refuse = (place: string, rule: string): never => {
    throw new InputError(NAME, place, rule);
  };
  if (!Array.isArray(hessians) || hessians.length === 0)
    refuse("hessians", "must be an array of matrices, one at least");
  const matrices = hessians.map((matrix, i) => squareOf(matrix, `hessians[${i}]`));
  const [{ length: dimension }] = matrices;
  const zero = new Array<number>(dimension).fill(0);
  const shares = weightsOf(weights, matrices.length, NAME);
  const content = { components: matrices.map((Q) => ({ Q, r: zero })) };
  const parameters = quadraticSumOf(content, (place, rule) =>
    refuse(place.replace(/^components/, "hessians").replace(/\.Q/, ""), rule),
  );
  return withinRange(NAME, quadraticSumForm.subject, () => {
    const solved = solveMatrices({ ...parameters, weights: shares }, null, () => {});
    // In coordinates from the caller's own minimizer.
    return basinOf({ ...solved, minimizer: null }, quadraticSumForm, NAME);
  });
}

/** d rows of d numbers. */
function squareOf(matrix: Rows, place: string): number[][] {
  const isFlat = matrix instanceof Float64Array || matrix instanceof Float32Array;
  const { count, columns, data } = rowsOf(matrix, NAME, place, isFlat ? Math.sqrt(matrix.length) : undefined);
  return Array.from({ length: count }, (_, a) => Array.from(data.subarray(a * columns, (a + 1) * columns)));
}
