import type { TrajectoriesData } from "@sgd-basins/report";
import { counted } from "../../text/numbers.ts";
import type { TrajectoryGrid } from "./panels.ts";

/** Alternative text of a trajectory chart: what the panels are, and the counts in each row. */
export function describeTrajectories(data: TrajectoriesData, grid: TrajectoryGrid): string {
  const rows = grid.rows.map((row) => {
    const panels = grid.panels.filter((panel) => panel.row === row);
    const counts = panels.map(({ title, cells }) => {
      const runs = cells.reduce((sum, cell) => sum + cell.ends.length, 0);
      const diverged = cells.reduce((sum, cell) => sum + cell.diverged, 0);
      return `${title}: ${diverged} of ${runs}`;
    });
    return `${row}: ${counts.join("; ")}`;
  });
  return (
    `${counted(grid.panels.length, "panel")} of distance to the ${data.distanceTo} minimizer, logarithmic, against the ` +
    `iteration from 0 to ${data.steps}. Runs that end further away than they began: ${rows.join(". ")}.`
  );
}
