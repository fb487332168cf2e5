import type { Chart } from "../charts/chart.ts";
import type { Layout } from "../charts/trajectories/arrangePanels.ts";
import { describeTrajectories } from "../charts/trajectories/describeTrajectories.ts";
import { drawTrajectories, sizeOfTrajectories, smallestPositive } from "../charts/trajectories/drawTrajectories.ts";
import { groupCells, layOutPanels } from "../charts/trajectories/panels.ts";
import { trajectoryFiles } from "../csv/trajectoryColumns.ts";
import { resultOf } from "../results/results.ts";
import { counted, formatShort } from "../text/numbers.ts";
import type { ResultKind } from "./resultKind.ts";

export const trajectories: ResultKind<"trajectories"> = {
  lists: (id, data) => trajectoryFiles(id, resultOf(id).name, data),
  charts: (id, data) =>
    groupCells(data).map(({ suffix, heading, cells }) => {
      const name = `${id}${suffix}`;
      const grid = layOutPanels(data, cells);
      const alt = describeTrajectories(data, grid);
      const { value, zeros } = smallestPositive(data, grid);
      const pooled =
        data.series === null ? "" : `, coloured by ${data.series === "radius" ? "starting radius" : "batch size"}`;
      const clipped =
        zeros === 0
          ? ""
          : ` ${counted(zeros, "distance")} of exactly 0 ${zeros === 1 ? "is" : "are"} drawn at the smallest positive one, ${formatShort(value)}.`;
      const reading =
        `Each line is one of ${data.runs} runs${pooled}; the panels of a row share a logarithmic axis. ` +
        "The strip above a panel places its learning rate α (the mark) among the bounds u and l and the exact limit α* of " +
        "mean-square stability of the linear dynamics (broken line; Mulayoff and Michaeli 2024), on a logarithmic axis in units of l. " +
        "That the gap grows, or shrinks, is what the theorems say of its expectation on a quadratic with the curvatures of the minimizer: " +
        "this function is none, and what is expected need not be what a run does. “Left the basin” counts runs that were outside the start's basin after at least one step.";
      const note = `${heading === null ? reading : ""}${clipped}`.trim();
      const draw = (layout: Layout, file: string): Omit<Chart, "title" | "narrow"> => ({
        name: file,
        alt,
        ...sizeOfTrajectories(grid, layout),
        draw: () => drawTrajectories(data, grid, layout, file, alt),
      });
      return { heading, rows: [[{ ...draw("wide", name), narrow: draw("narrow", `${name}-narrow`) }]], note };
    }),
};
