import type { Precision, QuadraticSum, StationaryNoise } from "@sgd-basins/problems";
import type { Sampling } from "@sgd-basins/random";
import type { Hessians, LocalGeometry, LocalTheory, NoiseMoments } from "@sgd-basins/theory";
import type { LossName } from "./losses.ts";
import type { ProblemForm, ProblemSize } from "./problemForms.ts";

/** Told the share of the work that is done, and what the work is. */
export type OnStep = (share: number, what: string) => void;

/** A problem with its minimizer and local geometry. */
export interface SolvedProblem {
  readonly problem: ProblemSize;
  /** What `simulate` runs; null where only gradients at a minimum are known. */
  readonly sum: QuadraticSum | null;
  /** Null where it is the user's own, and not in the file. */
  readonly minimizer: Float64Array | null;
  /** In the file's units. */
  readonly geometry: Pick<LocalGeometry, "rank" | "eigenvalues" | "gamma" | "s" | "t">;
  /** What the thresholds are computed from, and the components, with curvatures in units of `unit`, a power of two. */
  readonly scaled: LocalTheory & { readonly unit: number; readonly hessians: () => Hessians };
  /** How near a dependence the columns of x, or the rows of the mean Hessian, are. */
  readonly independence: Independence;
  /** What the numbers were taken to be rounded to. */
  readonly precision: Precision;
  /** The columns of x in a CSV; null for a quadratic sum. */
  readonly columns: readonly string[] | null;
  /** The probabilities pᵢ that were chosen; null if they are the objective's weights. */
  readonly probabilities: Float64Array | null;
  /** Gaps and the noise at the minimizer, of which the bounds need nothing; some passes. Null where no start is known. */
  readonly rest: (() => Rest) | null;
  /** C of gradients; null elsewhere. */
  readonly outputs: number | null;
  /** What residuals say of the point at which gradients were taken; null without any. */
  readonly point: PointOfModel | null;
}

/** A point of a model with squared loss, and the linearised problem about it. */
export interface PointOfModel {
  /** Of residuals as of the problem: the mean of ½|residual|², or of all (residual)². */
  readonly loss: number;
  /** The norm of the mean gradient. */
  readonly meanGradient: number;
  /** The root mean square of the components' gradients' norms. */
  readonly gradients: number;
  /** The loss at the linearised problem's minimum. */
  readonly linearisedLoss: number;
  /** Of ½|residual|² at that minimum, in the basis of `scaled`; null where its loss is zero. */
  readonly noise: NoiseMoments | null;
}

interface Rest extends Pick<StationaryNoise, "gapAt" | "coordinatesAt" | "gapUnits"> {
  /** In the basis and the units of `scaled`; null for a homogeneous problem. */
  readonly noise: NoiseMoments | null;
}

/** One that was read from a file. */
export interface UserProblem extends SolvedProblem {
  readonly form: ProblemForm;
  /** Whose curvatures, gaps and rates its numbers are. */
  readonly loss: LossName;
  /** How its batches are to be drawn. */
  readonly sampling: Sampling;
}

export interface Independence {
  /** How many combinations were taken for zero. */
  readonly missing: number;
  /** The largest backward error of a combination that was taken for zero; null if there is none. */
  readonly backwardError: number | null;
  /** The smallest length that is left of a column without its part along others, as a share of its length. */
  readonly least: number;
  /** By how much single precision of the file's numbers may have moved λᵣ, relative; 0 of double precision. */
  readonly uncertainty: number;
}
