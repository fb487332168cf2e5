import { exp, log } from "@sgd-basins/random";
import type { BatchDynamics } from "./dynamics.ts";
import { decayOf } from "./powers.ts";
import type { Floor } from "./scaledDynamics.ts";
import { MOST_COUNTED, partialSteps, stepsToGoal } from "./stepsToGoal.ts";

/** The largest share of the exact limit that is advised: what lies beyond is not known well, and saves a part in a thousand. */
const MOST_OF_LIMIT = 0.999;
/** Relative width at which a rate is known as well as it is worth. */
const SETTLED = 1e-6;
const MOST_TRIALS = 100;
/** What rounding may add to a number of steps that is whole, relative. */
const ROUNDING = 1e-10;
/** By how much the expected gap may be above the goal, relative, where it is known no better. */
const TOLERATED = 1e-3;
/** Rates that are tried one below the other, four to a power of ten, and by how much more than the best of them the last one takes. */
const TRIED_RATIO = 0.5623413251903491;
const MOST_TRIED = 60;
const MUCH_MORE = 4;
/** Rates that are tried between two of those. */
const FINER = 5;
/** Steps up to which a gap is followed: each of them may round by 1e-16. */
const MOST_FOLLOWED = 1e12;
/** Relative width to which the best rate is found. */
const PRECISION = 5e-3;

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
  /** By which the expected gap is at the goal; see {@link stepsAt}. Infinite where it never is. */
  readonly steps: number;
  /** Whether that is the expected gap itself; else it is estimated by ρ^j × start + floor. */
  readonly exact: boolean;
}

/**
 * The constant learning rate that reaches a goal in the fewest steps.
 *
 * Where the expected gap of a start is known exactly, rates are tried from the one whose floor is the goal downwards, and those
 * about the best one more closely. Else the gap after j steps is estimated by ρ(α)^j × start + floor(α): with
 * N = log(start/(gap − floor)) and D = −log ρ the number of steps is N/D. What is sought is the zero of ND' − N'D, times
 * ρ (gap − floor), which falls from a positive number at 0 to a negative one where the floor reaches the goal or the factor is
 * least: from derivatives of ρ and of the floor by themselves. Where the floor is zero the goal does not matter: it is the
 * rate with the least factor, ρ being convex.
 *
 * @param goal - null for the least factor, whatever the floor
 * @param from - see {@link BatchDynamics.gapAfter}; null if nothing is known of the start's direction
 * @returns at most 0.999 α*, which costs at most a part in a thousand of the estimate: 1 − ρ is concave
 */
export function fewestSteps(
  dynamics: BatchDynamics,
  flattest: number,
  goal: Goal | null,
  from: Float64Array | null = null,
): number {
  const most = MOST_OF_LIMIT * dynamics.limit;
  const noFloor: Floor = { value: 0, slope: 0 };
  const floorAt = (rate: number): Floor => (goal === null ? noFloor : dynamics.floor(rate, "search"));
  const high = goal === null ? most : rateOfFloor(goal.gap, most, floorAt);
  if (goal !== null && from !== null && dynamics.exact) return soonest(dynamics, goal, from, high);
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
 * Where the expected gap is an estimate, steps are the least j with ρ^j × start + floor ≤ gap, or more: the slowest mode of the
 * second moment may hold more of the gap than the start does, as what begins in flat directions stirs steep ones, and noise and
 * the mean's error go together. Then the number of steps is that after which its modes are at the goal, to a part in a thousand.
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
  const exact = from !== null && dynamics.exact;
  const known = { learningRate, factor: 1 - deficit, floor, exact };
  if (!(left > 0)) return { ...known, steps: Number.POSITIVE_INFINITY };
  if (exact) return { ...known, steps: stepsToGoal(left, 1, dynamics.gapAfter(learningRate, from), MOST_FOLLOWED) };
  const estimate = Math.max(1, Math.ceil((log(start / left) / decayOf(deficit)) * (1 - ROUNDING)));
  if (from === null || !(estimate < MOST_COUNTED)) return { ...known, steps: estimate };
  return {
    ...known,
    steps: stepsToGoal(left * (1 + TOLERATED), estimate, dynamics.gapAfter(learningRate, from)),
  };
}

/** @param high - a rate beyond which the floor is above the goal, or the exact limit near */
function soonest(dynamics: BatchDynamics, goal: Goal, from: Float64Array, high: number): number {
  const stepsOf = (rate: number): number => {
    const left = goal.gap - dynamics.floor(rate, "search").value;
    return left > 0 ? partialSteps(left, dynamics.gapAfter(rate, from)) : Number.POSITIVE_INFINITY;
  };
  let best = { rate: high, steps: stepsOf(high) };
  const tryRate = (rate: number): number => {
    const steps = stepsOf(rate);
    if (steps < best.steps) best = { rate, steps };
    return steps;
  };
  for (let trial = 0, rate = high; trial < MOST_TRIED; trial++) {
    rate *= TRIED_RATIO;
    if (tryRate(rate) > MUCH_MORE * best.steps) break;
  }
  // Few steps are not a smooth function of the rate: once more, finer, before the search.
  const coarse = best.rate;
  for (let i = -FINER; i <= FINER; i++) {
    const rate = coarse * exp((i * -log(TRIED_RATIO)) / FINER);
    if (i !== 0 && rate < high) tryRate(rate);
  }
  const ratio = exp(-log(TRIED_RATIO) / FINER);
  return least(stepsOf, best.rate / ratio, Math.min(high, best.rate * ratio));
}

/** Where a function that falls and then rises is least: the golden section, in the logarithm. */
function least(f: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [log(from), log(to)];
  const pointAt = (share: number): { readonly at: number; readonly value: number } => {
    const at = low + share * (high - low);
    return { at, value: f(exp(at)) };
  };
  let [left, right] = [pointAt(1 - golden), pointAt(golden)];
  while (high - low > PRECISION) {
    if (left.value <= right.value) {
      high = right.at;
      right = left;
      left = pointAt(1 - golden);
    } else {
      low = left.at;
      left = right;
      right = pointAt(golden);
    }
  }
  return exp(left.value <= right.value ? left.at : right.at);
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
