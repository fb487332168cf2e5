import { log } from "@sgd-basins/random";
import type { BatchDynamics } from "./dynamics.ts";
import type { Floor, GapAfter } from "./scaledDynamics.ts";

/** The largest share of the exact limit that is advised: what lies beyond is not known well, and saves a part in a thousand. */
const MOST_OF_LIMIT = 0.999;
/** Relative width at which a rate is known as well as it is worth. */
const SETTLED = 1e-6;
const MOST_TRIALS = 100;
/** What rounding may add to a number of steps that is whole, relative. */
const ROUNDING = 1e-10;
/** Steps beyond which doubles count no single ones. */
const MOST_COUNTED = Number.MAX_SAFE_INTEGER;
/** By how much the expected gap may be above the goal, relative: as well as it is known. */
const TOLERATED = 1e-3;

/** An expected gap, from one to another. */
export interface Goal {
  readonly start: number;
  /** Positive and less than `start`. */
  readonly gap: number;
}

/** What a constant rate does. */
export interface ConstantRate {
  readonly learningRate: number;
  /** ρ, by which the mean square shrinks a step in the end. */
  readonly factor: number;
  /** The expected gap at rest. */
  readonly floor: number;
  /** The least j with ρ^j × start + floor ≤ gap, or more where the expected gap itself needs more; infinite where none do. */
  readonly steps: number;
}

/**
 * The constant learning rate that reaches a goal in the fewest steps, where the expected gap after j steps is estimated by
 * ρ(α)^j × start + floor(α).
 *
 * With N = log(start/(gap − floor)) and D = −log ρ the number of steps is N/D. What is sought is the zero of ND' − N'D, times
 * ρ (gap − floor), which falls from a positive number at 0 to a negative one where the floor reaches the goal or the factor is
 * least: from derivatives of ρ and of the floor by themselves. Where the floor is zero the goal does not matter: it is the
 * rate with the least factor, ρ being convex.
 *
 * @param goal - null for the least factor, whatever the floor
 * @returns at most 0.999 α*, which costs at most a part in a thousand: 1 − ρ is concave
 */
export function fewestSteps(dynamics: BatchDynamics, flattest: number, goal: Goal | null): number {
  const most = MOST_OF_LIMIT * dynamics.limit;
  const noFloor: Floor = { value: 0, slope: 0 };
  const floorAt = (rate: number): Floor => (goal === null ? noFloor : dynamics.floor(rate, "search"));
  const high = goal === null ? most : rateOfFloor(goal.gap, most, floorAt);
  const saved = (rate: number): number => {
    const { deficit, slope } = dynamics.decay(rate, "search");
    if (goal === null) return slope;
    const floor = floorAt(rate);
    const left = goal.gap - floor.value;
    // Where one step does it all, D is infinite, but not (1 − δ)D.
    const rest = 1 - deficit;
    const lost = rest > 0 ? floor.slope * decayOf(deficit) * rest : 0;
    return left > 0 ? slope * log(goal.start / left) * left - lost : -lost;
  };
  const atHigh = saved(high);
  if (atHigh >= 0) return high;
  // 1 − ρ begins with the slope 2λᵣ.
  const atZero = 2 * flattest * (goal === null ? 1 : log(goal.start / goal.gap) * goal.gap);
  return signChange(saved, { at: 0, value: atZero }, { at: high, value: atHigh });
}

/**
 * The same at a given rate, as it may be printed.
 *
 * The slowest mode of the second moment may hold more of the gap than the start does: what begins in flat directions stirs
 * steep ones. Where ρ^j × start + floor is therefore too little after the steps that it names, the number of steps is that
 * after which the expected gap is at the goal.
 *
 * @param from - see {@link BatchDynamics.gapAfter}; null if nothing is known of the start's direction
 */
export function stepsAt(
  dynamics: BatchDynamics,
  learningRate: number,
  { start, gap }: Goal,
  from: Float64Array | null,
): ConstantRate {
  const { deficit } = dynamics.decay(learningRate, "final");
  const { value: floor } = dynamics.floor(learningRate, "final");
  const left = gap - floor;
  const steps =
    left > 0
      ? Math.max(1, Math.ceil((log(start / left) / decayOf(deficit)) * (1 - ROUNDING)))
      : Number.POSITIVE_INFINITY;
  const gapAfter = from === null || !(steps < MOST_COUNTED) ? null : dynamics.gapAfter;
  const known = gapAfter === null || from === null ? null : gapAfter(learningRate, from);
  return {
    learningRate,
    factor: 1 - deficit,
    floor,
    steps: known === null ? steps : firstBelow(left * (1 + TOLERATED), steps, known),
  };
}

/** The first number of steps from `least` on after which the gap is at most `goal`. */
function firstBelow(goal: number, least: number, gapAfter: GapAfter): number {
  if (gapAfter(least) <= goal) return least;
  let low = least;
  let high = 2 * least;
  while (gapAfter(high) > goal) {
    low = high;
    high *= 2;
    if (high > MOST_COUNTED) return Number.POSITIVE_INFINITY;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (gapAfter(middle) <= goal) high = middle;
    else low = middle;
  }
  return high;
}

/** −log(1 − δ), to its own accuracy where δ is small (Kahan). */
function decayOf(deficit: number): number {
  const rest = 1 - deficit;
  if (!(rest > 0)) return Number.POSITIVE_INFINITY;
  return rest === 1 ? deficit : (-log(rest) * deficit) / (1 - rest);
}

/** The rate at which the floor reaches the goal, from above by Newton's method: the floor is convex. */
function rateOfFloor(gap: number, most: number, floorAt: (rate: number) => Floor): number {
  let rate = most;
  for (let trial = 0; trial < MOST_TRIALS; trial++) {
    const { value, slope } = floorAt(rate);
    // The chord to the origin ends below: it keeps rounding from going past zero.
    const next = Math.max(rate - (value - gap) / slope, (rate * gap) / value);
    if (value <= gap || !(next < rate * (1 - SETTLED))) return rate;
    rate = next;
  }
  return rate;
}

interface Sample {
  readonly at: number;
  readonly value: number;
}

/** Where a function changes its sign from positive to negative: by secants that keep both sides (the Illinois rule). */
function signChange(f: (x: number) => number, first: Sample, last: Sample): number {
  let low = first;
  let high = last;
  let lowValue = low.value;
  let highValue = high.value;
  let before: "low" | "high" | null = null;
  for (let trial = 0; trial < MOST_TRIALS && high.at - low.at > SETTLED * high.at; trial++) {
    const secant = low.at + ((high.at - low.at) * lowValue) / (lowValue - highValue);
    const inside = secant > low.at && secant < high.at;
    // Every third step halves, so that a corner or a steep end costs no more than bisection.
    const at = inside && trial % 3 !== 2 ? secant : (low.at + high.at) / 2;
    const value = f(at);
    const side = value >= 0 ? "low" : "high";
    if (side === "low") {
      low = { at, value };
      lowValue = value;
      if (before === side) highValue /= 2;
    } else {
      high = { at, value };
      highValue = value;
      if (before === side) lowValue /= 2;
    }
    before = side;
  }
  return low.at > 0 ? low.at : high.at;
}
