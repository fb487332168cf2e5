import { exp, log } from "@sgd-basins/random";
import type { BatchDynamics, BatchGap } from "./dynamics.ts";
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
/** Rates that are tried one below the other, four to a power of ten, and by how much more than the best of them the last one takes. */
const TRIED_RATIO = 0.5623413251903491;
const MOST_TRIED = 60;
const MUCH_MORE = 4;
/** Rates that are tried between two of those, where steps are few. */
const FINER = 5;
const FEW_STEPS = 200;
/** Steps up to which a gap is followed: each of them may round by 1e-16. */
const MOST_FOLLOWED = 1e12;
/** Relative width to which the best rate is found. */
const PRECISION = 5e-3;
/** To which sums over a path are known, beside the goal's share of the start, and at least. */
const SUMS = 1e-9;
const LEAST_SUMS = 1e-12;
/** Searches for a rate, each about a path that is better known, and by how much the steps may still move by that. */
const MOST_SEARCHES = 4;
const MOVED = 1e-3;

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
  /** Whether that is the expected gap itself; see `followGap`. Else it is estimated, from a known start as the path is known. */
  readonly exact: boolean;
}

/**
 * The constant learning rate that reaches a goal in the fewest steps.
 *
 * From a known start the expected gap is followed: rates are tried from the one whose floor is the goal downwards, and those
 * about the best one more closely. Else the gap after j steps is estimated by ρ(α)^j × start + floor(α): with
 * N = log(start/(gap − floor)) and D = −log ρ the number of steps is N/D. What is sought is the zero of ND' − N'D, times
 * ρ (gap − floor), which falls from a positive number at 0 to a negative one where the floor reaches the goal or the factor is
 * least: from derivatives of ρ and of the floor by themselves. Where the floor is zero the goal does not matter: it is the
 * rate with the least factor, ρ being convex.
 *
 * @param goal - null for the least factor, whatever the floor
 * @param from - see {@link BatchGap}; null if nothing is known of the start's direction
 * @returns at most 0.999 α*, which costs at most a part in a thousand of the estimate: 1 − ρ is concave
 */
