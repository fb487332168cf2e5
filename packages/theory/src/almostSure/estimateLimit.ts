import type { Batch } from "../batch.ts";
import { type Blocks, costOfStep, keepScalars } from "./blocks.ts";
import { type Growth, growChains, LANES, unseenIn } from "./chains.ts";
import type { RateInterval } from "./scalarLaw.ts";
import { studentQuantile } from "./studentQuantile.ts";

export interface EstimateSettings {
  /** Half-width of the interval that is aimed at, relative. */
  readonly precision: number;
  /** Chain steps times components in a batch times rank, at most. */
  readonly budget: number;
  /** Of every random stream, a whole number. */
  readonly seed: number;
  /** Told the share of the work that is done, a guess. */
  readonly onStep: (share: number) => void;
}

/** Where λ was seen to cross zero first, and between which rates it does with 95 % confidence. */
export interface EstimatedCrossing {
  readonly learningRate: number;
  readonly interval: RateInterval;
}

/** Factor from one rate of the scan to the next. */
export const SCAN_STEP = 1.07;
/** A crossing is looked for up to this multiple of α*. */
const FURTHEST = 1e6;
/** Chains of a pass, at least and at most. */
const FEWEST = 12;
const MOST = 32;
/** Steps of a chain in the scan, and at first when the crossing is refined: vectors must turn, numbers need not. */
const STEPS = { vectors: { scan: 1024, refine: 4096 }, numbers: { scan: 64, refine: 128 } };
/** Share of the budget that the first pass about the crossing may take. */
const FIRST_SHARE = 1 / 4;
/** Share of the budget that the scan may take to look again at rates where λ is doubtful. */
const SCAN_SHARE = 1 / 2;
/** More chain steps with which it does. */
const SHARPER = 4;
/**
 * An exponent up to this is none: so little is left where a direction of vanishing curvature is the last to shrink, and
 * rounding may make it positive. It moves a crossing by as little.
 */
const ZERO = 1e-9;
/** Probability left out at each end of the interval. */
const TAIL = 0.025;
/** A change of so many standard errors between parts of the chains: they had not settled. */
const DRIFT = 3;
/** A part that is so many standard errors below zero at all rates up to the crossing does not decide it. */
const OUT = 5;

/** λ at the rates of a pass: estimate, and bounds that hold each with 97.5 %. */
interface Pass {
  /** What it has looked at, in the order of `growth`. */
  readonly parts: Blocks;
  readonly rates: Float64Array;
  /** By how much λ may be larger than what was seen, whatever its errors say. */
  readonly unseen: number;
  readonly middle: Float64Array;
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  readonly growth: Growth;
}

/**
 * The first rate at which the top Lyapunov exponent of Π(I − αH) crosses zero upwards, from chains of unit vectors.
 *
 * A scan upwards from α* in steps of 7 % finds the first rate at which λ is not negative beyond doubt: where it is doubtful the
 * same rates are looked at with more chains, until it is positive, negative, or next to a rate at which it is positive. Where the
 * share of the budget for that ends before, the scan goes on, and the interval begins at the doubt. What happens between two of
 * its rates is not seen. Then passes with fresh and longer chains look at eight rates about the crossing, until the interval is
 * narrow enough and, where vectors turn, two passes agree and the chains have settled; where the budget ends before they have, the
 * interval begins at α*. All rates of a pass have the same batches.
 *
 * @param from - α*, at which λ is not positive
 * @returns null if λ was positive nowhere
 */
