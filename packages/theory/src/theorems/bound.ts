/** A result whose hypotheses hold, or the reason why they do not. */
export type Applicable<Result> =
  | ({
      /** Tells the two apart. */
      readonly applies: true;
    } & Readonly<Result>)
  | Inapplicable;

/** Why there is no result. */
export interface Inapplicable {
  /** Always false. */
  readonly applies: false;
  /** Which hypothesis does not hold, in words. */
  readonly reason: string;
}

/** A learning rate that a theorem gives, or the reason why it gives none. */
export type Bound = Applicable<{
  /** α, in units of 1/curvature. */
  learningRate: number;
}>;

/** A learning rate, and two that are proven to enclose it; or the reason why there is none. */
export type EnclosedBound = Applicable<{
  /** α, in units of 1/curvature. */
  learningRate: number;
  /** From and to, with α between them. */
  enclosure: readonly [number, number];
}>;

/**
 * The learning rate of a bound that must apply.
 *
 * @param bound - with whatever else it holds
 * @returns α, in the units of the bound
 * @throws Error with the reason if it does not
 * @example
 * ```ts
 * import { fromHessians, rateOf, thresholds } from "sgd-basins";
 *
 * rateOf(thresholds(fromHessians([[[4]]]), "inf").divergence); // ≈ 0.5
 * ```
 */
export function rateOf(bound: Bound): number {
  if (!bound.applies) throw new Error(bound.reason);
  return bound.learningRate;
}

/** The learning rate of a bound, null where it does not apply. */
export function rateOrNull(bound: Bound): number | null {
  return bound.applies ? bound.learningRate : null;
}

/** @throws RangeError if the learning rate is not finite; it may be negative, as in Definition 9 */
export function checkLearningRate(learningRate: number): void {
  if (!Number.isFinite(learningRate)) throw new RangeError(`the learning rate must be finite, found ${learningRate}`);
}

/** @throws RangeError if the expected optimality gap E[(θ − β*)'Q̄(θ − β*)] is negative or not finite */
export function checkGap(gap: number): void {
  if (!(gap >= 0 && gap < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`the optimality gap must be finite and not negative, found ${gap}`);
  }
}

/** The answer for a problem whose mean Hessian is zero; the paper's results have r ≥ 1. */
export const constantObjective: Inapplicable = {
  applies: false,
  reason: "Q̄ = 0: the objective has no curvature",
};
