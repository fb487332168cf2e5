export { cholesky, choleskyScratch } from "./cholesky";
export {
  eigenSymmetric,
  eigenSymmetricScratch,
  eigenvaluesSymmetric,
  eigenvaluesSymmetricScratch,
} from "./eigen/eigenSymmetric";
export { haarCongruence, haarCongruenceScratch } from "./haarCongruence";
export { haarFrame, haarFrameScratch } from "./haarFrame";
export { multiply, multiplyScratch } from "./multiply";
export { multiplyVector } from "./multiplyVector";
export { symmetricRank2kLower, symmetricRank2kScratch } from "./symmetricRank2k";
export { symmetricRankUpdate, symmetricRankUpdateScratch } from "./symmetricRankUpdate";
export { multiplyLowerTransposed, multiplyLowerTransposedScratch } from "./triangular";
