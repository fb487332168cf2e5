import { fromUnits } from "@sgd-basins/linalg";
import type { BatchSize } from "@sgd-basins/random";
import { boundThresholds, limitThresholds } from "@sgd-basins/report";
import {
  type Bound,
  batchOf,
  batchSizeOf,
  criticalBatchSize,
  type EnclosedBound,
  inOrder,
  noThresholds,
  type Thresholds,
  thresholds,
} from "@sgd-basins/theory";
import { withinRange } from "./readProblem.ts";
import type { UserProblem } from "./userProblem.ts";

/** The thresholds of one batch size, in the file's units and exactly in order. */
export interface UserBounds extends Thresholds {
  readonly batchSize: BatchSize;
}

/**
 * The thresholds of a problem for one batch size.
 *
 * @throws InputError if a number leaves the range of doubles, or data do not determine it
 */
export function userBounds(
  file: string,
  user: UserProblem,
  batchSize: BatchSize,
  onStep?: (share: number) => void,
): UserBounds {
  const drawn = batchOf(batchSize, user.sampling, user.problem.components);
  if (!drawn.applies) return { batchSize, ...noThresholds(drawn) };
  return withinRange(file, user.columns, () => ({
    batchSize,
    ...allInFileUnits(inOrder(thresholds(user.scaled, drawn.batch, onStep)), user.scaled.unit),
  }));
}

/** The batch size from which on Theorem 17 is on its other branch, for the sampling. */
export function userCriticalBatchSize({ scaled, sampling, problem }: UserProblem): number {
  return batchSizeOf(criticalBatchSize(scaled.geometry), sampling, problem.components);
}

/** Whatever thresholds there are, with every learning rate of theirs in the file's units. */
function allInFileUnits<T extends Record<keyof T, Bound | EnclosedBound>>(scaled: T, unit: number): T {
  const changed = { ...scaled };
  for (const key in scaled) changed[key] = inFileUnits(scaled[key], unit);
  return changed;
}

/** A bound with every learning rate of its in the file's units. */
export function inFileUnits<B extends Bound | EnclosedBound>(bound: B, unit: number): B {
  const own = (rate: number): number => fromUnits(rate, 1 / unit);
  if (!bound.applies) return bound;
  const changed = { ...bound, learningRate: own(bound.learningRate) };
  return "enclosure" in bound ? { ...changed, enclosure: [own(bound.enclosure[0]), own(bound.enclosure[1])] } : changed;
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
