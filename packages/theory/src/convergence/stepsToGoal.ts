import { log } from "@sgd-basins/random";
import type { GapAfter } from "./scaledDynamics.ts";

/** Steps beyond which doubles count no single ones. */
export const MOST_COUNTED = Number.MAX_SAFE_INTEGER;
/** How far a gap that has reached its goal is looked at again, at doubled numbers of steps: it may have been on its way through. */
const DOUBLINGS = 20;

/**
 * The number of steps from `least` on after which the gap is at most `goal`, and at no later one of those that are looked at
 * again above it; infinite beyond `most`.
 */
export function stepsToGoal(goal: number, least: number, gapAfter: GapAfter, most = MOST_COUNTED): number {
  let steps = firstBelow(goal, least, gapAfter, most);
  for (let i = 0, later = steps; i < DOUBLINGS && later < most / 2; i++) {
    later *= 2;
    if (!(gapAfter(later) > goal)) continue;
    steps = firstBelow(goal, later, gapAfter, most);
    later = steps;
  }
  return steps;
}

/**
 * The first number of steps after which it is, with the part of the last one that was needed, for a search over rates: the gap
 * shrinks by a factor a step.
 */
export function partialSteps(goal: number, gapAfter: GapAfter, most: number): number {
  const steps = firstBelow(goal, 1, gapAfter, most);
  if (!(steps < most)) return Number.POSITIVE_INFINITY;
  const [before, after] = [gapAfter(steps - 1), gapAfter(steps)];
  return after > 0 && before > goal ? steps - 1 + log(before / goal) / log(before / after) : steps;
}

function firstBelow(goal: number, least: number, gapAfter: GapAfter, most: number): number {
  if (gapAfter(least) <= goal) return least;
  let low = least;
  let high = 2 * least;
  while (gapAfter(high) > goal) {
    low = high;
    high *= 2;
    if (high > 2 * most) return Number.POSITIVE_INFINITY;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (gapAfter(middle) <= goal) high = middle;
    else low = middle;
  }
  return high <= most ? high : Number.POSITIVE_INFINITY;
}
