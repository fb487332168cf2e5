import type { SeparableQuartic } from "@sgd-basins/problems";
import type { StreamFamily } from "@sgd-basins/random";
import { nameEnd } from "../outcome.ts";
import type { Run, RunSettings } from "../simulateRun.ts";
import { loadTables } from "./loadTables.ts";
import { LANES, placeCell } from "./placeCell.ts";

/** Whether the kernels can simulate runs: of a separable quartic with two minimizers, with replacement, from about one of these. */
export function quarticOf({ problem, from, batchSize, sampling }: RunSettings): SeparableQuartic | null {
  if (from !== undefined) return null;
  if (sampling === "without-replacement" && batchSize !== "inf") return null;
  return problem.minimizers.length === 2 ? (problem.separableQuartic ?? null) : null;
}

/**
 * Runs 0 to `runs` − 1 of a cell, each with its own member of `streams`, by kernels that take four at a time. The bits are
 * those of `simulateRun`, which is the definition.
 */
export function simulateQuarticRuns(
  settings: RunSettings,
  quartic: SeparableQuartic,
  runs: number,
  streams: StreamFamily,
): Run[] {
  const { problem, steps } = settings;
  const { dimension, box, minimizers } = problem;
  const start = minimizers.indexOf(settings.start);
  const tables = loadTables(problem, quartic);
  const cell = placeCell(settings, start, streams, tables);
  const { kernels, words, doubles } = tables.arena;
  const rows = steps + 1;
  // One array for all runs: each distance array of its own would cost as much as its run.
  const all = new Float64Array(2 * rows * runs);
  const results: Run[] = [];
  for (let first = 0; first < runs; first += LANES) {
    const count = Math.min(LANES, runs - first);
    kernels.simulateFour(cell.address, first, count);
    all.set(doubles.subarray(cell.distances, cell.distances + 2 * rows * count), 2 * rows * first);
    for (let r = 0; r < count; r++) {
      const begin = 2 * rows * (first + r);
      const distances = [all.subarray(begin, begin + rows), all.subarray(begin + rows, begin + 2 * rows)];
      const outcome = cell.outcomes + 4 * r;
      const onBoundary = box === null ? 0 : words[outcome + 3];
      results.push({
        distances,
        diverged: distances[start][steps] > distances[start][0],
        everLeft: words[outcome] !== 0,
        end: nameEnd(box !== null && onBoundary === dimension, words[outcome + 1] !== 0, words[outcome + 2] !== 0),
        boundaryShare: onBoundary / dimension,
      });
    }
  }
  return results;
}
