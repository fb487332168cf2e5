import { log } from "@sgd-basins/random";

/** The law of a number: its values, ascending and distinct, and their probabilities, all positive. */
export interface ScalarLaw {
  readonly values: Float64Array;
  readonly probabilities: Float64Array;
}

/** An interval of learning rates, from and to. */
export type RateInterval = readonly [number, number];

/** Equal values are one, components that are never drawn none. */
export function scalarLaw(values: ArrayLike<number>, probabilities: ArrayLike<number>): ScalarLaw {
  const order = Array.from({ length: values.length }, (_, i) => i)
    .filter((i) => probabilities[i] > 0)
    .sort((i, j) => values[i] - values[j]);
  const distinct: number[] = [];
  const sums: number[] = [];
  for (const i of order) {
    if (distinct.length > 0 && distinct[distinct.length - 1] === values[i]) sums[sums.length - 1] += probabilities[i];
    else {
      distinct.push(values[i]);
      sums.push(probabilities[i]);
    }
  }
  return { values: Float64Array.from(distinct), probabilities: Float64Array.from(sums) };
}

/** λ(α) = E log|1 − αq|; −∞ where some q has αq = 1. */
export function scalarExponent({ values, probabilities }: ScalarLaw, learningRate: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += probabilities[i] * log(Math.abs(1 - learningRate * values[i]));
  return sum;
}

/** Var log|1 − αq|; infinite where some q has αq = 1. */
export function scalarVariance(law: ScalarLaw, learningRate: number): number {
  const { values, probabilities } = law;
  const mean = scalarExponent(law, learningRate);
  if (mean === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = log(Math.abs(1 - learningRate * values[i])) - mean;
    sum += probabilities[i] * deviation * deviation;
  }
  return sum;
}

/** λ′(α). */
function slope({ values, probabilities }: ScalarLaw, learningRate: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum -= (probabilities[i] * values[i]) / (1 - learningRate * values[i]);
  return sum;
}

/** An upper bound of λ between two rates: |1 − αq| is largest at an end, whatever its pole between them does. */
function highest({ values, probabilities }: ScalarLaw, from: number, to: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.max(Math.abs(1 - from * values[i]), Math.abs(1 - to * values[i]));
    sum += probabilities[i] * log(size);
  }
  return sum;
}

/** Width, relative, of an interval that is not divided any further. */
const NARROWEST = 4 * Number.EPSILON;

/**
 * The first α in (from, to) at which λ, not positive at `from`, crosses zero upwards; null if it does not before `to`.
 *
 * Between the poles 1/q each term is concave, hence λ: there a crossing is bracketed by the highest point. Intervals with poles
 * are halved, and passed over where {@link highest} says that λ is not positive in them.
 */
export function firstCrossing(law: ScalarLaw, from: number, to: number): number | null {
  const search = (low: number, high: number): number | null => {
    if (!(low < high) || highest(law, low, high) <= 0) return null;
    if (poleBeyond(law, low) >= high) return risingCrossing(law, low, high);
    const middle = low + (high - low) / 2;
    if (high - low <= NARROWEST * high || !(middle > low && middle < high)) return null;
    return search(low, middle) ?? search(middle, high);
  };
  return search(from, to);
}

/** 1/q of positive q, ascending: where λ falls to −∞. */
function polesOf({ values }: ScalarLaw): Float64Array {
  return values
    .filter((value) => value > 0)
    .map((value) => 1 / value)
    .toReversed();
}

/** The first pole beyond a rate, ∞ if there is none. */
function poleBeyond({ values }: ScalarLaw, rate: number): number {
  // Poles fall as values rise: those at the values before `low` lie beyond, those from `high` on do not.
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= 0 || 1 / values[middle] > rate) low = middle + 1;
    else high = middle;
  }
  return low > 0 && values[low - 1] > 0 ? 1 / values[low - 1] : Number.POSITIVE_INFINITY;
}

/** The crossing upwards where λ is concave on (from, to). */
function risingCrossing(law: ScalarLaw, from: number, to: number): number | null {
  const top = positivePoint(law, from, to);
  if (top === null) return null;
  return bisect((rate) => scalarExponent(law, rate) > 0, from, top);
}

/** A point of (from, to) at which λ, concave there, is positive; null if there is none. */
function positivePoint(law: ScalarLaw, from: number, to: number): number | null {
  let [low, high] = [from, to];
  while (high - low > NARROWEST * high) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) break;
    const value = scalarExponent(law, middle);
    if (value > 0) return middle;
    const rise = slope(law, middle);
    // Its tangents lie above a concave function.
    if (value + Math.max(rise * (high - middle), rise * (low - middle)) <= 0) return null;
    if (rise > 0) low = middle;
    else high = middle;
  }
  return null;
}

/** Where a statement that is false at `from` and true at `to` becomes true, to the last digit. */
function bisect(holds: (rate: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) return high;
    if (holds(middle)) high = middle;
    else low = middle;
  }
}

/**
 * All intervals of (0, ∞) on which λ is positive, ascending; the last one has no end. Between two neighbouring poles λ is
 * concave and falls to −∞ at both, so that there is at most one.
 */
export function unstableIntervals(law: ScalarLaw): RateInterval[] {
  const poles = polesOf(law);
  if (poles.length === 0) return [];
  const intervals: RateInterval[] = [];
  for (let j = 0; j + 1 < poles.length; j++) {
    const top = positivePoint(law, poles[j], poles[j + 1]);
    if (top === null) continue;
    const positive = (rate: number): boolean => scalarExponent(law, rate) > 0;
    intervals.push([bisect(positive, poles[j], top), bisect((rate) => !positive(rate), top, poles[j + 1])]);
  }
  const last = poles[poles.length - 1];
  let beyond = 2 * last;
  while (scalarExponent(law, beyond) <= 0 && beyond < Number.MAX_VALUE / 2) beyond *= 2;
  intervals.push([bisect((rate) => scalarExponent(law, rate) > 0, last, beyond), Number.POSITIVE_INFINITY]);
  return intervals;
}
