import { type QuadraticSum, quadraticSum, readQuadraticSum } from "@sgd-basins/problems";
import { denseLocalGeometry, type LocalGeometry } from "@sgd-basins/theory";
import { InputError } from "./failures.ts";
import { readText } from "./readText.ts";

export interface UserProblem {
  readonly problem: QuadraticSum;
  readonly hessians: readonly Float64Array[];
  readonly minimizer: Float64Array;
  readonly geometry: LocalGeometry;
}

/**
 * Reads a quadratic-sum file, and computes its minimizer and local geometry.
 *
 * @throws InputError or ProblemFileError naming the file, the place and the rule
 */
export async function readProblem(file: string): Promise<UserProblem> {
  const parameters = readQuadraticSum((await readText(file)).replace(/^\uFEFF/, ""), file);
  const { dimension, weights, hessians } = parameters;
  return withinRange(file, () => {
    const problem = quadraticSum(parameters);
    const geometry = denseLocalGeometry(dimension, weights, hessians);
    const minimizer = problem.minimizers[0]?.point ?? new Float64Array(dimension);
    const numbers = [...minimizer, ...geometry.eigenvalues, geometry.gamma, geometry.s, geometry.t];
    // A rank of zero is an underflow here: the file has a Q that differs from zero.
    if (geometry.rank === 0 || !numbers.every(Number.isFinite)) throw new RangeError("beyond double precision");
    return { problem, hessians, minimizer, geometry };
  });
}

/**
 * Runs a computation on a problem that was read from a file. Its numbers are checked one by one; what can still fail is
 * that their products leave the range of doubles.
 */
export function withinRange<T>(file: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    const rule = `the numbers are too large, too small or too far apart for double precision (${(error as Error).message})`;
    throw new InputError(file, "components", rule);
  }
}
