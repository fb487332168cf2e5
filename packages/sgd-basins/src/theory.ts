/**
 * Hessians at a minimizer, and the learning rates that theory names, one theorem a function.
 *
 * Eigenvalues are descending; γ, s, t, M are the paper's letters (Patel 2017, section 2.1).
 *
 * @packageDocumentation
 */
export {
  type AlmostSureBound,
  type AlmostSureSettings,
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
  type Excess,
  type Exponent,
  type Hessians,
  type Inapplicable,
  type LocalGeometry,
  type LocalTheory,
  type LyapunovSettings,
  localGeometry,
  localTheory,
  lyapunov,
  meanSquareLimit,
  type RateInterval,
  type RowHessians,
  rateOf,
  reshufflingLimit,
  rowHessians,
  type Thresholds,
  theorem16,
  theorem17,
  thresholds,
  type WithoutReplacement,
} from "@sgd-basins/theory";
