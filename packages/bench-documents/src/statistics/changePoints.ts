/**
 * Change points of a series: E-divisive's statistic says where a segment is split best, Welch's test whether the split is
 * one, and a merge takes back those that do not hold beside their neighbours. Matteson and James 2014; the windows, the
 * t-test in the place of permutations and the merge as in Fleming et al. 2023 (Hunter).
 */
import { welchPValue } from "./welch.ts";

export interface ChangePointOptions {
  /** Splits are sought in windows of so many values, half overlapping. */
  readonly window: number;
  /** Largest p-value of a change point; a split may at first have ten times that. */
  readonly pValue: number;
  /** Smallest change of the mean, of values that are logarithms: ln 1.05 is 5 %. */
  readonly magnitude: number;
  /** Fewest values between change points. */
  readonly minSegment: number;
}

/** Fewest values on either side of a change point. */
export const fewestBeside = 5;

const defaultOptions: ChangePointOptions = {
  window: 50,
  pValue: 1e-4,
  magnitude: Math.log(1.05),
  minSegment: fewestBeside,
};

export interface ChangePoint {
  /** Index of the first value after the change. */
  readonly index: number;
  readonly pValue: number;
  /** Mean after minus mean before, between the neighbouring change points. */
  readonly change: number;
}

/** The change points of a series, in its order. */
export function changePoints(series: readonly number[], options: ChangePointOptions = defaultOptions): ChangePoint[] {
  return merge(series, candidates(series, options), options);
}

function candidates(series: readonly number[], options: ChangePointOptions): number[] {
  const { window } = options;
  const found = new Set<number>();
  for (let start = 0; start === 0 || start + window / 2 < series.length; start += window >> 1) {
    split(series, start, Math.min(series.length, start + window), options, found);
  }
  return [...found].sort((a, b) => a - b);
}

/** Bisects [from, to) for as long as the best split is one. */
function split(
  series: readonly number[],
  from: number,
  to: number,
  options: ChangePointOptions,
  found: Set<number>,
): void {
  const at = bestSplit(series.slice(from, to), options.minSegment);
  if (at === null) return;
  const index = from + at;
  if (welchPValue(series.slice(from, index), series.slice(index, to)) > 10 * options.pValue) return;
  found.add(index);
  split(series, from, index, options, found);
  split(series, index, to, options, found);
}

/**
 * Where E-divisive's statistic mn/(m + n) · (2 E|X − Y| − E|X − X'| − E|Y − Y'|) is largest, with at least `minSegment`
 * values on either side; null if there are not enough.
 */
function bestSplit(x: readonly number[], minSegment: number): number | null {
  const n = x.length;
  if (n < 2 * minSegment) return null;
  // Sums of |xᵢ − xⱼ| within and between the parts, kept up to date as the split moves on.
  const distance = (i: number, from: number, to: number): number => {
    let sum = 0;
    for (let j = from; j < to; j++) sum += Math.abs(x[i] - x[j]);
    return sum;
  };
  let before = 0;
  let between = 0;
  let after = 0;
  for (let i = 0; i < n; i++) after += distance(i, i + 1, n);
  let best: number | null = null;
  let largest = 0;
  for (let split = 1; split <= n - minSegment; split++) {
    const moved = split - 1;
    const toLeft = distance(moved, 0, moved);
    const toRight = distance(moved, split, n);
    before += toLeft;
    between += toRight - toLeft;
    after -= toRight;
    if (split < minSegment) continue;
    const [m, k] = [split, n - split];
    const statistic =
      ((m * k) / n) * ((2 * between) / (m * k) - (2 * before) / (m * (m - 1)) - (2 * after) / (k * (k - 1)));
    if (statistic > largest) {
      largest = statistic;
      best = split;
    }
  }
  return best;
}

/** Drops, one at a time and the weakest first, change points that are not significant, too small, or too close. */
function merge(series: readonly number[], indices: readonly number[], options: ChangePointOptions): ChangePoint[] {
  let kept = [...indices];
  for (;;) {
    const points = kept.map((index, i) => judgeChange(series, kept[i - 1] ?? 0, index, kept[i + 1] ?? series.length));
    const failing = points.filter((point, i) => {
      const room = Math.min(point.index - (kept[i - 1] ?? 0), (kept[i + 1] ?? series.length) - point.index);
      return point.pValue > options.pValue || Math.abs(point.change) < options.magnitude || room < options.minSegment;
    });
    if (failing.length === 0) return points;
    const weakest = failing.reduce((a, b) => (b.pValue > a.pValue ? b : a));
    kept = kept.filter((index) => index !== weakest.index);
  }
}

function judgeChange(series: readonly number[], from: number, index: number, to: number): ChangePoint {
  const [before, after] = [series.slice(from, index), series.slice(index, to)];
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const enough = before.length > 1 && after.length > 1;
  return { index, pValue: enough ? welchPValue(before, after) : 1, change: mean(after) - mean(before) };
}
