import type { Batch } from "./batch.ts";
import type { LocalTheory } from "./localTheory/localTheory.ts";
import { UndeterminedError } from "./localTheory/undetermined.ts";
import { limitOfMoment } from "./secondMoment/limitOfMoment.ts";
import type { Bound, EnclosedBound, Inapplicable } from "./theorems/bound.ts";
import { theorem16 } from "./theorems/theorem16.ts";
import { theorem17 } from "./theorems/theorem17.ts";

/** The learning rates that theory names for one batch size, in units of 1/curvature. */
export interface Thresholds {
  /** Theorem 17's convergence bound u(k). */
  readonly convergence: Bound;
  /** The exact limit α*(k) of mean-square stability. */
  readonly meanSquare: EnclosedBound;
  /** Theorem 16's divergence bound l(k). */
  readonly divergence: Bound;
}

/** What the rounding of a bound may come to, relative. */
const ROUNDING = 1e-9;

/**
 * The thresholds of SGD-k at a minimizer, each as it comes out of its own computation: u ≤ α* ≤ l, up to rounding.
 *
 * @param theory - what `localTheory` gave
 * @param batchSize - k, or a batch without replacement
 * @param onStep - told the share of the work that is done, a guess
 * @returns three learning rates, in units of 1/curvature
 * @throws UndeterminedError if they come out in another order; RangeError if `batchSize` is out of range
 * @example
 * ```ts
 * import { denseHessians, localTheory, rateOf, thresholds } from "sgd-basins/theory";
 *
 * const theory = localTheory(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]));
 * rateOf(thresholds(theory, 1).divergence); // ≈ 0.8
 * ```
 */
export function thresholds(
  { geometry, moment }: Pick<LocalTheory, "geometry" | "moment">,
  batchSize: Batch,
  onStep?: (share: number) => void,
): Thresholds {
  const divergence = theorem16(geometry, batchSize);
  const convergence = theorem17(geometry, batchSize);
  const meanSquare = limitOfMoment(moment, batchSize, onStep);
  if (convergence.applies && meanSquare.applies && divergence.applies) {
    const [low, high] = meanSquare.enclosure;
    if (convergence.learningRate > high * (1 + ROUNDING) || divergence.learningRate < low * (1 - ROUNDING)) {
      throw new UndeterminedError("the three learning rates come out in the wrong order");
    }
  }
  return { convergence, meanSquare, divergence };
}

/** What there is where a batch cannot be drawn: see `batchOf`. */
export function noThresholds(reason: Inapplicable): Thresholds {
  return { convergence: reason, meanSquare: reason, divergence: reason };
}

/** The same with u ≤ α* ≤ l: a bound that rounding put on the wrong side of α* becomes equal to it. */
export function inOrder({ convergence, meanSquare, divergence }: Thresholds): Thresholds {
  const orderedBy = (bound: Bound, order: (a: number, b: number) => number): Bound =>
    bound.applies && meanSquare.applies
      ? { ...bound, learningRate: order(bound.learningRate, meanSquare.learningRate) }
      : bound;
  return {
    convergence: orderedBy(convergence, Math.min),
    meanSquare,
    divergence: orderedBy(divergence, Math.max),
  };
}
