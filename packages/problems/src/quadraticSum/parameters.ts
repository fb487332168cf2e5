/** A quadratic sum's data. */
export interface QuadraticSumParameters {
  /** d. */
  readonly dimension: number;
  /** pᵢ, positive, summing to one. */
  readonly weights: Float64Array;
  /** Qᵢ, N matrices, each d×d row by row. */
  readonly hessians: readonly Float64Array[];
  /** rᵢ, N arrays of d numbers. */
  readonly linearTerms: readonly Float64Array[];
}
