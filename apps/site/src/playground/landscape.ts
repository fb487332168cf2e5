/** The objective below a state's runs. Apart from the runs, so that the essay's worker fetches no contours. */
import { minimizerNamed, objective } from "@sgd-basins/problems";
import { contours } from "d3-contour";
import { contourLevels } from "../charts/contours/levels.ts";
import { basinOutline } from "./basin.ts";
import type { Experiment } from "./experiment.ts";
import { problemOf } from "./models.ts";
import type { State } from "./state.ts";

/** Samples of the objective in each direction. */
const gridSize = 121;

/** What is drawn of an objective in the plane. */
export interface Landscape {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** One entry a band, lowest first: rings of coordinates x, y, x, y, … */
  readonly bands: readonly (readonly Float64Array[])[];
  readonly marks: readonly { readonly label: string; readonly x: number; readonly y: number }[];
  /** The edge of the start's basin: coordinates x, y, x, y, … */
  readonly basin: Float64Array;
}

/** Everything that the page shows for a state. */
export interface ShownExperiment extends Experiment {
  readonly landscape: Landscape | null;
}

/** Contours of a state's objective over its box, at the levels that the figures use; null where it has no plane. */
export function landscapeOf({ model, minimizer, seed }: State): Landscape | null {
  const problem = problemOf(model, seed);
  if (problem.dimension !== 2) return null;
  const { lower, upper } = problem.box!;
  const point = new Float64Array(2);
  const along = (axis: 0 | 1, i: number): number => lower[axis]! + (i * (upper[axis]! - lower[axis]!)) / (gridSize - 1);
  const values: number[] = [];
  for (let j = 0; j < gridSize; j++) {
    for (let i = 0; i < gridSize; i++) {
      point[0] = along(0, i);
      point[1] = along(1, j);
      values.push(objective(problem, point));
    }
  }
  const levels = contourLevels([values]);
  const lowest = Math.min(...values);
  const bands = contours()
    .size([gridSize, gridSize])
    .thresholds([lowest, ...levels])(values);
  return {
    x: [lower[0]!, upper[0]!],
    y: [lower[1]!, upper[1]!],
    // d3 puts sample (i, j) at (i + ½, j + ½).
    bands: bands.map(({ coordinates }) =>
      coordinates.flatMap((polygon) =>
        polygon.map((ring) => Float64Array.from(ring.flatMap(([i, j]) => [along(0, i! - 0.5), along(1, j! - 0.5)]))),
      ),
    ),
    marks: problem.minimizers.map(({ name, point: [x, y] }) => ({ label: name, x: x!, y: y! })),
    basin: basinOutline(minimizerNamed(problem, minimizer), problem.box!),
  };
}
