import { log } from "@sgd-basins/random";
import { type Batch, type LocalTheory, type LyapunovSettings, limitOfMoment, lyapunovAt } from "@sgd-basins/theory";

/** How runs are to grow. */
export interface FiniteRun {
  /** T. */
  readonly steps: number;
  /** F. */
  readonly factor: number;
}

/** A rate that the rule gives. */
export interface FiniteRunRate {
  readonly learningRate: number;
  /** 95 %, of the estimate of λ; both ends are the rate where λ is exact. */
  readonly interval: readonly [low: number, high: number];
}

/** Rates of a pass, as many as `lyapunovAt` takes at a time, and the ratio of the first ones. */
const RATES = 8;
const RATIO = 1.06;
/** A crossing further than this beyond α* is not looked for, as a factor. */
const FARTHEST = 1e3;
/** Of the bracket, relative: where λ is exact, and where it is estimated, which is about smooth on it. */
const EXACT = 1e-13;
const SMOOTH = 0.02;

/**
 * The rate at which a typical run grows by the factor F in T steps: the first α at which λ(α)·T = log(F·√(d/r)), with λ the top
 * Lyapunov exponent on range(Q̄). Of a start in all d directions a share √(r/d) lies there, and the rest does not move.
 *
 * Rates from α* upwards, each 6 % above the one before it, until one passes the goal; then about the crossing. Estimates of λ have
 * the same batches at all rates, so that their errors move the crossing and hide none.
 *
 * @throws RangeError as `lyapunovAt` does, unless F ≥ 1 and T ≥ 1, and where there is no α* or no crossing
 */
export function finiteRunRate(
  theory: Pick<LocalTheory, "drawn" | "geometry" | "moment">,
  batch: Batch,
  { steps, factor }: FiniteRun,
  settings: LyapunovSettings = {},
): FiniteRunRate {
  if (!(factor >= 1 && steps >= 1)) {
    throw new RangeError(`a run needs a factor and steps of at least 1, got ${factor} and ${steps}`);
  }
  const limit = limitOfMoment(theory.moment, batch);
  if (!limit.applies) throw new RangeError(limit.reason);
  const { dimension, rank } = theory.geometry;
  const goal = log(factor * Math.sqrt(dimension / rank)) / steps;
  const crossingOf = (rates: readonly number[]): Crossing | null => {
    const exponents = lyapunovAt(theory, batch, rates, settings);
    const above = exponents.findIndex(({ exponent }) => exponent >= goal);
    if (above < 0) return null;
    // The first rate of all has λ ≤ 0; of a bracket that noise has emptied the first interval is as good as any.
    const [i, j] = above === 0 ? [0, 1] : [above - 1, above];
    const slope = (exponents[j].exponent - exponents[i].exponent) / (rates[j] - rates[i]);
    const learningRate = rates[i] + (goal - exponents[i].exponent) / slope;
    return { learningRate, spread: (1.96 * exponents[j].error) / slope, low: rates[i], high: rates[j] };
  };
  let first = limit.learningRate;
  let found: Crossing | null = null;
  for (; found === null; first *= spaced(1, RATIO)[RATES - 1]) {
    if (first > FARTHEST * limit.learningRate) throw new RangeError("no rate was found at which runs grow so much");
    found = crossingOf(spaced(first, RATIO));
  }
  const isExact = found.spread === 0;
  while (found.high - found.low > (isExact ? EXACT : SMOOTH) * found.high) {
    const margin = isExact ? 0 : (found.high - found.low) / 2;
    const low = found.low - margin;
    const next = crossingOf(evenly(low, found.high + margin));
    if (next === null || next.high - next.low >= found.high - found.low) break;
    found = next;
  }
  const { learningRate, spread } = found;
  return { learningRate, interval: [learningRate - spread, learningRate + spread] };
}

interface Crossing {
  readonly learningRate: number;
  /** Half of the interval's width. */
  readonly spread: number;
  /** Neighbours between which the goal is passed. */
  readonly low: number;
  readonly high: number;
}

function spaced(first: number, ratio: number): number[] {
  const rates = [first];
  for (let i = 1; i < RATES; i++) rates.push(rates[i - 1] * ratio);
  return rates;
}

function evenly(low: number, high: number): number[] {
  return Array.from({ length: RATES }, (_, i) => low + ((high - low) * i) / (RATES - 1));
}
