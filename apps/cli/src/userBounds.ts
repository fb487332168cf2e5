import type { BatchSize } from "@sgd-basins/report";
import { type Bound, type EnclosedBound, limitOfMoment, theorem16, theorem17 } from "@sgd-basins/theory";
import { placeOf, type UserProblem, withinRange } from "./readProblem.ts";

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
 * @throws InputError if a number leaves the range of doubles
 */
export function userBounds(
  file: string,
  user: UserProblem,
  batchSize: BatchSize,
  onStep?: (share: number) => void,
): UserBounds {
  return withinRange(file, placeOf(user), () => {
    const bounds: UserBounds = {
      batchSize,
      divergence: theorem16(user.geometry, batchSize),
      convergence: theorem17(user.geometry, batchSize),
      meanSquareLimit: limitOfMoment(user.moment, batchSize, onStep),
    };
    for (const bound of [bounds.divergence, bounds.convergence, bounds.meanSquareLimit]) {
      if (bound.applies && !Number.isFinite(bound.learningRate)) throw new RangeError("beyond double precision");
    }
    return bounds;
  });
}

/** The number where a bound applies, else `{applies: false, reason}`; the form that `--json` documents. */
export function jsonBound(bound: Bound | EnclosedBound): number | { applies: false; reason: string } {
  return bound.applies ? bound.learningRate : bound;
}
