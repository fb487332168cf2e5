/**
 * Hessians, local geometry and the learning rates that theory names.
 *
 * Eigenvalues are descending and positive everywhere; γ, s, t, M are the paper's letters (Patel 2017, section 2.1).
 */

export {
  type AlmostSureBound,
  type AlmostSureSettings,
  almostSureDefaults,
  almostSureLimit,
} from "./almostSure/almostSureLimit.ts";
export { SCAN_STEP } from "./almostSure/estimateLimit.ts";
export { growRuns, type RunLength, type RunsSettings } from "./almostSure/growRuns.ts";
export { type Exponent, type LyapunovSettings, lyapunov, lyapunovAt } from "./almostSure/lyapunov.ts";
export type { RateInterval } from "./almostSure/scalarLaw.ts";
export { studentQuantile } from "./almostSure/studentQuantile.ts";
export {
  type Batch,
  batchOf,
  batchSizeOf,
  effectiveBatchSize,
  inverseBatchSize,
  type WithoutReplacement,
} from "./batch.ts";
export {
  type BatchDynamics,
  type MeanSquareDynamics,
  meanSquareDynamics,
} from "./convergence/dynamics.ts";
export { type ConstantRate, fewestSteps, type Goal, stepsAt } from "./convergence/fewestSteps.ts";
export { MOST_FOLLOWED_CURVATURES } from "./convergence/followGap.ts";
export { meanSquareFactor } from "./convergence/meanSquareFactor.ts";
export { rootMeanSquareAfter } from "./convergence/rootMeanSquareAfter.ts";
export { type Excess, geometryAtGamma, type LocalGeometry } from "./geometry/localGeometry.ts";
export { type MeanEigenbasis, meanEigenbasis } from "./geometry/meanEigenbasis.ts";
export {
  type DenseHessians,
  type DiagonalHessians,
  denseHessians,
  diagonalHessians,
  type Hessians,
  type RowHessians,
  reducedRowHessians,
  rowHessians,
} from "./hessians.ts";
export type { Linearised } from "./localTheory/linearise.ts";
export { type LocalTheory, localGeometry, localTheory } from "./localTheory/localTheory.ts";
export type { NoiseMoments } from "./localTheory/noiseMoments.ts";
export { theoryOfMatrices } from "./localTheory/theoryOfMatrices.ts";
export { type TheoryOfRows, theoryOfRows, theoryOfWideRows } from "./localTheory/theoryOfRows.ts";
export { UndeterminedError } from "./localTheory/undetermined.ts";
export { meanSquareLimit } from "./meanSquareLimit.ts";
export { MOST_RESHUFFLED, reshufflingLimit } from "./reshuffling/reshufflingLimit.ts";
export { normWeights } from "./samplingWeights/normWeights.ts";
export { type OptimalWeights, optimalWeights } from "./samplingWeights/optimalWeights.ts";
export { componentsIn, type SampledComponents, sampledComponents } from "./samplingWeights/sampledComponents.ts";
export type { Reading } from "./samplingWeights/sampledGeometry.ts";
export type { WeightsGoal } from "./samplingWeights/weightsObjective.ts";
export { limitOfMoment } from "./secondMoment/limitOfMoment.ts";
export { type SecondMoment, secondMoment } from "./secondMoment/secondMoment.ts";
export {
  type Applicable,
  type Bound,
  type EnclosedBound,
  type Inapplicable,
  rateOf,
  rateOrNull,
} from "./theorems/bound.ts";
export { type BoundsAtGamma, boundsOverGamma } from "./theorems/boundsOverGamma.ts";
export { equation18 } from "./theorems/equation18.ts";
export { lemma3 } from "./theorems/lemma3.ts";
export { type EquivalentObjective, lemma6 } from "./theorems/lemma6.ts";
export { lemma7, type NullSpaceCheck } from "./theorems/lemma7.ts";
export { lemma12 } from "./theorems/lemma12.ts";
export { type GapMultiplier, lemma14 } from "./theorems/lemma14.ts";
export { lemma15 } from "./theorems/lemma15.ts";
export { lemma19 } from "./theorems/lemma19.ts";
export { type GapBound, lemma20, sigmaBar } from "./theorems/lemma20.ts";
export { lemma22 } from "./theorems/lemma22.ts";
export { type Lemma26Sides, lemma26 } from "./theorems/lemma26.ts";
export { type Lemma27Sides, lemma27 } from "./theorems/lemma27.ts";
export { lemma28, type RowSpaceCheck } from "./theorems/lemma28.ts";
export { type OneStepLimits, oneStepLimits } from "./theorems/oneStepLimits.ts";
export type { QuadraticSumData } from "./theorems/quadraticSumData.ts";
export { remark18 } from "./theorems/remark18.ts";
export { type GradientNoise, type SecondMoments, secondMoments } from "./theorems/secondMoments.ts";
export { section21Bound, type ZeroGammaBound } from "./theorems/section21Bound.ts";
export { type SharpestBounds, sharpestBounds } from "./theorems/sharpestBounds.ts";
export { theorem16, theorem16Index } from "./theorems/theorem16.ts";
export { criticalBatchSize, theorem17 } from "./theorems/theorem17.ts";
export { theorem21, theorem21BestC } from "./theorems/theorem21.ts";
export { inOrder, noThresholds, type Thresholds, thresholds } from "./thresholds.ts";
