import type { CellThresholds, TrajectoryCell } from "@sgd-basins/report";
import { type RunSettings, simulateRuns } from "@sgd-basins/simulator";
import { sixDigits } from "../sixDigits.ts";

/** A cell as a worker computes it; whether the paper shows it is for the figure to say. */
export type ComputedCell = Omit<TrajectoryCell, "inPaper">;

/** Levels that a cell is given besides its runs' settings. */
type CellLevels = Pick<TrajectoryCell, "realisation" | "model" | "batchSize" | "rateLabel">;

/** Runs and iterations of every cell, by scale. */
export const cellRuns = { paper: 100, quick: 10 } as const;
export const cellSteps = 20;

/** Runs a cell and puts it in the artefact's form. */
export function computeCell(
  levels: CellLevels,
  settings: RunSettings,
  thresholds: CellThresholds,
  runs: number,
  seed: number,
  meaning: readonly (string | number)[],
): ComputedCell {
  const results = simulateRuns(settings, runs, seed, meaning);
  return {
    ...levels,
    start: settings.start.name,
    radius: settings.radius,
    learningRate: settings.learningRate,
    thresholds,
    distances: Object.fromEntries(
      settings.problem.minimizers.map(({ name }, m) => [
        name,
        results.map((run) => Array.from(run.distances[m], sixDigits)),
      ]),
    ),
    diverged: results.filter((run) => run.diverged).length,
    everLeft: results.filter((run) => run.everLeft).length,
    ends: results.map((run) => run.end),
    boundaryShare: sixDigits(results.reduce((sum, run) => sum + run.boundaryShare, 0) / runs),
  };
}
