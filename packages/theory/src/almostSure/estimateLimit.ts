import type { Batch } from "../batch.ts";
import type { Blocks } from "./blocks.ts";
import { type Growth, growChains, LANES } from "./chains.ts";
import type { RateInterval } from "./scalarLaw.ts";
import { studentQuantile } from "./studentQuantile.ts";

export interface EstimateSettings {
  /** Half-width of the interval that is aimed at, relative. */
  readonly precision: number;
  /** Chain steps times components in a batch times rank, at most. */
  readonly budget: number;
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
const CHAINS = 32;
/** Steps of a chain in the scan, and at least when the crossing is refined. */
const SCAN_STEPS = 1024;
const REFINE_STEPS = 4096;
/** Share of the budget that a first pass of the scan may take. */
const SCAN_SHARE = 1 / 16;
/** Probability left out at each end of the interval. */
const TAIL = 0.025;
/** A drift of so many standard errors between parts of the chains: they had not settled. */
const DRIFT = 3;

/** λ at the rates of a pass: estimate, and bounds that hold each with 97.5 %. */
interface Pass {
  readonly rates: Float64Array;
  readonly middle: Float64Array;
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  readonly growth: Growth;
}

/**
 * The first rate at which the top Lyapunov exponent of Π(I − αH) crosses zero upwards, from chains of unit vectors.
 *
 * A scan upwards from α* in steps of 7 % finds where λ is first positive beyond doubt; what happens between two of its rates
 * is not seen. Then passes with fresh and longer chains look at eight rates about the crossing, until the interval is narrow
 * enough, two passes agree and the chains have settled. All rates of a pass have the same batches.
 *
 * @param from - α*, at which λ is not positive
 * @returns null if λ was positive nowhere
 */
export function estimateCrossing(
  blocks: Blocks,
  batch: Batch,
  from: number,
  { precision, budget, seed, onStep }: EstimateSettings,
): EstimatedCrossing | null {
  const size = costOfStep(blocks, batch);
  let spent = 0;
  let passes = 0;
  const run = (rates: Float64Array, steps: number): Pass => {
    const meaning = ["almost-sure limit", JSON.stringify(batch), passes];
    const growth = growChains(blocks, batch, rates, { chains: CHAINS, steps, seed, meaning });
    spent += CHAINS * steps * size;
    passes += 1;
    onStep(Math.min(1, 1 - 1 / (1 + passes / 3)));
    return judge(rates, growth);
  };
  const affordable = (share: number): number => (budget * share) / CHAINS / size;
  const scanSteps = wholeSteps(Math.min(SCAN_STEPS, affordable(SCAN_SHARE)));

  let bracket: RateInterval | null = null;
  let below = from;
  for (let start = from; bracket === null && start < FURTHEST * from; ) {
    const pass = run(geometricRates(start), scanSteps);
    const first = pass.lower.findIndex((bound) => bound > 0);
    for (let j = 0; j < (first < 0 ? LANES : first); j++) if (pass.upper[j] < 0) below = pass.rates[j];
    if (first >= 0) bracket = [below, pass.rates[first]];
    else start = pass.rates[LANES - 1];
    if (spent > budget / 2 && bracket === null) return null;
  }
  if (bracket === null) return null;

  let steps = wholeSteps(Math.min(REFINE_STEPS, affordable(SCAN_SHARE)));
  let found: EstimatedCrossing | null = null;
  for (;;) {
    const pass = run(linearRates(bracket), steps);
    const next = crossingOf(pass, from);
    const [low, high] = next.interval;
    const half = (high - low) / 2;
    const settled = settledAbout(pass, next.interval) && found !== null && overlap(found.interval, next.interval);
    // Until two passes agree, the interval is what both say.
    const width = bracket[1] - bracket[0];
    const fine = width / (LANES - 1) <= Math.max(half, precision * next.learningRate) && next.closed;
    if (settled && fine && half <= precision * next.learningRate) return next;
    const wanted = steps * Math.max(2, Math.min(8, 1.2 * square(half / (precision * next.learningRate))));
    const longer = wholeSteps(next.closed ? wanted : 2 * steps);
    const spare = (budget - spent) / CHAINS / size;
    if (spare < steps) {
      return settled || found === null ? next : { ...next, interval: span(found.interval, next.interval) };
    }
    steps = wholeSteps(Math.min(longer, spare));
    found = next;
    bracket = wider(next, bracket, from);
  }
}

/** The units of the budget that a step of one chain costs. */
function costOfStep({ weights, scalars, blocks }: Blocks, batch: Batch): number {
  const size = typeof batch === "object" ? batch.size : batch;
  const entries = size === "inf" ? weights.length : Math.min(size, weights.length);
  return entries * blocks.reduce((rank, block) => rank + block.rank, scalars.count);
}

/** A number of steps that divides into segments. */
function wholeSteps(steps: number): number {
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
function judge(rates: Float64Array, growth: Growth): Pass {
  const { means, errors } = growth;
  const plain = studentQuantile(TAIL, CHAINS - 1);
  const pass = {
    middle: new Float64Array(LANES),
    upper: new Float64Array(LANES),
    lower: new Float64Array(LANES),
  };
  for (let lane = 0; lane < LANES; lane++) {
    const at = (offset: number): number =>
      means.reduce((most, mean, g) => Math.max(most, mean[lane] + offset * errors[g][lane]), Number.NEGATIVE_INFINITY);
    const certain = at(-plain);
    const contenders = means.filter((mean, g) => mean[lane] + plain * errors[g][lane] >= certain).length;
    pass.middle[lane] = at(0);
    pass.upper[lane] = at(plain);
    pass.lower[lane] = at(-studentQuantile(TAIL / contenders, CHAINS - 1));
  }
  return { rates, growth, ...pass };
}

/** Where the estimate crosses zero, and its bounds; `closed` if all of that lies among the rates of the pass. */
function crossingOf({ rates, middle, upper, lower }: Pass, least: number): EstimatedCrossing & { readonly closed: boolean } {
  const low = upwards(rates, upper);
  const high = upwards(rates, lower);
  const closedBelow = low > rates[0] || rates[0] <= least;
  const centre = Math.min(Math.max(upwards(rates, middle), low), high);
  return { learningRate: centre, interval: [low, high], closed: closedBelow && lower[LANES - 1] > 0 };
}

/** The first rate at which a function, linear between the rates, is no longer negative; the last rate if there is none. */
function upwards(rates: Float64Array, values: Float64Array): number {
  const j = values.findIndex((value) => value >= 0);
  if (j < 0) return rates[LANES - 1];
  if (j === 0) return rates[0];
  return rates[j - 1] + ((rates[j] - rates[j - 1]) * -values[j - 1]) / (values[j] - values[j - 1]);
}

/** Whether the parts of the chains agree at the rates next to the crossing, in every part that may decide it. */
function settledAbout({ rates, growth }: Pass, [low, high]: RateInterval): boolean {
  const spacing = rates[1] - rates[0];
  return growth.drifts.every((drift) =>
    drift.every((value, lane) => {
      const near = rates[lane] > low - spacing && rates[lane] < high + spacing;
      return !near || Math.abs(value) <= DRIFT;
    }),
  );
}

function overlap(a: RateInterval, b: RateInterval): boolean {
  return Math.max(a[0], b[0]) <= Math.min(a[1], b[1]);
}

function span(a: RateInterval, b: RateInterval): RateInterval {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

/** The rates to look at next: the interval and some room, twice as wide towards an end that was not seen. */
function wider(
  { interval: [low, high], closed }: EstimatedCrossing & { readonly closed: boolean },
  [from, to]: RateInterval,
  least: number,
): RateInterval {
  const room = closed ? (high - low) / 4 : to - from;
  return [Math.max(least, low - room), high + room];
}

function square(x: number): number {
  return x * x;
}
