/** How the studies estimate local geometry at a minimizer. Runs in Node and in browsers. */
export { discEstimate, discGeometry, discHessians } from "./quadraticCircle/discGeometry.ts";
export { pointGeometry } from "./styblinskiTang/pointGeometry.ts";
