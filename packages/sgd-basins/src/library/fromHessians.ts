import { type Precision, precisions, quadraticSumOf } from "@sgd-basins/problems";
import { InputError } from "../failures.ts";
import { quadraticSumForm } from "../solved/problemForms.ts";
import { solveMatrices } from "../solved/solveProblem.ts";
import { withinRange } from "../solved/withinRange.ts";
import { type Basin, basinOf } from "./basin.ts";
import { type WeightsOption, weightsOf } from "./fromRows.ts";
import { type Rows, rowsOf } from "./inputs.ts";
import { type Checks, checked, oneOf, sized } from "./options.ts";

const NAME = "fromHessians";

/** The weights, and how far the numbers can be relied on. */
export interface HessiansOptions extends WeightsOption {
  /**
   * What the numbers were rounded to. `"float32"`: they are symmetric and semi-definite to 2⁻¹⁷, and what such rounding left is taken
   * away. Default: `"float32"` of Float32Arrays, and of numbers that all are single precision's and not semi-definite otherwise.
   */
  readonly precision?: Precision | undefined;
}

const checks: Checks<HessiansOptions> = { weights: sized, precision: oneOf(precisions) };

/**
 * The minimum of any model, by the Hessians of its components there, fᵢ(β) ≈ ½(β − β*)'Qᵢ(β − β*): every component is taken to
 * have this minimum.
 *
 * @param hessians - Qᵢ: N matrices, each d rows of d numbers, or d·d numbers in one typed array; symmetric to 1e-12 and positive
 *   semi-definite, of single precision both to 2⁻¹⁷
 * @param options - the weights, and what the numbers were rounded to
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
export function fromHessians(hessians: readonly Rows[], options: HessiansOptions = {}): Basin {
  const { weights, precision } = checked(options, checks, NAME);
  const refuse = (place: string, rule: string): never => {
    throw new InputError(NAME, place, rule);
  };
  if (!Array.isArray(hessians) || hessians.length === 0)
    refuse("hessians", "must be an array of matrices, one at least");
  const matrices = hessians.map((matrix, i) => squareOf(matrix, `hessians[${i}]`));
  const [{ length: dimension }] = matrices;
  const other = matrices.findIndex(({ length }) => length !== dimension);
  if (other >= 0) {
    const { length } = matrices[other];
    refuse(`hessians[${other}]`, `is ${length}×${length}, but hessians[0] is ${dimension}×${dimension}`);
  }
  const zero = new Array<number>(dimension).fill(0);
  const shares = weightsOf(weights, matrices.length, NAME);
  const content = { precision: precision ?? precisionOf(hessians), components: matrices.map((Q) => ({ Q, r: zero })) };
  const parameters = quadraticSumOf(content, (place, rule) =>
    refuse(place.replace(/^components/, "hessians").replace(/\.Q/, ""), rule),
  );
  const form = quadraticSumForm(parameters);
  return withinRange(NAME, form.subject, () => {
    const solved = solveMatrices({ ...parameters, weights: shares }, null, () => {});
    // In coordinates from the caller's own minimizer.
    return basinOf({ ...solved, minimizer: null }, form, NAME);
  });
}

/** What arrays of single precision say; the others say nothing. */
function precisionOf(hessians: readonly Rows[]): Precision | undefined {
  const isSingle = (rows: unknown): boolean => rows instanceof Float32Array;
  const areSingle = hessians.every((matrix) => isSingle(matrix) || (Array.isArray(matrix) && matrix.every(isSingle)));
  return areSingle ? "float32" : undefined;
}

/** d rows of d numbers. */
function squareOf(matrix: Rows, place: string): number[][] {
  const isFlat = matrix instanceof Float64Array || matrix instanceof Float32Array;
  const { count, columns, data } = rowsOf(matrix, NAME, place, isFlat ? Math.sqrt(matrix.length) : undefined);
  return Array.from({ length: count }, (_, a) => Array.from(data.subarray(a * columns, (a + 1) * columns)));
}
