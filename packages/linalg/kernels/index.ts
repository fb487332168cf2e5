export { cholesky, choleskyScratch } from "./cholesky";
export {
  addCongruence,
  addCongruenceScratch,
  addFrame,
  addFrameCongruence,
  addFrameCongruenceScratch,
  addFrameScratch,
  packedFactorDoubles,
  packFactor,
} from "./congruence";
export { drawnReflectors } from "./drawnReflectors";
export {
  eigenSymmetric,
  eigenSymmetricScratch,
  eigenvaluesSymmetric,
  eigenvaluesSymmetricScratch,
} from "./eigen/eigenSymmetric";
export { haarCongruence, haarCongruenceScratch, keptHaarCongruence } from "./haarCongruence";
export {
  framePanelsDoubles,
  haarFrame,
  haarFramePanels,
  haarFramePanelsScratch,
  haarFrameScratch,
} from "./haarFrame";
export { addKept, keptSymmetricDoubles } from "./keptSymmetric";
export { multiply, multiplyScratch } from "./multiply";
export { multiplyVector } from "./multiplyVector";
export { spectralUpdate, spectralUpdateScratch } from "./spectralUpdate";
export { symmetricRank2kLower, symmetricRank2kScratch } from "./symmetricRank2k";
export { symmetricRankUpdate, symmetricRankUpdateScratch } from "./symmetricRankUpdate";
export { multiplyLowerTransposed, multiplyLowerTransposedScratch } from "./triangular";