export function fewestSteps(
  dynamics: BatchDynamics,
  flattest: number,
  goal: Goal | null,
  from: Float64Array | null = null,
): number {
  const { gap } = dynamics;
  const most = MOST_OF_LIMIT * dynamics.limit;
  const noFloor: Floor = { value: 0, slope: 0 };
  const floorAt = (rate: number): Floor => (goal === null ? noFloor : dynamics.floor(rate, "search"));
  const high = goal === null ? most : rateOfFloor(goal.gap, most, floorAt);
  if (goal !== null && from !== null && gap !== null) return soonest(gap, goal, from, high, high < most);
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
 * Where the start is not known, or there are too many curvatures to follow the gap, steps are the least j with
 * ρ^j × start + floor ≤ gap. The gap can be above the goal then: the slowest mode of the second moment may hold more of it than the
 * start does, as what begins in flat directions stirs steep ones, and noise and the mean's error go together.
 *
 * @param from - see {@link BatchGap}; null if nothing is known of the start's direction
 */
export function stepsAt(
  dynamics: BatchDynamics,
  learningRate: number,
  goal: Goal,
  from: Float64Array | null,
): ConstantRate {
  const { deficit } = dynamics.decay(learningRate, "final");
  const { value: floor } = dynamics.floor(learningRate, "final");
  const left = goal.gap - floor;
  const known = { learningRate, factor: 1 - deficit, floor };
  if (!(left > 0)) return { ...known, steps: Number.POSITIVE_INFINITY, exact: true };
  const { gap } = dynamics;
  if (from !== null && gap !== null) return { ...known, ...followed(gap, learningRate, goal, from) };
  const steps = Math.max(1, Math.ceil((log(goal.start / left) / decayOf(deficit)) * (1 - ROUNDING)));
  return { ...known, steps, exact: false };
}

/** The steps to a goal, once the path to it has been settled. */
function followed(gap: BatchGap, rate: number, goal: Goal, from: Float64Array): Pick<ConstantRate, "steps" | "exact"> {
  const stepsNow = (): number => stepsToGoal(goal.gap, 1, gap.after(rate, from), MOST_FOLLOWED);
  let steps = stepsNow();
  for (let trial = 0; trial < MOST_SEARCHES; trial++) {
    const exact = gap.settle(rate, from, Math.min(steps, MOST_FOLLOWED), precisionOf(goal));
    const before = steps;
    steps = stepsNow();
    if (steps <= before || !exact) return { steps, exact };
  }
  return { steps, exact: false };
}

function precisionOf({ start, gap }: Goal): number {
  return Math.max(LEAST_SUMS, (SUMS * gap) / start);
}

interface Tried {
  readonly rate: number;
  readonly steps: number;
}

/**
 * The rate that is at the goal first: tried downwards, then, about a path that is settled, more closely.
 *
 * @param high - a rate beyond which the floor is above the goal, or the exact limit near
 * @param isFloor - whether its floor is the goal, which is never reached there
 */
function soonest(gap: BatchGap, goal: Goal, from: Float64Array, high: number, isFloor: boolean): number {
  const stepsOf = (rate: number, most = MOST_COUNTED): number => partialSteps(goal.gap, gap.after(rate, from), most);
  /** What steps are once the path to them is settled; null where they were so. */
  const settled = ({ rate, steps }: Tried): Tried | null => {
    gap.settle(rate, from, Math.ceil(steps), precisionOf(goal));
    const now = stepsOf(rate);
    return Math.abs(now - steps) <= MOVED * steps ? null : { rate, steps: now };
  };
  const highest = isFloor ? high * TRIED_RATIO : high;
  gap.settle(highest, from, 1, precisionOf(goal));
  const downwardsFromTop = (): Tried => downwards(stepsOf, { rate: highest, steps: stepsOf(highest) }, MUCH_MORE);
  let best = downwardsFromTop();
  if (!(best.steps < MOST_FOLLOWED)) {
    gap.settle(highest, from, MOST_FOLLOWED, precisionOf(goal));
    best = downwardsFromTop();
  }
  for (let search = 0; search < MOST_SEARCHES && best.steps < MOST_FOLLOWED; search++) {
    const moved = settled(best);
    if (moved === null) break;
    const above = Math.min(highest, moved.rate / TRIED_RATIO);
    best = downwards(stepsOf, { rate: above, steps: stepsOf(above) }, 1);
  }
  for (let search = 0; search < MOST_SEARCHES && best.steps < MOST_FOLLOWED; search++) {
    best = closely(stepsOf, best, high);
    const moved = settled(best);
    if (moved === null) break;
    best = moved;
  }
  return best.rate;
}

type StepsOf = (rate: number, most: number) => number;

/** The best of rates, one below the other until one takes so many times the steps of the best. */
function downwards(stepsOf: StepsOf, from: Tried, more: number): Tried {
  let best = from;
  for (let trial = 0, { rate } = from; trial < MOST_TRIED; trial++) {
    rate *= TRIED_RATIO;
    const steps = stepsOf(rate, Math.min(MOST_COUNTED, 2 * more * best.steps));
    if (steps < best.steps) best = { rate, steps };
    if (steps > more * best.steps) break;
  }
  return best;
}

/** The best of rates about one, below `high`. */
function closely(stepsOf: StepsOf, from: Tried, high: number): Tried {
  let best = from;
  const tryRate = (rate: number): number => {
    const steps = stepsOf(rate, MUCH_MORE * best.steps);
    if (steps < best.steps) best = { rate, steps };
    return steps;
  };
  // Few steps are not a smooth function of the rate: finer, before the search.
  const finer = from.steps < FEW_STEPS ? FINER : 1;
  const ratio = exp(-log(TRIED_RATIO) / finer);
  for (let i = -finer + 1; i < finer; i++) {
    const rate = from.rate * exp((i * -log(TRIED_RATIO)) / finer);
    if (i !== 0 && rate < high) tryRate(rate);
  }
  least(tryRate, best.rate / ratio, Math.min(high, best.rate * ratio));
  return best;
}

/** Tries where a function that falls and then rises is least: by the golden section, in the logarithm. */
function least(f: (x: number) => number, from: number, to: number): void {
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
