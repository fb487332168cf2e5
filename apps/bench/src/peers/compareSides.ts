import { type Compared, median, medianInterval, rankFor } from "@sgd-basins/bench-documents";
import { alternate } from "../sides/side.ts";
import type { Comparison } from "./comparisons.ts";

/** Coverage that intervals should have at least; with few rounds the widest one has less, and its own is stated. */
const LEVEL = 0.95;

/** Runs one comparison: the sides in turn, and their ratios round by round. */
export async function compareSides(
  comparison: Comparison,
  rounds: number,
  seconds: number,
  signal: AbortSignal,
): Promise<Compared> {
  const { group, name, unit, count } = comparison;
  const sides = [];
  try {
    for (const { start } of comparison.sides) {
      signal.throwIfAborted();
      sides.push(await start());
    }
    const samples = await alternate(sides, comparison.rounds ?? rounds, seconds, signal);
    return {
      group,
      name,
      unit,
      count,
      sides: comparison.sides.map(({ implementation }, s) => ({
        implementation,
        samples: samples[s],
        median: median(samples[s]),
        ratio: s === 0 ? null : ratioOf(samples[s], samples[0]),
      })),
    };
  } finally {
    for (const side of sides) await side.close();
  }
}

/** The peer's times over ours, round by round. */
function ratioOf(peer: readonly number[], ours: readonly number[]): NonNullable<Compared["sides"][number]["ratio"]> {
  const ratios = peer.map((time, round) => time / ours[round]);
  return { median: median(ratios), ...medianInterval(ratios, rankFor(ratios.length, LEVEL)) };
}
