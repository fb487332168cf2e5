import { checkWeights } from "../checkWeights.ts";

/**
 * The data of Problems 1 and 2: components ½ β'Qᵢβ + rᵢ'β with weights pᵢ.
 *
 * Matrices are d×d, row by row.
 */
export interface QuadraticSumData {
  /** d. */
  readonly dimension: number;
  /** pᵢ, positive, summing to one. */
  readonly weights: ArrayLike<number>;
  /** Qᵢ, symmetric positive semi-definite. */
  readonly hessians: readonly Float64Array[];
  /** rᵢ, each in the image of its Qᵢ (Lemma 5). */
  readonly linearTerms: readonly Float64Array[];
}

/** @throws RangeError naming the first array whose length does not fit, or if the weights are no probabilities */
export function checkQuadraticSum({ dimension, weights, hessians, linearTerms }: QuadraticSumData): void {
  const check = (name: string, found: number, expected: number): void => {
    if (found !== expected) throw new RangeError(`${name} must have ${expected} entries, found ${found}`);
  };
  check("the linear terms", linearTerms.length, hessians.length);
  checkWeights(weights, hessians.length);
  hessians.forEach((q, i) => {
    check(`Hessian ${i}`, q.length, dimension * dimension);
    check(`linear term ${i}`, linearTerms[i].length, dimension);
  });
}

/** Σ pᵢaᵢ of arrays of one length. */
export function weightedSum(weights: ArrayLike<number>, arrays: readonly Float64Array[], length: number): Float64Array {
  const sum = new Float64Array(length);
  arrays.forEach((array, i) => {
    for (let e = 0; e < length; e++) sum[e] += weights[i] * array[e];
  });
  return sum;
}