export function estimateCrossing(
  all: Blocks,
  batch: Batch,
  from: number,
  { precision, budget, seed, onStep }: EstimateSettings,
): EstimatedCrossing | null {
  let left = budget;
  let passes = 0;
  const afford = (blocks: Blocks): number => left / costOfStep(blocks, batch);
  /** @param work - chains times steps, about */
  const run = (parts: Blocks, rates: Float64Array, least: number, work: number): Pass => {
    const steps = Math.max(least, wholeSteps(work / MOST));
    const chains = Math.round(Math.max(FEWEST, Math.min(MOST, work / steps)));
    const meaning = ["almost-sure limit", JSON.stringify(batch), passes];
    const growth = growChains(parts, batch, rates, { chains, steps, seed, meaning });
    left -= chains * steps * costOfStep(parts, batch);
    passes += 1;
    onStep(1 - 1 / (1 + passes / 3));
    return judge(parts, rates, growth, chains);
  };
  const turning = all.blocks.length > 0;
  const planned = turning ? STEPS.vectors : STEPS.numbers;
  const affordable = Math.min(1, (afford(all) * FIRST_SHARE) / (FEWEST * planned.refine));

  const scanSteps = wholeSteps(affordable * planned.scan);
  const reserve = budget * (1 - SCAN_SHARE);
  let blocks = all;
  let bracket: RateInterval | null = null;
  let below = from;
  let doubt: number | null = null;
  for (let start = from; bracket === null && start < FURTHEST * from; ) {
    const rates = geometricRates(start);
    let work = FEWEST * scanSteps;
    let pass = run(all, rates, scanSteps, work);
    for (;;) {
      const fewer = deciding(pass, rates[LANES - 1]);
      work *= SHARPER;
      if (isClear(pass) || left - work * costOfStep(fewer, batch) < reserve) break;
      pass = run(fewer, rates, scanSteps, work);
    }
    const { doubtful, positive, dip } = signsOf(pass);
    if (doubtful > 0) below = rates[doubtful - 1];
    const passedOver = positive < 0 || dip;
    if (passedOver && doubtful === 0) {
      doubt ??= below;
      const negative = pass.upper.findLastIndex((bound, j) => bound < 0 && (positive < 0 || j < positive));
      if (negative >= 0) below = rates[negative];
    }
    // What is doubtful, if anything is, stands first in the next pass.
    if (passedOver && doubtful > 0) start = below;
    else if (positive < 0) start = rates[LANES - 1];
    else {
      bracket = [below, rates[positive]];
      blocks = deciding(pass, rates[positive]);
    }
    if (afford(all) < FEWEST * scanSteps) break;
  }
  if (bracket === null) return null;

  const withDoubt = (found: Crossing): EstimatedCrossing =>
    doubt === null ? found : { ...found, interval: [Math.min(doubt, found.interval[0]), found.interval[1]] };
  const scanned = bracket;
  let steps = wholeSteps(affordable * planned.refine);
  let work = FEWEST * steps;
  let found: Crossing | null = null;
  for (;;) {
    const pass = run(blocks, linearRates(bracket), steps, work);
    const next = crossingOf(pass, from);
    const aim = precision * next.learningRate;
    // Until two passes agree, the interval is what both say.
    const agreed =
      !turning || (found !== null && overlap(found.interval, next.interval) && settledAbout(pass, next.interval));
    if (agreed && next.closed && (next.interval[1] - next.interval[0]) / 2 <= aim) return withDoubt(next);
    steps = wholeSteps(agreed ? steps : 2 * steps);
    // Where chains have settled a pass that does not do is followed by a larger one, so that the passes are few.
    work *= Math.min(8, Math.max(agreed ? 1.5 : 0.5, 1.2 * square(next.noise / aim)));
    steps = Math.max(steps, wholeSteps(work / MOST));
    if (FEWEST * steps > afford(blocks)) {
      const before = agreed || found === null ? next.interval : found.interval;
      const seen = span(before, next.interval);
      const whole = next.closed ? seen : span(scanned, seen);
      // Chains that have not settled may have hidden a positive λ anywhere below.
      return withDoubt({ ...next, interval: agreed ? whole : [from, whole[1]] });
    }
    work = Math.min(work, afford(blocks));
    steps = Math.min(steps, wholeSteps(afford(blocks) / FEWEST));
    bracket = wider(next, bracket, from);
    if (next.closed) blocks = deciding(pass, bracket[1]);
    found = next;
  }
}

/** The scan's rates in order: the first that is not negative beyond doubt, the first from there that is positive beyond doubt (−1 if none), and whether one between them is negative. */
function signsOf({ upper, lower }: Pass): { doubtful: number; positive: number; dip: boolean } {
  const first = upper.findIndex((bound) => bound >= 0);
  const doubtful = first < 0 ? LANES : first;
  const positive = lower.findIndex((bound, j) => j >= doubtful && bound > 0);
  const until = positive < 0 ? LANES : positive;
  return { doubtful, positive, dip: upper.subarray(doubtful, until).some((bound) => bound < 0) };
}

/** Whether the first rate that is not negative is positive, or next to one that is; or none is, up to those that the next pass looks at. */
function isClear(pass: Pass): boolean {
  const { doubtful, positive, dip } = signsOf(pass);
  if (positive < 0) return doubtful > 0 && !dip;
  return positive <= doubtful + 1;
}

/** Without the scalar parts that do not decide the crossing; at least one part is left. */
function deciding(pass: Pass, high: number): Blocks {
  const { parts } = pass;
  const { count } = parts.scalars;
  if (count < 2) return parts;
  const kept = Array.from({ length: count }, (_, g) => mayDecide(pass, g, high));
  if (parts.blocks.length === 0 && !kept.includes(true)) return parts;
  return keepScalars(parts, kept);
}

/** A number of steps that divides into segments. */
export function wholeSteps(steps: number): number {
  return Math.max(64, 16 * Math.round(steps / 16));
}

function geometricRates(from: number): Float64Array {
  const rates = new Float64Array(LANES);
  for (let j = 0, rate = from; j < LANES; j++) {
    rate *= SCAN_STEP;
    rates[j] = rate;
  }
  return rates;
}

function linearRates([from, to]: RateInterval): Float64Array {
  return Float64Array.from({ length: LANES }, (_, j) => from + ((to - from) * j) / (LANES - 1));
}

