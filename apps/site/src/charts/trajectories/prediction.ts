/** What the theorems say about a cell's learning rate. */
import type { TrajectoryCell } from "@sgd-basins/report";
import type { LimitOf } from "../../reports/exactLimits.ts";

/** Of the expected gap on a quadratic. `shrink`: below u. `grow`: above l. `open`: between them, no promise. */
export type Region = "shrink" | "open" | "grow";

/** The region of a learning rate; null where a bound does not apply. */
export function regionOf({ learningRate, convergenceBound, divergenceBound }: TrajectoryCell): Region | null {
  if (convergenceBound === null || divergenceBound === null) return null;
  if (learningRate > divergenceBound) return "grow";
  return learningRate < convergenceBound ? "shrink" : "open";
}

const words: Readonly<Record<Region, string>> = { shrink: "gap shrinks", open: "no promise", grow: "gap grows" };

/** The prediction for a panel's cells, in a word or two; null where they have none in common. */
export function predictionOf(cells: readonly TrajectoryCell[]): string | null {
  const regions = new Set(cells.map(regionOf));
  const [region] = regions;
  return regions.size !== 1 || region === undefined || region === null ? null : words[region];
}

/** On which side of the exact limit α* the learning rates of a panel lie; null where on both, or where there is no limit. */
export function sideOfLimit(cells: readonly TrajectoryCell[], limitOf: LimitOf): "above" | "below" | null {
  const ratios = cells.map((cell) => cell.learningRate / (limitOf(cell) ?? Number.NaN));
  const above = ratios.every((ratio) => ratio > 1);
  if (above) return "above";
  return ratios.every((ratio) => ratio < 1) ? "below" : null;
}

/** How many of a panel's runs were outside the start's basin after at least one step. */
export function countLeft(cells: readonly TrajectoryCell[]): { readonly left: number; readonly runs: number } {
  return {
    left: cells.reduce((sum, cell) => sum + cell.everLeft, 0),
    runs: cells.reduce((sum, cell) => sum + cell.ends.length, 0),
  };
}
