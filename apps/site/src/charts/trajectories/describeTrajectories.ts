import type { TrajectoriesData } from "@sgd-basins/report";
import { counted } from "../../text/numbers.ts";
import type { TrajectoryGrid } from "./panels.ts";
import { countLeft, predictionOf, sidesOfLimits } from "./prediction.ts";

/** Alternative text of a trajectory chart: what the panels are, what theory predicts, and how many runs left. */
export function describeTrajectories(data: TrajectoriesData, grid: TrajectoryGrid): string {
  const rows = grid.rows.map((row) => {
    const panels = grid.panels.filter((panel) => panel.row === row);
    const counts = panels.map(({ title, cells }) => {
      const { left, runs } = countLeft(cells);
      const prediction = predictionOf(cells);
      // Above l a rate is above the limit of the mean square, and below u below all limits.
      const sides = sidesOfLimits(cells).filter(
        ({ limit }) => prediction?.name === "open" || (prediction?.name === "grow" && limit.about === "runs"),
      );
      const limits = sides.map(({ limit, side }) => `, ${side} the ${limit.name}`).join("");
      const words = prediction === null ? "" : ` (theory: ${prediction.words}${limits})`;
      return `${title}: ${left} of ${runs}${words}`;
    });
    return `${row === "" ? "" : `${row}: `}${counts.join("; ")}`;
  });
  return (
    `${counted(grid.panels.length, "panel")} of distance to the ${data.distanceTo} minimizer, logarithmic, against the ` +
    `iteration from 0 to ${data.steps}. Runs that left the basin in which they start: ${rows.join(". ")}.`
  );
}
