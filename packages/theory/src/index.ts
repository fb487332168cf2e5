/**
 * Local geometry and the learning-rate bounds.
 *
 * Eigenvalues are descending and positive everywhere; γ, s, t, M are the paper's letters (Patel 2017, section 2.1).
 */
export { denseLocalGeometry } from "./geometry/denseLocalGeometry.ts";
export { diagonalLocalGeometry } from "./geometry/diagonalLocalGeometry.ts";
export { geometryAtGamma, type LocalGeometry } from "./geometry/localGeometry.ts";
export {
  type RankOneComponents,
  type RankOneEigenbasis,
  rankOneEigenbasis,
} from "./geometry/rankOneComponents.ts";
export { rankOneLocalGeometry } from "./geometry/rankOneLocalGeometry.ts";
export { diagonalMeanSquareLimit } from "./meanSquareLimit/diagonalMeanSquareLimit.ts";
export { type EnclosedBound, limitOfMoment } from "./meanSquareLimit/limitOfMoment.ts";
export { meanSquareLimit } from "./meanSquareLimit/meanSquareLimit.ts";
export { denseSecondMoment, rankOneSecondMoment, type SecondMoment } from "./meanSquareLimit/secondMoment.ts";
export type { BatchSize, Bound } from "./theorems/bound.ts";
export { theorem16, theorem16Index } from "./theorems/theorem16.ts";
export { criticalBatchSize, theorem17 } from "./theorems/theorem17.ts";