/**
 * Bounds of the largest of the parts' exponents. Each part's bound is one of the whole from below; from above all parts must be,
 * and of those that may be the largest each is given its share of the probability.
 */
function judge(parts: Blocks, rates: Float64Array, growth: Growth, chains: number): Pass {
  const { means, errors } = growth;
  const plain = studentQuantile(TAIL, chains - 1);
  const unseen = unseenIn(chains * growth.counted);
  const pass = {
    middle: new Float64Array(LANES),
    upper: new Float64Array(LANES),
    lower: new Float64Array(LANES),
  };
  for (let lane = 0; lane < LANES; lane++) {
    const largest = (of: (mean: number, error: number) => number): number =>
      means.reduce((most, mean, g) => Math.max(most, of(mean[lane] - ZERO, errors[g][lane])), Number.NEGATIVE_INFINITY);
    const at = (offset: number): number => largest((mean, error) => mean + offset * error);
    const certain = at(-plain);
    const contenders = means.filter((mean, g) => mean[lane] - ZERO + plain * errors[g][lane] >= certain).length;
    pass.middle[lane] = at(0);
    pass.upper[lane] = largest((mean, error) => mean + Math.max(plain * error, unseen));
    pass.lower[lane] = at(-studentQuantile(TAIL / contenders, chains - 1));
  }
  return { parts, rates, unseen, growth, ...pass };
}

interface Crossing extends EstimatedCrossing {
  /** Half-width of the interval that chance alone would leave. */
  readonly noise: number;
  /** Whether the interval lies among the rates of the pass. */
  readonly closed: boolean;
}

/** Where the estimate crosses zero, and its bounds. */
function crossingOf({ rates, middle, upper, lower }: Pass, least: number): Crossing {
  const [low, lowest] = upwards(rates, upper);
  const [high, , highest] = upwards(rates, lower);
  const [centre, before, after] = upwards(rates, middle);
  return {
    learningRate: Math.min(Math.max((before + after) / 2, low), high),
    interval: [Math.min(lowest, before), Math.max(highest, after)],
    noise: Math.max(centre - low, high - centre),
    closed: (upper[0] < 0 || rates[0] <= least) && lower[LANES - 1] > 0,
  };
}

/**
 * The first rate at which a function is no longer negative: on the chord between the rates about it, and then the lowest and the
 * highest that it may be. Of a convex or concave function the chord, and the line through the two rates beyond, cross zero on
 * both sides of it. The last rate if there is none.
 */
function upwards(rates: Float64Array, values: Float64Array): [chord: number, lowest: number, highest: number] {
  const j = values.findIndex((value) => value >= 0);
  if (j < 0) return [rates[LANES - 1], rates[LANES - 1], rates[LANES - 1]];
  if (j === 0) return [rates[0], rates[0], rates[0]];
  const chord = zeroOfLine(rates, values, j - 1);
  // The chord's own zero lies between its ends; the other line's need not.
  const line = j + 1 < LANES && values[j + 1] > values[j] ? zeroOfLine(rates, values, j) : rates[j];
  const other = Math.max(rates[j - 1], Math.min(rates[j], line));
  return [chord, Math.min(chord, other), Math.max(chord, other)];
}

function zeroOfLine(rates: Float64Array, values: Float64Array, j: number): number {
  return rates[j] - ((rates[j + 1] - rates[j]) * values[j]) / (values[j + 1] - values[j]);
}

/** Whether the chains had settled at the rates next to the crossing, or it would not matter there. */
function settledAbout({ rates, growth: { means, changes, changeErrors } }: Pass, [low, high]: RateInterval): boolean {
  const spacing = rates[1] - rates[0];
  return means.every((mean, g) =>
    mean.every((value, lane) => {
      const near = rates[lane] > low - spacing && rates[lane] < high + spacing;
      const change = Math.abs(changes[g][lane]);
      return !near || change <= DRIFT * changeErrors[g][lane] || change <= Math.abs(value) / 2;
    }),
  );
}

/** Whether a part's exponent may be positive somewhere up to the first rate of a pass beyond `high`, where the largest is. */
function mayDecide({ rates, unseen, growth: { means, errors } }: Pass, part: number, high: number): boolean {
  return rates.some(
    (_, lane) =>
      (lane === 0 || rates[lane - 1] < high) && means[part][lane] + Math.max(OUT * errors[part][lane], unseen) >= 0,
  );
}

function overlap(a: RateInterval, b: RateInterval): boolean {
  return Math.max(a[0], b[0]) <= Math.min(a[1], b[1]);
}

function span(a: RateInterval, b: RateInterval): RateInterval {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

/** The rates to look at next: the interval and some room, twice as wide towards an end that was not seen. */
function wider({ interval: [low, high], closed }: Crossing, [from, to]: RateInterval, least: number): RateInterval {
  const room = closed ? (high - low) / 4 : to - from;
  return [Math.max(least, low - room), high + room];
}

function square(x: number): number {
  return x * x;
}
