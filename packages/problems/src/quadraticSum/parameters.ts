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
  /** Of numbers that were rounded to single precision: what of that was taken away. */
  readonly rounded?: Rounded;
}

/** What was taken from Hessians, and how far it was from nothing. */
export interface Rounded {
  /** How many of the Qᵢ changed. */
  readonly matrices: number;
  /** By how much at most, relative to √(Q_aa Q_bb). */
  readonly share: number;
}
