/** What theory says about a panel's learning rates. */
import { limitThresholds, type Region, regionOf, type TrajectoryCell, zoneOf } from "@sgd-basins/report";

const zonesOf = (cells: readonly TrajectoryCell[]) => cells.map((cell) => zoneOf(cell.learningRate, cell.thresholds));

/** What the bounds promise of a panel's cells; null where it is not the same of all. */
export function predictionOf(cells: readonly TrajectoryCell[]): Region | null {
  const [region, ...others] = new Set(zonesOf(cells).map(regionOf));
  return region === undefined || others.length > 0 ? null : region;
}

/** The limits that have a panel's learning rates all on one side, and which. */
export function sidesOfLimits(cells: readonly TrajectoryCell[]) {
  const zones = zonesOf(cells);
  return limitThresholds.flatMap((limit) =>
    (["above", "below"] as const)
      .filter((side) => zones.every((zone) => zone[limit.key] === side))
      .map((side) => ({ limit, side })),
  );
}

/** The same, but for limits that lie beyond others: of those below only the last, of those above only the first. */
export function nearestLimits(cells: readonly TrajectoryCell[]) {
  const sides = sidesOfLimits(cells);
  const below = sides.findLast(({ side }) => side === "above");
  const above = sides.find(({ side }) => side === "below");
  return [...(below === undefined ? [] : [below]), ...(above === undefined ? [] : [above])];
}

/** How many of a panel's runs were outside the start's basin after at least one step. */
export function countLeft(cells: readonly TrajectoryCell[]): { readonly left: number; readonly runs: number } {
  return {
    left: cells.reduce((sum, cell) => sum + cell.everLeft, 0),
    runs: cells.reduce((sum, cell) => sum + cell.ends.length, 0),
  };
}
