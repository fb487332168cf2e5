export { cholesky, choleskyScratch } from "./cholesky";
export { multiply, multiplyScratch } from "./multiply";
export { multiplyVector } from "./multiplyVector";
export { symmetricRank2kLower, symmetricRank2kScratch } from "./symmetricRank2k";
export { symmetricRankUpdate, symmetricRankUpdateScratch } from "./symmetricRankUpdate";
export { multiplyLowerTransposed, multiplyLowerTransposedScratch } from "./triangular";
