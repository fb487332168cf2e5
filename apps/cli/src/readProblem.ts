import {
  type LeastSquaresParameters,
  leastSquares,
  type QuadraticSum,
  type QuadraticSumParameters,
  quadraticSum,
  readLeastSquares,
  readQuadraticSum,
} from "@sgd-basins/problems";
import { readText } from "@sgd-basins/report/node";
import {
  denseLocalGeometry,
  denseSampledComponents,
  denseSecondMoment,
  type LocalGeometry,
  rankOneEigenbasis,
  rankOneLocalGeometry,
  rankOneSampledComponents,
  rankOneSecondMoment,
  type SecondMoment,
} from "@sgd-basins/theory";
import { InputError, UsageError } from "./failures.ts";
import type { SamplingChoice } from "./samplingChoice.ts";
import { importanceOf, samplingProbabilities } from "./samplingProbabilities.ts";

/** How a file is to be read: a CSV if a target is named, else a quadratic-sum JSON. */
export interface ProblemSource {
  readonly target?: string | undefined;
  readonly drop?: readonly string[] | undefined;
  /** Probabilities other than the objective's weights, by importance sampling. */
  readonly weights?: SamplingChoice | undefined;
}

export interface UserProblem {
  readonly problem: QuadraticSum;
  readonly minimizer: Float64Array;
  readonly geometry: LocalGeometry;
  readonly moment: SecondMoment;
  /** The columns of x in a CSV; null for a quadratic sum. */
  readonly columns: readonly string[] | null;
  /** The probabilities pᵢ that were chosen; null if they are the objective's weights. */
  readonly probabilities: Float64Array | null;
}

/**
 * Reads a problem file, and computes its minimizer and local geometry.
 *
 * @param onStep - told how far the choice of sampling probabilities is
 * @throws InputError or ProblemFileError naming the file, the place and the rule; UsageError if it is a CSV without target, or JSON with one
 */
export async function readProblem(
  file: string,
  { target, drop, weights }: ProblemSource,
  onStep?: (share: number) => void,
): Promise<UserProblem> {
  if (target === undefined) {
    if (drop !== undefined) throw new UsageError("--drop goes with --target, which reads the file as a CSV");
    // Read first: of a file that is not there, that is what must be said.
    const text = await readText(file);
    if (/\.csv$/i.test(file)) throw new UsageError(`${file} is a CSV: name the column to be predicted with --target`);
    const parameters = readQuadraticSum(text.replace(/^\uFEFF/, ""), file);
    return withinRange(file, "components", () => checkFinite(sumProblem(parameters, weights, onStep)));
  }
  if (/\.json$/i.test(file)) throw new UsageError(`${file} is JSON: --target is for a CSV`);
  const choice = { target, ...(drop === undefined ? {} : { drop }) };
  const parameters = readLeastSquares(await readText(file), file, choice);
  return withinRange(file, "columns", () => checkFinite(dataProblem(parameters, weights, onStep)));
}

function sumProblem(
  parameters: QuadraticSumParameters,
  choice: SamplingChoice | undefined,
  onStep?: (share: number) => void,
): UserProblem {
  const { dimension, weights, hessians } = parameters;
  const problem = quadraticSum(parameters);
  const probabilities =
    choice === undefined
      ? null
      : samplingProbabilities(choice, denseSampledComponents(dimension, weights, hessians), onStep);
  const p = probabilities ?? weights;
  // A component that is drawn with probability pᵢ instead of wᵢ counts wᵢ/pᵢ times.
  const drawn = probabilities === null ? hessians : hessians.map((q, i) => scaled(q, importanceOf(weights, p, i)));
  const geometry = denseLocalGeometry(dimension, p, drawn);
  const moment = denseSecondMoment(dimension, p, drawn);
  return { problem, minimizer: pointOf(problem), geometry, moment, columns: null, probabilities };
}

function dataProblem(
  parameters: LeastSquaresParameters,
  choice: SamplingChoice | undefined,
  onStep?: (share: number) => void,
): UserProblem {
  const { dimension, weights, rows, columns } = parameters;
  const problem = leastSquares(parameters);
  const probabilities =
    choice === undefined ? null : samplingProbabilities(choice, rankOneSampledComponents(parameters), onStep);
  const drawn =
    probabilities === null
      ? parameters
      : {
          dimension,
          weights: probabilities,
          rows: rows.map(
            (entry, e) => entry * Math.sqrt(importanceOf(weights, probabilities, Math.floor(e / dimension))),
          ),
        };
  const basis = rankOneEigenbasis(drawn);
  const geometry = rankOneLocalGeometry(basis);
  return { problem, minimizer: pointOf(problem), geometry, moment: rankOneSecondMoment(basis), columns, probabilities };
}

function scaled(matrix: Float64Array, factor: number): Float64Array {
  return matrix.map((entry) => factor * entry);
}

function pointOf({ minimizers: [minimizer] }: QuadraticSum): Float64Array {
  if (minimizer === undefined) throw new Error("a quadratic sum has a minimizer");
  return minimizer.point;
}

function checkFinite(user: UserProblem): UserProblem {
  const { minimizer, geometry } = user;
  const numbers = [...minimizer, ...geometry.eigenvalues, geometry.gamma, geometry.s, geometry.t];
  // A rank of zero is an underflow here: the file has a Q that differs from zero.
  if (geometry.rank === 0 || !numbers.every(Number.isFinite)) throw new RangeError("beyond double precision");
  return user;
}

/** What in its file a problem is made of, for messages. */
export function placeOf({ columns }: Pick<UserProblem, "columns">): "components" | "columns" {
  return columns === null ? "components" : "columns";
}

/**
 * Runs a computation on a problem that was read from a file. Its numbers are checked one by one; what can still fail is
 * that their products leave the range of doubles.
 *
 * @param place - what in the file is to blame
 */
export function withinRange<T>(file: string, place: "components" | "columns", compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    const rule = `the numbers are too large, too small or too far apart for double precision (${(error as Error).message})`;
    throw new InputError(file, place, rule);
  }
}
