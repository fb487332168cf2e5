/** Moves labels apart that would overlap, as little as keeps their order and the ends. */

/**
 * @param places - where each would stand
 * @param spacing - between two neighbours
 * @param low - the first place that a label may have
 * @param high - the last one, which gives way where there is no room for all
 */
export function spreadLabels(places: readonly number[], spacing: number, low: number, high: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]!);
  const spread = [...places];
  let least = low;
  for (const i of order) {
    spread[i] = Math.max(places[i]!, least);
    least = spread[i] + spacing;
  }
  let most = Math.max(high, low + (order.length - 1) * spacing);
  for (const i of order.toReversed()) {
    spread[i] = Math.min(spread[i]!, most);
    most = spread[i] - spacing;
  }
  return spread;
}
