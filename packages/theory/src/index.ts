/**
 * Local geometry and the learning-rate bounds.
 *
 * Eigenvalues are descending and positive everywhere; γ, s, t, M are the paper's letters (Patel 2017, section 2.1).
 */
export { diagonalMeanSquareLimit } from "./diagonalMeanSquareLimit.ts";
export { denseLocalGeometry } from "./geometry/denseLocalGeometry.ts";
export { diagonalLocalGeometry } from "./geometry/diagonalLocalGeometry.ts";
export { geometryAtGamma, type LocalGeometry } from "./geometry/localGeometry.ts";
export { meanSquareLimit } from "./meanSquareLimit.ts";
export type { BatchSize, Bound } from "./theorems/bound.ts";
export { theorem16, theorem16Index } from "./theorems/theorem16.ts";
export { criticalBatchSize, theorem17 } from "./theorems/theorem17.ts";
