import type { MinimizerBounds } from "./minimizerBounds.ts";

/**
 * Bounds of every minimizer of every model of a family, for consecutive draws of the models' random parameters. Draw 0
 * is the default realisation; the others make the range over seeds.
 */
export interface BoundsTask {
  readonly seed: number;
  readonly realisation: "default" | "selected";
  readonly firstDraw: number;
  readonly draws: number;
  readonly [key: string]: number | string;
}

/** One entry a draw. */
export type BoundsPart = readonly (readonly MinimizerBounds[])[];

/** How many unselected draws make a range, by scale. */
export const rangeDraws = { paper: 1000, quick: 100 } as const;

const drawsPerTask = 25;

/** The default realisation, the selected one where there is one, then the range's draws in chunks. */
export function boundsTasks(seed: number, draws: number, selected: boolean): BoundsTask[] {
  const tasks: BoundsTask[] = [{ seed, realisation: "default", firstDraw: 0, draws: 1 }];
  if (selected) tasks.push({ seed, realisation: "selected", firstDraw: 0, draws: 1 });
  for (let first = 1; first <= draws; first += drawsPerTask) {
    tasks.push({
      seed,
      realisation: "default",
      firstDraw: first,
      draws: Math.min(drawsPerTask, draws - first + 1),
    });
  }
  return tasks;
}
