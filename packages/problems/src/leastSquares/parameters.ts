/** The data of least squares. */
export interface LeastSquaresParameters {
  /** d, the number of columns beside the target. */
  readonly dimension: number;
  /** pᵢ, positive, summing to one. */
  readonly weights: Float64Array;
  /** xᵢ, N×d row by row. */
  readonly rows: Float64Array;
  /** yᵢ, N of them. */
  readonly targets: Float64Array;
  /** The columns' names, in order. */
  readonly columns: readonly string[];
}
