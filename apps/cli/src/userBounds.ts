import { fromUnits } from "@sgd-basins/linalg";
import type { BatchSize } from "@sgd-basins/random";
import {
  type Bound,
  type EnclosedBound,
  limitOfMoment,
  theorem16,
  theorem17,
  UndeterminedError,
} from "@sgd-basins/theory";
import { withinRange } from "./readProblem.ts";
import type { UserProblem } from "./userProblem.ts";

/** The three learning rates of one batch size, u(k) ≤ α*(k) ≤ l(k). */
export interface UserBounds {
  readonly batchSize: BatchSize;
  readonly divergence: Bound;
  readonly convergence: Bound;
  readonly meanSquareLimit: EnclosedBound;
}

/**
 * The bounds of a problem for one batch size.
 *
 * u ≤ α* ≤ l is checked, up to the enclosure of α*; where rounding alone turned the order round, the two are made equal.
 *
 * @throws InputError if a number leaves the range of doubles
 */
export function userBounds(
  file: string,
  user: UserProblem,
  batchSize: BatchSize,
  onStep?: (share: number) => void,
): UserBounds {
  const { geometry, moment, unit } = user.scaled;
  return withinRange(file, user.columns, () => {
    const bounds = inOrder({
      batchSize,
      divergence: theorem16(geometry, batchSize),
      convergence: theorem17(geometry, batchSize),
      meanSquareLimit: limitOfMoment(moment, batchSize, onStep),
    });
    const { divergence, convergence, meanSquareLimit } = bounds;
    return {
      batchSize,
      divergence: own(divergence),
      convergence: own(convergence),
      meanSquareLimit: meanSquareLimit.applies
        ? {
            ...own(meanSquareLimit),
            enclosure: [ownRate(meanSquareLimit.enclosure[0]), ownRate(meanSquareLimit.enclosure[1])],
          }
        : meanSquareLimit,
    };
  });

  function ownRate(rate: number): number {
    return fromUnits(rate, 1 / unit);
  }

  function own<B extends Bound>(bound: B): B {
    return bound.applies ? { ...bound, learningRate: ownRate(bound.learningRate) } : bound;
  }
}

/** What the rounding of a bound may come to, relative. */
const ROUNDING = 1e-9;

/** The three with u ≤ α* ≤ l; a bound that rounding put on the wrong side of α* becomes equal to it. */
function inOrder(bounds: UserBounds): UserBounds {
  const { divergence, convergence, meanSquareLimit } = bounds;
  if (!(divergence.applies && convergence.applies && meanSquareLimit.applies)) return bounds;
  const [low, high] = meanSquareLimit.enclosure;
  const limit = meanSquareLimit.learningRate;
  if (convergence.learningRate > high * (1 + ROUNDING) || divergence.learningRate < low * (1 - ROUNDING)) {
    throw new UndeterminedError("the three learning rates come out in the wrong order");
  }
  return {
    ...bounds,
    convergence: { ...convergence, learningRate: Math.min(convergence.learningRate, limit) },
    divergence: { ...divergence, learningRate: Math.max(divergence.learningRate, limit) },
  };
}

/** The number where a bound applies, else `{applies: false, reason}`; the form that `--json` documents. */
export function jsonBound(bound: Bound | EnclosedBound): number | { applies: false; reason: string } {
  return bound.applies ? bound.learningRate : bound;
}
