/**
 * Weighted finite sums with known minimizers: quadratic sums, least squares, and the models of Patel (2017).
 *
 * @packageDocumentation
 */
export {
  type Box,
  type LeastSquaresParameters,
  leastSquares,
  type Minimizer,
  objective,
  type Problem,
  type QuadraticSum,
  type QuadraticSumParameters,
  quadraticCircleModel,
  quadraticSum,
  type Rounded,
  type SeparableQuartic,
  styblinskiTangModel,
} from "@sgd-basins/problems";
