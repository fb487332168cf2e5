/** A quadratic sum's data; see `readQuadraticSum` for the file that holds it. */
export interface QuadraticSumParameters {
  readonly dimension: number;
  /** pᵢ, positive, summing to one. */
  readonly weights: Float64Array;
  /** Qᵢ. */
  readonly hessians: readonly Float64Array[];
  /** rᵢ. */
  readonly linearTerms: readonly Float64Array[];
}
