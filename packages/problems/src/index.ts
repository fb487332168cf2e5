/**
 * Problems 1, 2, 24 and 25 of the paper, its named models, small networks, and your own.
 *
 * Every problem is a weighted finite sum; see {@link Problem}.
 */
export { checkGradients, type Jacobian, readJacobian, readResiduals } from "./jacobian/readJacobian.ts";
export { leastSquares, leastSquaresIn } from "./leastSquares/leastSquares.ts";
export { noiseOfRows } from "./leastSquares/noiseOfRows.ts";
export type { LeastSquaresParameters } from "./leastSquares/parameters.ts";
export { type LeastSquaresChoice, type LeastSquaresData, readLeastSquares } from "./leastSquares/readLeastSquares.ts";
export { weightedRows } from "./leastSquares/weightedRows.ts";
export { type LogisticParameters, type LogisticRegression, logisticRegression } from "./logistic/logisticRegression.ts";
export { type LogisticMinimum, minimizeLogistic } from "./logistic/minimizeLogistic.ts";
export { type NetworkDataSet, networkDataSetNamed, networkDataSets } from "./network/dataSets.ts";
export { type GaussNewtonGap, gaussNewtonGap } from "./network/gaussNewtonGap.ts";
export { initialPoint } from "./network/initialPoint.ts";
export { type Bottom, levenbergMarquardt } from "./network/levenbergMarquardt.ts";
export { type Network, type NetworkData, network } from "./network/network.ts";
export { networkDataOf, type TargetChoice } from "./network/networkDataOf.ts";
export { layersOf, type NetworkShape, parameterCount } from "./network/shape.ts";
export {
  type Box,
  cube,
  type Minimizer,
  minimizerNamed,
  objective,
  type Problem,
  type SeparableQuartic,
} from "./problem.ts";
export { type CircularBasin, circularBasinValue } from "./quadraticCircle/circularBasin.ts";
export {
  type QuadraticCircleModel,
  quadraticCircleMeans,
  quadraticCircleModel,
  quadraticCircleModelComponents,
  quadraticCircleModels,
} from "./quadraticCircle/models.ts";
export { type QuadraticBasin, quadraticBasinValue } from "./quadraticCircle/quadraticBasin.ts";
export { type QuadraticCircle, quadraticCircleBox, quadraticCircleSum } from "./quadraticCircle/quadraticCircleSum.ts";
export { noiseOfMatrices } from "./quadraticSum/noiseOfMatrices.ts";
export type { QuadraticSumParameters, Rounded } from "./quadraticSum/parameters.ts";
export { type QuadraticSum, quadraticSum, quadraticSumBy } from "./quadraticSum/quadraticSum.ts";
export { quadraticSumOf, readQuadraticSum } from "./quadraticSum/readQuadraticSum.ts";
export { type Precision, precisions } from "./quadraticSum/rounding.ts";
export { weightedMatrices } from "./quadraticSum/weightedMatrices.ts";
export type { StationaryNoise } from "./stationaryNoise.ts";
export {
  randomStyblinskiTangSum,
  type StyblinskiTangModel,
  selectedStyblinskiTangModel,
  selectedStyblinskiTangSeeds,
  styblinskiTangModel,
  styblinskiTangModels,
  styblinskiTangSize,
} from "./styblinskiTang/models.ts";
export { type StyblinskiTangTerm, styblinskiTangSum } from "./styblinskiTang/styblinskiTangSum.ts";
export { isConstantColumn } from "./table/constantColumns.ts";
export type { FileUnits } from "./table/standardize.ts";
export { describeStep, type Step } from "./table/steps.ts";
export type { Text } from "./table/text.ts";
export { checkedWeights, normalizeWeights, uniformWeights } from "./weights.ts";
export {
  type Delimiter,
  decimals,
  delimiters,
  namesWord,
  ProblemFileError,
  parseNames,
  shellWord,
  thousandsSeparators,
  visible,
} from "./words.ts";
