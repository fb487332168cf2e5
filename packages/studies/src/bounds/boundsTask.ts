import type { Realisation } from "@sgd-basins/report";
import { chunksOf } from "../chunks.ts";
import type { MinimizerBounds } from "./minimizerBounds.ts";

/**
 * Bounds of every minimizer of every model of a family, for consecutive draws of the models' random parameters. Draw 0
 * is the default realisation; the others make the range over seeds.
 */
export type BoundsTask = {
  readonly seed: number;
  readonly realisation: Realisation["id"];
  readonly firstDraw: number;
  readonly draws: number;
};

/** One entry a draw. */
export type BoundsPart = readonly (readonly MinimizerBounds[])[];

/** How many unselected draws make a range, by scale. */
export const rangeDraws = { paper: 1000, quick: 100 } as const;

const drawsPerTask = 25;

/** The default realisation, the selected one where there is one, then the range's draws in chunks. */
export function boundsTasks(seed: number, draws: number, selected: boolean): BoundsTask[] {
  const own: BoundsTask = { seed, realisation: "default", firstDraw: 0, draws: 1 };
  return [
    own,
    ...(selected ? [{ ...own, realisation: "selected" as const }] : []),
    ...chunksOf(draws, drawsPerTask, 1).map(({ first, count }) => ({ ...own, firstDraw: first, draws: count })),
  ];
}
