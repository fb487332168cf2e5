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
  leastSquares,
  type QuadraticSum,
  type QuadraticSumParameters,
  quadraticSum,
  weightedMatrices,
  weightedRows,
} from "@sgd-basins/problems";
import {
  denseHessians,
  type LocalTheory,
  type SampledComponents,
  sampledComponents,
  theoryOfMatrices,
  theoryOfRows,
  UndeterminedError,
} from "@sgd-basins/theory";
import type { SamplingChoice } from "./samplingChoice.ts";
import { samplingProbabilities } from "./samplingProbabilities.ts";
import type { Independence, OnStep, UserProblem } from "./userProblem.ts";

/** The minimizer, the local geometry and all that thresholds need of a quadratic sum. */
export function solveMatrices(
  parameters: QuadraticSumParameters,
  choice: SamplingChoice | undefined,
  onStep: OnStep,
): UserProblem {
  const { data, unit } = weightedMatrices(parameters);
  const factor = factorMean(data);
  const problem = quadraticSum(parameters, factor);
  const { dimension, matrices, weights } = data;
  const probabilities =
    choice === undefined
      ? null
      : choose(choice, sampledComponents(denseHessians(dimension, weights.hi, matrices)), onStep);
  const drawn = probabilities === null ? null : normalizedTwice(probabilities);
  const theory = theoryOfMatrices(data, factor, drawn, (share) => onStep(share, "local geometry"));
  const independence = independenceOf(factor.dependences, factor.independence);
  return userProblem(problem, theory, unit, independence, null, probabilities);
}

/** The same of least squares. */
export function solveRows(
  parameters: LeastSquaresParameters,
  choice: SamplingChoice | undefined,
  onStep: OnStep,
): UserProblem {
  const { data, unit } = weightedRows(parameters);
  const findRange = (share: number): void => onStep(share / 2, "range of the columns");
  const findTheory = (share: number): void => onStep((1 + share) / 2, "local geometry");
  const solve = (range: RowRange): UserProblem => {
    const problem = leastSquares(parameters, range);
    const whole = theoryOfRows(data, range, null, findTheory);
    const probabilities = choice === undefined ? null : choose(choice, whole.components(), onStep);
    const theory = probabilities === null ? whole : theoryOfRows(data, range, normalizedTwice(probabilities));
    const independence =
      range.precision === "double"
        ? independenceOf([], range.eigen.independence)
        : independenceOf(range.factor.dependences, range.factor.independence);
    return userProblem(problem, theory, unit * unit, independence, parameters.columns, probabilities);
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

function choose(choice: SamplingChoice, components: SampledComponents, onStep: OnStep): Float64Array {
  return samplingProbabilities(choice, components, (share) => onStep(share, "sampling weights, at most"));
}

function independenceOf(dependences: readonly { readonly backwardError: number }[], share: number): Independence {
  const errors = dependences.map(({ backwardError }) => backwardError);
  return { backwardError: errors.length === 0 ? null : Math.max(...errors), least: Math.sqrt(share) };
}

/** @throws LinearAlgebraError if a number leaves the range of doubles in the file's units */
function userProblem(
  problem: QuadraticSum,
  { geometry, moment, drawn }: LocalTheory,
  unit: number,
  independence: Independence,
  columns: readonly string[] | null,
  probabilities: Float64Array | null,
): UserProblem {
  const [minimizer] = problem.minimizers;
  if (minimizer === undefined) throw new Error("a quadratic sum has a minimizer");
  const { rank, eigenvalues, gamma, s, t } = geometry;
  return {
    problem,
    minimizer: minimizer.point,
    geometry: {
      rank,
      gamma,
      eigenvalues: eigenvalues.map((λ) => fromUnits(λ, unit)),
      s: fromUnits(s, unit, unit),
      t: fromUnits(t, unit, unit),
    },
    scaled: { geometry, moment, drawn, unit },
    independence,
    columns,
    probabilities,
  };
}
