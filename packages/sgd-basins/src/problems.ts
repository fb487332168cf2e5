/**
 * Weighted finite sums with known minimizers: quadratic sums, least squares, and the models of Patel (2017).
 *
 * @packageDocumentation
 */
export {
  type Box,
  type LeastSquaresParameters,
  type QuadraticSumParameters,
  type SeparableQuartic,
  leastSquares,
  type Minimizer,
  objective,
  type Problem,
  type QuadraticSum,
  quadraticCircleModel,
  quadraticSum,
  styblinskiTangModel,
} from "@sgd-basins/problems";
