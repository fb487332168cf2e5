import type { FamilyId, TrajectoryCell } from "@sgd-basins/report";
import { type RunSettings, simulateRuns } from "@sgd-basins/simulator";
import type { AlmostSureRate, AlmostSureTask } from "../bounds/almostSureKind.ts";
import type { ExactRates } from "../bounds/ratesAt.ts";
import { sixDigits } from "../sixDigits.ts";

/** A cell as a worker computes it; whether the paper shows it is for the figure to say, and one threshold is a task of its own. */
export interface ComputedCell extends Omit<TrajectoryCell, "inPaper" | "thresholds"> {
  readonly thresholds: ExactRates;
}

/** Levels that a cell is given besides its runs' settings. */
type CellLevels = Pick<TrajectoryCell, "realisation" | "model" | "batchSize" | "rateLabel">;

/** Runs and iterations of every cell, by scale. */
export const cellRuns = { paper: 100, quick: 10 } as const;
export const cellSteps = 20;

/** Runs a cell and puts it in the artefact's form. */
export function computeCell(
  levels: CellLevels,
  settings: RunSettings,
  thresholds: ExactRates,
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

/** What decides a cell's almost-sure limit. */
type Place = Pick<AlmostSureTask, "realisation" | "model" | "batchSize">;

/** The almost-sure limits that cells of one family and start need, once each. */
export function limitTasks(
  seed: number,
  family: FamilyId,
  minimizer: string,
  cells: readonly Place[],
): AlmostSureTask[] {
  const tasks = cells.map(({ realisation, model, batchSize }): [string, AlmostSureTask] => {
    return [placeOf({ realisation, model, batchSize }), { seed, family, realisation, model, minimizer, batchSize }];
  });
  return [...new Map(tasks).values()];
}

/** The cells with the limits of those tasks, and whether the paper shows them. */
export function completeCells(
  cells: readonly ComputedCell[],
  tasks: readonly AlmostSureTask[],
  limits: readonly AlmostSureRate[],
  inPaper: (cell: ComputedCell) => boolean,
): TrajectoryCell[] {
  const found = new Map(tasks.map((task, t) => [placeOf(task), limits[t].learningRate]));
  return cells.map((cell) => {
    const almostSure = found.get(placeOf(cell));
    if (almostSure === undefined) throw new Error(`no almost-sure limit for the cell ${placeOf(cell)}`);
    return { ...cell, thresholds: { ...cell.thresholds, almostSure }, inPaper: inPaper(cell) };
  });
}

function placeOf({ realisation, model, batchSize }: Place): string {
  return `${realisation}, Model ${model}, k = ${batchSize}`;
}
