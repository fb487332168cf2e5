/** What is known of change points: a series alone gives a suspicion, and a paired comparison of its two commits decides. */
import { formatChange } from "../text/formatQuantity.ts";
import type { Change, Trend } from "./findTrends.ts";

export type Standing = "confirmed" | "refuted" | "suspicion";

/** A comparison that decided nothing leaves the suspicion. */
export function standingOf({ comparison }: Change): Standing {
  return comparison === null || comparison.outcome === "undecided" ? "suspicion" : comparison.outcome;
}

/** What the comparison found, in words; null if there was none. */
export function describeComparison({ comparison }: Pick<Change, "comparison">): string | null {
  if (comparison === null) return null;
  const { median, low, high, logRatios, outcome } = comparison;
  const found = `${formatChange(median)} [${formatChange(low)}, ${formatChange(high)}] in ${logRatios.length} paired rounds`;
  return outcome === "undecided" ? `${found}, undecided` : found;
}

export interface TrendSummary {
  /** Tasks whose confirmed changes together made them so. */
  readonly faster: number;
  readonly slower: number;
  /** Change points. */
  readonly suspectedFaster: number;
  readonly suspectedSlower: number;
  readonly refuted: number;
}

/** How many tasks became faster and slower as far as comparisons confirm it, and what is left open. */
export function summarise(trends: readonly Trend[]): TrendSummary {
  const totals = trends.flatMap(({ changes }) => {
    const confirmed = confirmedChanges(changes);
    return confirmed.length === 0 ? [] : [confirmed.reduce((sum, change) => sum + change, 0)];
  });
  const changes = trends.flatMap((trend) => trend.changes);
  const suspected = changes.filter((change) => standingOf(change) === "suspicion");
  return {
    faster: totals.filter((total) => total < 0).length,
    slower: totals.filter((total) => total > 0).length,
    suspectedFaster: suspected.filter(({ factor }) => factor <= 1).length,
    suspectedSlower: suspected.filter(({ factor }) => factor > 1).length,
    refuted: changes.filter((change) => standingOf(change) === "refuted").length,
  };
}

/**
 * By the worst confirmed change, the slowest first; then by the worst suspicion; then those whose change points are all
 * refuted; then those without one.
 */
export function worstFirst(trends: readonly Trend[]): Trend[] {
  const keyed = trends.map((trend) => ({ trend, key: keyOf(trend) }));
  return keyed.sort((a, b) => a.key.group - b.key.group || b.key.change - a.key.change).map(({ trend }) => trend);
}

function keyOf({ changes }: Trend): { readonly group: number; readonly change: number } {
  const confirmed = confirmedChanges(changes);
  if (confirmed.length > 0) return { group: 0, change: Math.max(...confirmed) };
  const suspected = changes.filter((change) => standingOf(change) === "suspicion");
  if (suspected.length > 0) return { group: 1, change: Math.log(Math.max(...suspected.map(({ factor }) => factor))) };
  return { group: changes.length > 0 ? 2 : 3, change: 0 };
}

/** Log-ratios of the changes that a comparison confirmed, as it found them. */
function confirmedChanges(changes: readonly Change[]): number[] {
  return changes.flatMap(({ comparison }) => (comparison?.outcome === "confirmed" ? [comparison.median] : []));
}
