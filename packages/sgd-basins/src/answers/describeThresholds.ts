/** What is said of thresholds beside their numbers: which is which, and which of them say little here. */
import {
  boundThresholds,
  nameWithSymbol,
  type ThresholdKey,
  thresholdRows,
  thresholds,
} from "@sgd-basins/report/named-thresholds";
import { formatNumber } from "../formatNumber.ts";
import { describeAlmostSure, type Effort, enclosureOf, FAR, type UserBounds } from "../solved/userBounds.ts";

/** A line for each threshold: its name, what it divides, and who has it; with what is known of estimates. */
export function describeThresholds(rows: readonly UserBounds[], effort: Effort): string[] {
  return thresholds.flatMap((threshold) => {
    const { key, meaning, source } = threshold;
    const limits = rows.map((row) => row[key]);
    const proven = limits.some((limit) => "enclosure" in limit)
      ? `, proven to within ${formatNumber(widestEnclosure(limits))} of itself`
      : "";
    const by = threshold.kind === "bound" ? `Patel 2017, ${source}` : source;
    const line = `${nameWithSymbol(threshold)}: ${meaning} (${by})${proven}`;
    return key === "almostSure" ? [line, ...describeAlmostSure(rows, effort)] : [line];
  });
}

/** Which of the two limits a run obeys, which the mean, and which of them to go by; null where no batch is drawn, and they are one. */
export function describeTwoLimits(rows: readonly UserBounds[]): string | null {
  const differ = rows.some(
    ({ batchSize, meanSquare, almostSure }) => batchSize !== "inf" && meanSquare.applies && almostSure.applies,
  );
  if (!differ) return null;
  return sayTwoLimits(thresholdRows.almostSure.name, thresholdRows.meanSquare.name);
}

/** The sentence, with each limit as it is called there. */
export function sayTwoLimits(almostSure: string, meanSquare: string): string {
  return (
    `a run obeys the ${almostSure}, the mean over runs the ${meanSquare}, which is at most as large: between them runs settle and yet ` +
    `the expected gap grows, by rare runs on long detours; stay below the ${thresholdRows.meanSquare.name}, where runs settle and the gap shrinks`
  );
}

/** The largest relative width of an enclosure, rounded up to one digit; rounding alone is taken for 1e-15. */
function widestEnclosure(limits: readonly UserBounds[ThresholdKey][]): number {
  const widths = limits.map((limit) => {
    const [low, high] = enclosureOf(limit) ?? [1, 1];
    return high / low - 1;
  });
  let width = 1e-15;
  while (width < Math.max(...widths)) width *= 10;
  return Number(width.toPrecision(1));
}

/** By how much the paper's bounds miss the exact limit where that is more than a factor {@link FAR}; null where it is not. */
export function describeFarBounds(rows: readonly UserBounds[]): string | null {
  const parts = boundThresholds.flatMap((threshold) => {
    const ratios = rows.flatMap(({ batchSize, meanSquare, [threshold.key]: bound }) => {
      if (!(bound.applies && meanSquare.applies)) return [];
      const ratio = bound.learningRate / meanSquare.learningRate;
      return [{ batchSize, times: threshold.side === "below" ? 1 / ratio : ratio }];
    });
    const [first] = ratios;
    if (first === undefined) return [];
    const furthest = ratios.reduce((most, one) => (one.times > most.times ? one : most), first);
    if (furthest.times <= FAR) return [];
    const side = threshold.side === "below" ? "below" : "above";
    const times = formatNumber(Number(furthest.times.toPrecision(2)));
    return [`${nameWithSymbol(threshold)} lies up to ${times} times ${side} it (k = ${furthest.batchSize})`];
  });
  if (parts.length === 0) return null;
  return `${parts.length === 1 ? "one of the paper's bounds is" : "the paper's bounds are"} far from the exact limit here and ${parts.length === 1 ? "says" : "say"} little: ${parts.join(", ")}`;
}

/** Where α_as at some batch size is above that of gradient descent, why; null where it is not, or gradient descent was not asked for. */
export function describeBump(rows: readonly UserBounds[]): string | null {
  const ofAll = rows.find(({ batchSize }) => batchSize === "inf")?.almostSure;
  if (ofAll?.applies !== true) return null;
  const above = rows.filter(({ almostSure }) => almostSure.applies && almostSure.interval[0] > ofAll.learningRate);
  if (above.length === 0) return null;
  return `at ${above.map(({ batchSize }) => `k = ${batchSize}`).join(", ")} α_as is above that of gradient descent: noise brings typical runs back where gradient descent, which has none, leaves`;
}
