import type { Count } from "@sgd-basins/bench-documents";
import type { CountAnswer, TaskName } from "./roundTask.ts";

/** What is counted of one side. */
export interface Counted extends CountAnswer {
  /** Bytes of what the site ships, by kind. */
  readonly shipped: Readonly<Record<string, number>>;
}

/**
 * Exact counts of both sides, those that differ first of all: a count that grows is a regression unless it was accepted
 * by name.
 *
 * @param accepted - names of counts that may grow
 */
export function compareCounts(
  tasks: readonly TaskName[],
  base: Counted,
  head: Counted,
  accepted: readonly string[],
): Count[] {
  const rows: Count[] = [];
  const add = (name: string, before: number, after: number): void => {
    const grown = accepted.includes(name) ? "ACCEPTED" : "REGRESSED";
    rows.push({ name, base: before, head: after, verdict: after > before ? grown : "SAME" });
  };
  for (const name of new Set([...Object.keys(base.wasm), ...Object.keys(head.wasm)])) {
    add(`wasm bytes of ${name}`, base.wasm[name] ?? 0, head.wasm[name] ?? 0);
  }
  for (const kind of new Set([...Object.keys(base.shipped), ...Object.keys(head.shipped)])) {
    add(`bytes of ${kind} of the site`, base.shipped[kind] ?? 0, head.shipped[kind] ?? 0);
  }
  tasks.forEach(({ suite, title }, i) => {
    const [before, after] = [base.tasks[i], head.tasks[i]];
    if (!("counts" in before && "counts" in after)) return;
    const of = `of ${suite}/${title}`;
    const calls = (kernels: Readonly<Record<string, number>>): number =>
      Object.values(kernels).reduce((sum, count) => sum + count, 0);
    add(`kernel calls ${of}`, calls(before.counts.kernels), calls(after.counts.kernels));
    add(`arrays ${of}`, before.counts.arrays, after.counts.arrays);
    add(`array bytes ${of}`, before.counts.arrayBytes, after.counts.arrayBytes);
  });
  return rows;
}
