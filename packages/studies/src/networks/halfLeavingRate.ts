import { clopperPearson } from "../statistics/proportion.ts";

/** The learning rate at which half of the runs leave, as runs tell it. */
export interface HalfLeaving {
  readonly learningRate: number;
  /**
   * 95 %: below it the exact binomial interval of the share that leaves lies under one half, above it over one half. Both ends are
   * rates that were tried.
   */
  readonly interval: readonly [low: number, high: number];
  /** Every rate that was tried and how many runs left there, ascending. */
  readonly tried: readonly Trial[];
}

interface Trial {
  readonly learningRate: number;
  readonly left: number;
}

export interface HalfLeavingSettings {
  /** How far apart, relative, the rates are between which half is passed; and those at the interval's ends. Default 0.005 and 0.01. */
  readonly tolerance?: number;
  readonly intervalTolerance?: number;
}

/** The first step away from the guess, relative; each further one is twice as large. */
const FIRST_STEP = 0.02;
const MOST_STEPS = 40;
/** Fewer runs cannot tell any share from one half. */
const LEAST_RUNS = 6;

/**
 * The rate α½ at which half of the runs leave, by bisection from a guess, then the ends of its interval from what was tried and
 * what they need beside it. The runs of all rates should have their random numbers in common: the count then grows with the
 * rate almost always, and where it does not, the first rate at which enough runs leave counts.
 *
 * @param countLeft - how many of `runs` runs leave at a learning rate
 * @throws RangeError if there are fewer than 6 runs, the guess is not positive and finite, or no rates are found between
 *   which half is passed
 */
export function halfLeavingRate(
  countLeft: (learningRate: number) => number,
  runs: number,
  guess: number,
  { tolerance = 0.005, intervalTolerance = 0.01 }: HalfLeavingSettings = {},
): HalfLeaving {
  if (!(Number.isInteger(runs) && runs >= LEAST_RUNS)) {
    throw new RangeError(`at least ${LEAST_RUNS} runs are needed to tell a share from one half, got ${runs}`);
  }
  if (!(guess > 0 && guess < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`the guess must be positive and finite, got ${guess}`);
  }
  const tried: Trial[] = [];
  const attempt = (learningRate: number): void => {
    tried.push({ learningRate, left: countLeft(learningRate) });
    tried.sort((a, b) => a.learningRate - b.learningRate);
  };
  attempt(guess);
  const [below, above] = passed(tried, attempt, (left) => 2 * left >= runs, tolerance);
  // Linear between two neighbours; the ends' counts differ, one being below half.
  const share = (runs / 2 - below.left) / (above.left - below.left);
  const learningRate = below.learningRate + share * (above.learningRate - below.learningRate);
  const [low] = passed(tried, attempt, (left) => clopperPearson(left, runs)[1] >= 0.5, intervalTolerance);
  const [, high] = passed(tried, attempt, (left) => clopperPearson(left, runs)[0] > 0.5, intervalTolerance);
  return { learningRate, interval: [low.learningRate, high.learningRate], tried };
}

/** Two neighbours among the rates tried, `tolerance` apart at most: the first of which enough leave, and the one before it. */
function passed(
  tried: readonly Trial[],
  attempt: (learningRate: number) => void,
  isEnough: (left: number) => boolean,
  tolerance: number,
): [below: Trial, above: Trial] {
  let step = FIRST_STEP;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const first = tried.findIndex(({ left }) => isEnough(left));
    if (first <= 0) {
      const end = first < 0 ? tried[tried.length - 1].learningRate * (1 + step) : tried[0].learningRate / (1 + step);
      attempt(end);
      step *= 2;
      continue;
    }
    const [below, above] = [tried[first - 1], tried[first]];
    if (above.learningRate <= below.learningRate * (1 + tolerance)) return [below, above];
    attempt((below.learningRate + above.learningRate) / 2);
  }
  throw new RangeError("no rates were found between which enough runs begin to leave");
}
