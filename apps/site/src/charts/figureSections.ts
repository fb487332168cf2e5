/** The charts of each result, under their headings. */
import type { Artefact, BoxPlotsData, ContoursData, TableData, TrajectoriesData } from "@sgd-basins/report";
import { countNumbers } from "../results/score.ts";
import { counted, formatShort } from "../text/numbers.ts";
import { describeDiscRadius, discRadiusSize, drawDiscRadius } from "./beyond/drawDiscRadius.ts";
import { describeSchedules, drawSchedules, schedulesSize } from "./beyond/drawSchedules.ts";
import { describeTightness, drawTightness, tightnessSize } from "./beyond/drawTightness.ts";
import type { Chart } from "./chart.ts";
import { drawContourLegend, drawContours, legendSize, sizeOfContours } from "./contours/drawContours.ts";
import { contourLevels } from "./contours/levels.ts";
import { boxPlotSize, drawBoxPlots } from "./drawBoxPlots.ts";
import { drawTable, sizeOfTable } from "./drawTable.ts";
import type { Layout } from "./trajectories/arrangePanels.ts";
import { describeTrajectories } from "./trajectories/describeTrajectories.ts";
import { drawTrajectories, sizeOfTrajectories, smallestPositive } from "./trajectories/drawTrajectories.ts";
import { groupCells, layOutPanels } from "./trajectories/panels.ts";

export interface FigureSection {
  /** Null for the figure as the paper shows it. */
  readonly heading: string | null;
  /** Charts that stand side by side where the page is wide enough, row by row. */
  readonly rows: readonly (readonly Chart[])[];
  /** What a reader must know to read the charts. */
  readonly note: string;
}

/** The charts of an artefact; none for those that are read as text or tables. */
export function figureSections({ id, data, ...artefact }: Artefact): FigureSection[] {
  switch (data.kind) {
    case "table":
      return tableSections(id, data, { id, data, ...artefact });
    case "trajectories":
      return trajectorySections(id, data);
    case "contours":
      return contourSections(id, data);
    case "box-plots":
      return boxPlotSections(id, data);
    case "tightness": {
      const alt = describeTightness(data);
      const draw = (): string => drawTightness(data, id, alt);
      const note =
        "Quadratic bounds at the default Styblinski–Tang models. A ratio of one is a bound that cannot be improved. At both minima of the quadratic-circle models the two bounds and the limit agree within 0.2 %.";
      return [{ heading: null, rows: [[{ name: id, alt, ...tightnessSize, draw }]], note }];
    }
    case "disc-radius": {
      const alt = describeDiscRadius(data);
      const draw = (): string => drawDiscRadius(data, id, alt);
      const note =
        "Dashed: the published bounds, which the honest estimate would reach at a smaller radius than that of the starts.";
      return [{ heading: null, rows: [[{ name: id, alt, ...discRadiusSize, draw }]], note }];
    }
    case "schedule": {
      const alt = describeSchedules(data);
      const draw = (): string => drawSchedules(data, id, alt);
      const note =
        "The rates fall geometrically from a multiple of the sharp minimizer's divergence bound l to half the smaller convergence bound, or stay there. Each dot is a mean over runs; one would mean that every coordinate ends in its flat well.";
      return [{ heading: null, rows: [[{ name: id, alt, ...schedulesSize, draw }]], note }];
    }
    default:
      return [];
  }
}

function tableSections(name: string, data: TableData, artefact: Artefact): FigureSection[] {
  const counts = countNumbers([artefact]).map(([verdict, count]) => `${verdict}: ${count}`);
  const alt = `Each of the ${data.cells.length} cells: computed value divided by published value, with the range over unselected seeds. ${counts.join("; ")}.`;
  const chart = { name, alt, ...sizeOfTable(data), draw: () => drawTable(data, name, alt) };
  const note =
    "Left of the line the computed value is smaller than the published one, right of it larger. A missing dot is a cell without a value.";
  return [{ heading: null, rows: [[chart]], note }];
}

function trajectorySections(id: string, data: TrajectoriesData): FigureSection[] {
  return groupCells(data).map(({ suffix, heading, cells }) => {
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
    const draw = (layout: Layout, file: string) => ({
      name: file,
      alt,
      ...sizeOfTrajectories(grid, layout),
      draw: () => drawTrajectories(data, grid, layout, file, alt),
    });
    return { heading, rows: [[{ ...draw("wide", name), narrow: draw("narrow", `${name}-narrow`) }]], note };
  });
}

function contourSections(id: string, data: ContoursData): FigureSection[] {
  const levels = contourLevels(data.panels.map((panel) => panel.values));
  const panels = data.panels.map((panel, i): Chart => {
    const name = `${id}-${i + 1}`;
    const marks = panel.marks.map((mark) => `${mark.label} at (${formatShort(mark.x)}, ${formatShort(mark.y)})`);
    const low = panel.values.reduce((a, b) => Math.min(a, b));
    const high = panel.values.reduce((a, b) => Math.max(a, b));
    const alt =
      `Contours of ${data.quantity}, ${panel.title}: from ${formatShort(low)} to ${formatShort(high)}` +
      `${marks.length === 0 ? "" : `; minimizers: ${marks.join(", ")}`}.`;
    return {
      name,
      alt,
      title: panel.title,
      ...sizeOfContours(panel),
      draw: () => drawContours(panel, levels, name, alt),
    };
  });
  const name = `${id}-legend`;
  const alt = `Colour scale of ${data.quantity}: dark is low, light is high; levels ${levels.map((level) => formatShort(level, 2)).join(", ")}.`;
  const legend = { name, alt, ...legendSize, draw: () => drawContourLegend(levels, data.quantity, name, alt) };
  const note =
    "All panels share one colour scale. Its levels are quantiles of all panels' values, with a plateau counted once.";
  const rows: Chart[][] = [[legend]];
  for (let i = 0; i < panels.length; i += data.columns) rows.push(panels.slice(i, i + data.columns));
  return [{ heading: null, rows, note }];
}

function boxPlotSections(id: string, data: BoxPlotsData): FigureSection[] {
  const charts = data.measures.map((measure): Chart => {
    const name = `${id}-${measure.id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const values = data.boxes.flatMap((box) => box.values[measure.id]);
    const low = values.reduce((a, b) => Math.min(a, b));
    const high = values.reduce((a, b) => Math.max(a, b));
    const alt = `${measure.label} for ${data.boxes.length} pairs (B, N): from ${formatShort(low)} to ${formatShort(high)} over ${values.length} runs.`;
    return { name, alt, ...boxPlotSize, fixed: true, draw: () => drawBoxPlots(data, measure, name, alt) };
  });
  const { replicates, replicatesInPaper } = data.part;
  const note =
    `${counted(replicates, "replicate")} a pair (the paper: ${replicatesInPaper}). Within each group of B, N grows from left to right. ` +
    "Boxes span the quartiles and have a line at the median; whiskers reach the furthest value within 1.5 box lengths, " +
    "and values beyond are circles. With few replicates every value is drawn as a point.";
  return [{ heading: null, rows: charts.map((chart) => [chart]), note }];
}
