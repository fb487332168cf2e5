import {
  factorMean,
  fromUnits,
  LinearAlgebraError,
  normalizedTwice,
  type RowRange,
  rowRange,
} from "@sgd-basins/linalg";
import {
  type LeastSquaresParameters,
  leastSquaresIn,
  noiseOfMatrices,
  noiseOfRows,
  type QuadraticSum,
  type QuadraticSumParameters,
  quadraticSumBy,
  type StationaryNoise,
  weightedMatrices,
  weightedRows,
} from "@sgd-basins/problems";
import {
  denseHessians,
  type Hessians,
  type LocalGeometry,
  type MeanEigenbasis,
  meanEigenbasis,
  type NoiseMoments,
  rowHessians,
  theoryOfMatrices,
  theoryOfRows,
  UndeterminedError,
} from "@sgd-basins/theory";
import type { Independence, OnStep, SolvedProblem } from "./userProblem.ts";

/** Half a unit in the last place of 1 in single precision. */
export const SINGLE_ROUNDING = 2 ** -24;

/** Probabilities with which components are drawn, where these are not their weights. */
export type ChooseProbabilities = (basis: MeanEigenbasis) => Float64Array;

/** The minimizer, the local geometry and all that thresholds need of a quadratic sum. */
export function solveMatrices(
  parameters: QuadraticSumParameters,
  choose: ChooseProbabilities | null,
  onStep: OnStep,
): SolvedProblem {
  const { data, unit } = weightedMatrices(parameters);
  const factor = factorMean(data);
  const problem = quadraticSumBy(parameters, factor);
  const { dimension, matrices, weights } = data;
  const hessians = (): Hessians => denseHessians(dimension, weights.hi, matrices);
  const probabilities = choose === null ? null : choose(meanEigenbasis(hessians()));
  const drawn = probabilities === null ? null : normalizedTwice(probabilities);
  const theory = theoryOfMatrices(data, factor, drawn, (share) => onStep(share, "local geometry"));
  const independence = independenceOf(factor.dependences, factor.independence);
  const noise = (minimizer: Float64Array): StationaryNoise => noiseOfMatrices(parameters, minimizer, factor);
  const solved = userProblem(problem, { ...theory, unit, hessians }, independence, null, probabilities, noise);
  if (parameters.rounded === undefined) return solved;
  // Errors |E_ab| ≤ ε√(Q_aa Q_bb) of every Qᵢ move an eigenvalue of their mean by ε times its trace at most.
  const { eigenvalues } = theory.geometry;
  const spread = eigenvalues.reduce((sum, λ) => sum + λ, 0) / (eigenvalues.at(-1) ?? 1);
  return {
    ...solved,
    precision: "float32",
    independence: { ...independence, uncertainty: SINGLE_ROUNDING * spread },
  };
}

/** The same of least squares. */
export function solveRows(
  parameters: LeastSquaresParameters,
  choose: ChooseProbabilities | null,
  onStep: OnStep,
): SolvedProblem {
  const { data, unit } = weightedRows(parameters);
  const findRange = (share: number): void => onStep(share / 2, "range of the columns");
  const findTheory = (share: number): void => onStep((1 + share) / 2, "local geometry");
  const solve = (range: RowRange): SolvedProblem => {
    const problem = leastSquaresIn(parameters, range);
    const whole = theoryOfRows(data, range, null, findTheory);
    const probabilities = choose === null ? null : choose(whole.basis);
    const theory = probabilities === null ? whole : theoryOfRows(data, range, normalizedTwice(probabilities));
    const independence =
      range.precision === "double"
        ? independenceOf([], range.eigen.independence)
        : independenceOf(range.factor.dependences, range.factor.independence);
    const hessians = (): Hessians => rowHessians(data.dimension, data.weights.hi, data.rows);
    const scaled = { ...theory, unit: unit * unit, hessians };
    const noise = (minimizer: Float64Array): StationaryNoise => noiseOfRows(parameters, minimizer, range);
    return userProblem(problem, scaled, independence, parameters.columns, probabilities, noise);
  };
  const range = rowRange(data, findRange);
  try {
    return solve(range);
  } catch (error) {
    const undetermined = error instanceof UndeterminedError || error instanceof LinearAlgebraError;
    if (!(undetermined && range.precision === "double")) throw error;
    return solve(rowRange(data, findRange, "twice"));
  }
}

/** @param share - of a squared length that the others leave */
export function independenceOf(
  dependences: readonly { readonly backwardError: number }[],
  share: number,
): Independence {
  const errors = dependences.map(({ backwardError }) => backwardError);
  return {
    missing: errors.length,
    backwardError: errors.length === 0 ? null : Math.max(...errors),
    least: Math.sqrt(share),
    uncertainty: 0,
  };
}

/** A geometry in the file's units. */
export function inFileUnits(
  { rank, eigenvalues, gamma, s, t }: LocalGeometry,
  unit: number,
): SolvedProblem["geometry"] {
  return {
    rank,
    gamma,
    eigenvalues: eigenvalues.map((λ) => fromUnits(λ, unit)),
    s: fromUnits(s, unit, unit),
    t: fromUnits(t, unit, unit),
  };
}

/** @throws LinearAlgebraError if a number leaves the range of doubles in the file's units */
function userProblem(
  problem: QuadraticSum,
  scaled: SolvedProblem["scaled"] & { readonly noise: (left: Float64Array) => NoiseMoments },
  independence: Independence,
  columns: readonly string[] | null,
  probabilities: Float64Array | null,
  stationaryNoise: (minimizer: Float64Array) => StationaryNoise,
): SolvedProblem {
  const [minimizer] = problem.minimizers;
  return {
    problem,
    sum: problem,
    minimizer: minimizer.point,
    geometry: inFileUnits(scaled.geometry, scaled.unit),
    scaled,
    independence,
    precision: "float64",
    columns,
    probabilities,
    outputs: null,
    point: null,
    rest() {
      const { left, ...gaps } = stationaryNoise(minimizer.point);
      return { ...gaps, noise: problem.homogeneous ? null : scaled.noise(left) };
    },
  };
}
