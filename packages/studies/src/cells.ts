/** The levels of the trajectory figures' cells, and the names of the streams their runs draw from. Runs in Node and in browsers. */
export { quadraticCircleMeaning, quadraticCircleRates } from "./quadraticCircle/trajectoryKind.ts";
export {
  styblinskiTangBatchSizes,
  styblinskiTangMeaning,
  styblinskiTangRadii,
  styblinskiTangRates,
} from "./styblinskiTang/trajectoryKind.ts";
