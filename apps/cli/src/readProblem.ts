import {
  leastSquares,
  type QuadraticSum,
  quadraticSum,
  readLeastSquares,
  readQuadraticSum,
} from "@sgd-basins/problems";
import {
  denseLocalGeometry,
  denseSecondMoment,
  type LocalGeometry,
  rankOneEigenbasis,
  rankOneLocalGeometry,
  rankOneSecondMoment,
  type SecondMoment,
} from "@sgd-basins/theory";
import { InputError, UsageError } from "./failures.ts";
import { readText } from "./readText.ts";

/** How a file is to be read: a CSV if a target is named, else a quadratic-sum JSON. */
export interface ProblemSource {
  readonly target?: string | undefined;
  readonly drop?: readonly string[] | undefined;
}

export interface UserProblem {
  readonly problem: QuadraticSum;
  readonly minimizer: Float64Array;
  readonly geometry: LocalGeometry;
  readonly moment: SecondMoment;
  /** The columns of x in a CSV; null for a quadratic sum. */
  readonly columns: readonly string[] | null;
}

/**
 * Reads a problem file, and computes its minimizer and local geometry.
 *
 * @throws InputError or ProblemFileError naming the file, the place and the rule; UsageError if it is a CSV without target
 */
export async function readProblem(file: string, { target, drop }: ProblemSource): Promise<UserProblem> {
  if (target === undefined) {
    if (drop !== undefined) throw new UsageError("--drop goes with --target, which reads the file as a CSV");
    if (/\.csv$/i.test(file)) throw new UsageError(`${file} is a CSV: name the column to be predicted with --target`);
    return readSum(await readText(file), file);
  }
  return readData(await readText(file), file, { target, ...(drop === undefined ? {} : { drop }) });
}

function readSum(text: string, file: string): UserProblem {
  const parameters = readQuadraticSum(text.replace(/^\uFEFF/, ""), file);
  const { dimension, weights, hessians } = parameters;
  return withinRange(file, "components", () => {
    const problem = quadraticSum(parameters);
    const geometry = denseLocalGeometry(dimension, weights, hessians);
    const moment = denseSecondMoment(dimension, weights, hessians);
    return checkFinite({ problem, minimizer: pointOf(problem), geometry, moment, columns: null });
  });
}

function readData(text: string, file: string, choice: { target: string; drop?: readonly string[] }): UserProblem {
  const parameters = readLeastSquares(text, file, choice);
  return withinRange(file, "columns", () => {
    const problem = leastSquares(parameters);
    const basis = rankOneEigenbasis(parameters);
    const geometry = rankOneLocalGeometry(basis);
    const moment = rankOneSecondMoment(basis);
    return checkFinite({ problem, minimizer: pointOf(problem), geometry, moment, columns: parameters.columns });
  });
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
