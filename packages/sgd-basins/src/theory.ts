/**
 * Hessians at a minimizer, and the learning rates that theory names, one theorem a function.
 *
 * Eigenvalues are descending; γ, s, t, M are the paper's letters (Patel 2017, section 2.1).
 */
export {
  type AlmostSureBound,
  type Applicable,
  almostSureLimit,
  type Batch,
  type Bound,
  batchOf,
  criticalBatchSize,
  type DenseHessians,
  type DiagonalHessians,
  denseHessians,
  diagonalHessians,
  type EnclosedBound,
  type Exponent,
  type Hessians,
  type LocalGeometry,
  type LocalTheory,
  localGeometry,
  localTheory,
  lyapunov,
  meanSquareLimit,
  type RowHessians,
  rateOf,
  reshufflingLimit,
  rowHessians,
  theorem16,
  theorem17,
  thresholds,
} from "@sgd-basins/theory";
