import type { Precision } from "@sgd-basins/problems";
import type { Sampling } from "@sgd-basins/random";
import { InputError } from "../failures.ts";
import { inLoss } from "../solved/inLoss.ts";
import type { LossName } from "../solved/losses.ts";
import type { ProblemForm } from "../solved/problemForms.ts";
import { userCriticalBatchSize } from "../solved/userBounds.ts";
import type { SolvedProblem, UserProblem } from "../solved/userProblem.ts";

/**
 * A minimum of a mean loss Σ pᵢ fᵢ(β) and the curvature about it: all that thresholds depend on. Plain data, in the problem's own
 * units; γ, s and t are the letters of Patel (2017), section 2.1.
 */
export interface Basin {
  /** d, the number of parameters. */
  readonly dimension: number;
  /** N, the number of components that batches are drawn from. */
  readonly components: number;
  /** The number of curved directions. */
  readonly rank: number;
  /** Of the mean Hessian Q̄ = Σ pᵢQᵢ, the positive ones, descending. */
  readonly eigenvalues: readonly number[];
  /** γ, the largest with Σ pᵢQᵢQ̄Qᵢ ⪰ (1 + γ)Q̄³; no unit. */
  readonly gamma: number;
  /** s, eq. (5), in units of curvature squared; 0 for the largest γ. */
  readonly s: number;
  /** t, eq. (11), in units of curvature squared. */
  readonly t: number;
  /** The batch size from which on Theorem 17 is on its other branch, with replacement; negative if there is none. */
  readonly criticalBatchSize: number;
  /** Whether every component has this minimum, so that there is no noise at it. */
  readonly homogeneous: boolean;
  /** What the Hessians or gradients were taken to be rounded to; of least squares always `"float64"`. */
  readonly precision: Precision;
  /** β*, of least norm where there are many; null where it is the caller's own. */
  readonly minimizer: readonly number[] | null;
}

/** What a basin was made of. */
type Source = Omit<UserProblem, "sampling"> & { readonly name: string };

/** Kept beside the data, so that these stay plain. */
const sources = new WeakMap<Basin, Source>();

/** @param name - what was given, for messages */
export function basinOf(
  solved: SolvedProblem,
  form: ProblemForm,
  name: string,
  loss: LossName = "half-squared",
): Basin {
  const user = inLoss({ ...solved, form }, loss);
  const { problem, geometry, minimizer } = user;
  const basin: Basin = {
    dimension: problem.dimension,
    components: problem.components,
    rank: geometry.rank,
    eigenvalues: [...geometry.eigenvalues],
    gamma: geometry.gamma,
    s: geometry.s,
    t: geometry.t,
    criticalBatchSize: userCriticalBatchSize({ ...user, sampling: "with-replacement" }),
    homogeneous: problem.homogeneous,
    precision: user.precision,
    minimizer: minimizer === null ? null : [...minimizer],
  };
  sources.set(basin, { ...user, name });
  return basin;
}

/**
 * What a basin was made of, with batches drawn in some way.
 *
 * @throws TypeError if it is a copy, or was made by hand
 * @throws InputError if batches cannot be drawn so
 */
export function sourceOf(basin: Basin, sampling: Sampling): UserProblem & { readonly name: string } {
  const source = sources.get(basin);
  if (source === undefined)
    throw new TypeError("a basin must be what fromRows, fromHessians, fromJacobian or a reader gave");
  const { weights } = source.problem;
  if (sampling !== "with-replacement" && weights.some((weight) => weight !== weights[0])) {
    throw new InputError(source.name, "weights", "must be equal for sampling without replacement");
  }
  return { ...source, sampling };
}
