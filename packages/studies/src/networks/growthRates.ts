import {
  type Batch,
  type Exponent,
  type LocalTheory,
  type LyapunovSettings,
  limitOfMoment,
  lyapunovAt,
} from "@sgd-basins/theory";

/** A rate at which runs grow so much. */
export interface GrowthRate {
  readonly learningRate: number;
  /** 95 %, of the estimate of λ; both ends are the rate where λ is exact. */
  readonly interval: readonly [low: number, high: number];
}

/** Rates of a pass, as many as `lyapunovAt` takes at a time, and the ratio of the first ones. */
const RATES = 8;
const RATIO = 1.06;
/** A crossing further than this beyond α* is not looked for, as a factor. */
const FARTHEST = 1e3;
/** Of the bracket, relative, where λ is exact; where it is estimated it is about smooth on the other. */
const EXACT = 1e-13;
const SMOOTH = 0.02;
/** Brackets of several goals are looked at together if they span no more than this, as a factor. */
const TOGETHER = 1 + (RATES - 1) * SMOOTH;

/**
 * For each of some growths a step the first rate at which λ is that large; for none it is the almost-sure limit, as `almostSureLimit`
 * has it.
 *
 * Rates from α* upwards, each 6 % above the one before it, until one passes the goal; then about the crossing. Estimates of λ have
 * the same batches at all rates, so that their errors move the crossing and hide none.
 *
 * @throws RangeError as `lyapunovAt` does, and where there is no α* or no crossing
 */
export function growthRates(
  theory: Pick<LocalTheory, "drawn" | "moment">,
  batch: Batch,
  goals: readonly number[],
  settings: LyapunovSettings = {},
): GrowthRate[] {
  const limit = limitOfMoment(theory.moment, batch);
  if (!limit.applies) throw new RangeError(limit.reason);
  const scanned: Pass[] = [];
  const passOf = (rates: readonly number[]): Pass => ({ rates, exponents: lyapunovAt(theory, batch, rates, settings) });
  const scan = (at: number): Pass => {
    const last = scanned.at(-1);
    const first = last === undefined ? limit.learningRate : last.rates[RATES - 1];
    if (at < scanned.length) return scanned[at];
    if (first > FARTHEST * limit.learningRate) throw new RangeError("no rate was found at which runs grow so much");
    const pass = passOf(spaced(first, RATIO));
    scanned.push(pass);
    return pass;
  };
  const first = goals.map((goal) => {
    for (let at = 0; ; at++) {
      const found = crossingOf(scan(at), goal);
      if (found !== null) return found;
    }
  });
  const low = Math.min(...first.map((one) => one.low));
  const high = Math.max(...first.map((one) => one.high));
  const shared =
    goals.length > 1 && high <= TOGETHER * low && first.some(({ spread }) => spread > 0)
      ? passOf(evenly(low, high))
      : null;
  return goals.map((goal, g) => {
    let found = (shared === null ? null : crossingOf(shared, goal)) ?? first[g];
    const isExact = found.spread === 0;
    while (found.high - found.low > (isExact ? EXACT : SMOOTH) * found.high) {
      const margin = isExact ? 0 : (found.high - found.low) / 2;
      const next = crossingOf(passOf(evenly(found.low - margin, found.high + margin)), goal);
      if (next === null || next.high - next.low >= found.high - found.low) break;
      found = next;
    }
    const { learningRate, spread } = found;
    return { learningRate, interval: [learningRate - spread, learningRate + spread] };
  });
}

interface Pass {
  readonly rates: readonly number[];
  readonly exponents: readonly Exponent[];
}

/** Where a pass reaches the goal, if it does. */
function crossingOf({ rates, exponents }: Pass, goal: number): Crossing | null {
  const above = exponents.findIndex(({ exponent }) => exponent >= goal);
  if (above < 0) return null;
  // The first rate of all has λ ≤ 0; of a bracket that noise has emptied the first interval is as good as any.
  const [i, j] = above === 0 ? [0, 1] : [above - 1, above];
  const slope = (exponents[j].exponent - exponents[i].exponent) / (rates[j] - rates[i]);
  const learningRate = rates[i] + (goal - exponents[i].exponent) / slope;
  return { learningRate, spread: exponents[j].halfWidth / slope, low: rates[i], high: rates[j] };
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
