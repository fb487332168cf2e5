import { fromUnits } from "@sgd-basins/linalg";
import { type BatchSize, boundThresholds, limitThresholds } from "@sgd-basins/report";
import {
  type Bound,
  type EnclosedBound,
  limitOfMoment,
  theorem16,
  theorem17,
  UndeterminedError,
} from "@sgd-basins/theory";
import { type UserProblem, withinRange } from "./readProblem.ts";

/** The three learning rates of one batch size, u(k) ≤ α*(k) ≤ l(k). */
export interface UserBounds {
  readonly batchSize: BatchSize;
  readonly divergence: Bound;
  readonly convergence: Bound;
  readonly meanSquare: EnclosedBound;
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
      meanSquare: limitOfMoment(moment, batchSize, onStep),
    });
    const { divergence, convergence, meanSquare } = bounds;
    return {
      batchSize,
      divergence: own(divergence),
      convergence: own(convergence),
      meanSquare: meanSquare.applies
        ? { ...own(meanSquare), enclosure: [ownRate(meanSquare.enclosure[0]), ownRate(meanSquare.enclosure[1])] }
        : meanSquare,
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
  const { divergence, convergence, meanSquare } = bounds;
  if (!(divergence.applies && convergence.applies && meanSquare.applies)) return bounds;
  const [low, high] = meanSquare.enclosure;
  const limit = meanSquare.learningRate;
  if (convergence.learningRate > high * (1 + ROUNDING) || divergence.learningRate < low * (1 - ROUNDING)) {
    throw new UndeterminedError("the three learning rates come out in the wrong order");
  }
  return {
    ...bounds,
    convergence: { ...convergence, learningRate: Math.min(convergence.learningRate, limit) },
    divergence: { ...divergence, learningRate: Math.max(divergence.learningRate, limit) },
  };
}

/** In the order of `--json`, which had its fields before the limits stood between the bounds. */
const jsonThresholds = [...boundThresholds.toReversed(), ...limitThresholds];

/** The fields of `--json`: a number where a bound applies, else `{applies: false, reason}`. */
export function jsonBounds(bounds: UserBounds): Record<string, number | { applies: false; reason: string }> {
  return Object.fromEntries(
    jsonThresholds.map(({ key, jsonKey }) => {
      const bound = bounds[key];
      return [jsonKey, bound.applies ? bound.learningRate : bound];
    }),
  );
}

/** What is known to enclose a bound; null where it does not apply. */
export function enclosureOf(bound: Bound | EnclosedBound): readonly [number, number] | null {
  if (!bound.applies) return null;
  return "enclosure" in bound ? bound.enclosure : [bound.learningRate, bound.learningRate];
}
