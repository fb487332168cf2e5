/**
 * Dense symmetric linear algebra on flat row-major Float64Array with explicit dimensions: entry (i, j) of an m×n matrix
 * is a[i * n + j]. Eigenvalues are in descending order everywhere.
 */
export { cholesky } from "./cholesky.ts";
export { type DoubleDouble, minus, over, plus, squareRoot, times } from "./doubleDouble/doubleDouble.ts";
export {
  addMultiple,
  type DoubleDoubles,
  dot,
  doubleDoubles,
  entryOf,
  setEntry,
} from "./doubleDouble/doubleDoubles.ts";
export { factorMean, type WeightedMatrices } from "./doubleDouble/factorMean.ts";
export { addOuter, rowAt, type WeightedRows } from "./doubleDouble/factorRows.ts";
export {
  applyPseudoInverse,
  factorSemidefinite,
  type SemidefiniteFactor,
  whiteningLoss,
} from "./doubleDouble/factorSemidefinite.ts";
export { normalizedTwice } from "./doubleDouble/normalize.ts";
export {
  type Dependence,
  LAST_PLACES,
  NearDependenceError,
  NO_COMBINATION,
  type RankRule,
} from "./doubleDouble/pivotedCholesky.ts";
export { eigenOfRows } from "./eigen/eigenOfRows.ts";
export type { SemidefiniteEigen } from "./eigen/eigenSemidefinite.ts";
export { eigenSemidefinite } from "./eigen/eigenSemidefinite.ts";
export type { SymmetricEigen } from "./eigen/eigenSymmetric.ts";
export { eigenSymmetric, eigenvaluesSymmetric } from "./eigen/eigenSymmetric.ts";
export { eigenSymmetricInPlace, eigenvaluesSymmetricInPlace } from "./eigen/eigenSymmetricInPlace.ts";
export { HaarMatrices, haarMatricesDoubles } from "./haarMatrices/haarMatrices.ts";
export { fillHaarCongruence } from "./householder/haarCongruence.ts";
export { fillHaarFrame, haarFrame } from "./householder/haarFrame.ts";
export type { HaarScratch } from "./householder/haarScratch.ts";
export { haarScratch } from "./householder/haarScratch.ts";
export { reduceRows } from "./householder/reduceRows.ts";
export type { Batches } from "./lanes/batches.ts";
export { type Action, type Lanes, type LanesShape, withLanes } from "./lanes/lanes.ts";
export { LinearAlgebraError, NotPositiveDefiniteError } from "./linearAlgebraError.ts";
export { multiply } from "./multiply.ts";
export { multiplyLowerTransposed } from "./multiplyLowerTransposed.ts";
export { multiplyVector } from "./multiplyVector.ts";
export type { PencilExtremes } from "./pencil.ts";
export { pencilEigenvalues, pencilExtremes } from "./pencil.ts";
export { pseudoInverse } from "./pseudoInverse.ts";
export { quadraticForms } from "./quadraticForms.ts";
export { applyRangeInverse, type RowRange, rangeCoordinates, rowRange } from "./rowRange.ts";
export { spectralUpdate } from "./spectralUpdate.ts";
export { symmetricRank2kUpdate } from "./symmetricRank2kUpdate.ts";
export { symmetricRankUpdate } from "./symmetricRankUpdate.ts";
export { transpose } from "./transpose.ts";
export { mirrorLowerInPlace } from "./triangle.ts";
export { fromUnits, inUnits, largestEntry, moderated, moderateUnit, SMALLEST_NORMAL } from "./units.ts";
export { Space } from "./wasm/space.ts";
export { momentOfRows, weightedGram } from "./weightedGram.ts";
export { type WideRange, type WideRows, wideRange } from "./wideRange.ts";
