/**
 * Local geometry and the learning-rate bounds.
 *
 * Eigenvalues are descending and positive everywhere; γ, s, t, M are the paper's letters (Patel 2017, section 2.1).
 */
export { diagonalMeanSquareLimit } from "./diagonalMeanSquareLimit.ts";
export { denseLocalGeometry } from "./geometry/denseLocalGeometry.ts";
export { diagonalLocalGeometry } from "./geometry/diagonalLocalGeometry.ts";
export { geometryAtGamma, type LocalGeometry } from "./geometry/localGeometry.ts";
export {
  type RankOneComponents,
  type RankOneEigenbasis,
  rankOneEigenbasis,
} from "./geometry/rankOneComponents.ts";
export { rankOneLocalGeometry } from "./geometry/rankOneLocalGeometry.ts";
export { meanSquareLimit } from "./meanSquareLimit.ts";
export { normWeights } from "./samplingWeights/normWeights.ts";
export { type OptimalWeights, optimalWeights } from "./samplingWeights/optimalWeights.ts";
export {
  denseSampledComponents,
  diagonalSampledComponents,
  rankOneSampledComponents,
  type SampledComponents,
} from "./samplingWeights/sampledComponents.ts";
export type { Reading } from "./samplingWeights/sampledGeometry.ts";
export type { WeightsGoal } from "./samplingWeights/weightsObjective.ts";
export { type EnclosedBound, limitOfMoment } from "./secondMoment/limitOfMoment.ts";
export { denseSecondMoment, rankOneSecondMoment, type SecondMoment } from "./secondMoment/secondMoment.ts";
export type { BatchSize, Bound } from "./theorems/bound.ts";
export { theorem16, theorem16Index } from "./theorems/theorem16.ts";
export { criticalBatchSize, theorem17 } from "./theorems/theorem17.ts";
