import { extent } from "@sgd-basins/plot";
import { type ContourPanel, contourPanelSchema } from "@sgd-basins/report";
import type { Chart } from "../charts/chart.ts";
import { drawContourLegend, drawContours, legendSize, sizeOfContours } from "../charts/contours/drawContours.ts";
import { contourLevels } from "../charts/contours/levels.ts";
import { columnsOf } from "../csv/columns.ts";
import { type Column, csvFile } from "../csv/csv.ts";
import { resultOf } from "../results/results.ts";
import { formatShort } from "../text/numbers.ts";
import type { DataOfKind, ResultKind } from "./resultKind.ts";

interface Numbered {
  readonly panel: number;
}

const mark = contourPanelSchema.shape.marks.element;
const number: Column<Numbered> = {
  name: "panel",
  type: "integer",
  description: "panel of the figure, from 1",
  of: ({ panel }) => panel,
};
const point = [number, ...columnsOf(mark.pick({ x: true, y: true }))];

export const contours: ResultKind<"contours"> = {
  lists: (id, { panels, quantity }) => {
    const { name } = resultOf(id);
    const numbered = panels.map((panel, i) => ({ ...panel, panel: i + 1 }));
    const letters = [...new Set(panels.flatMap(({ parameters }) => Object.keys(parameters)))].sort();
    const value = { name: "value", type: "number", description: `${quantity}, six significant digits` } as const;
    return [
      csvFile(
        id,
        `${name}, a line a sample`,
        [...point, { ...value, of: (sample) => sample.value }],
        numbered.flatMap(({ panel, ...sampled }) => samplesOf(sampled).map((sample) => ({ panel, ...sample }))),
      ),
      csvFile(
        `${id}-panels`,
        `${name}, a line a panel`,
        [
          number,
          ...columnsOf(contourPanelSchema.pick({ title: true })),
          ...letters.map(
            (letter): Column<ContourPanel> => ({
              name: letter,
              type: "number",
              description: `parameter ${letter}`,
              of: ({ parameters }) => parameters[letter] ?? null,
            }),
          ),
        ],
        numbered,
      ),
      csvFile(
        `${id}-minimizers`,
        `${name}, a line a marked minimizer`,
        [...point, ...columnsOf(mark.pick({ label: true }))],
        numbered.flatMap(({ panel, marks }) => marks.map((mark) => ({ panel, ...mark }))),
      ),
    ];
  },
  charts: (id, data) => {
    const levels = contourLevels(data.panels.map((panel) => panel.values));
    const panels = data.panels.map((panel, i) => chartOf(`${id}-${i + 1}`, data, panel, levels));
    const name = `${id}-legend`;
    const alt = `Colour scale of ${data.quantity}: dark is low, light is high; levels ${levels.map((level) => formatShort(level, 2)).join(", ")}.`;
    const legend = { name, alt, ...legendSize, draw: () => drawContourLegend(levels, data.quantity, name, alt) };
    const note =
      "All panels share one colour scale. Its levels are quantiles of all panels' values, with a plateau counted once.";
    const rows: Chart[][] = [[legend]];
    for (let i = 0; i < panels.length; i += data.columns) rows.push(panels.slice(i, i + data.columns));
    return [{ heading: null, rows, note }];
  },
};

function samplesOf({ x, y, width, height, values }: ContourPanel): { x: number; y: number; value: number }[] {
  return values.map((value, i) => ({
    x: coordinate(x, i % width, width),
    y: coordinate(y, Math.floor(i / width), height),
    value,
  }));
}

function coordinate([from, to]: readonly [number, number], i: number, count: number): number {
  return from + (i * (to - from)) / (count - 1);
}

function chartOf(
  name: string,
  { quantity }: DataOfKind<"contours">,
  panel: ContourPanel,
  levels: readonly number[],
): Chart {
  const marks = panel.marks.map((mark) => `${mark.label} at (${formatShort(mark.x)}, ${formatShort(mark.y)})`);
  const [low, high] = extent(panel.values);
  const alt =
    `Contours of ${quantity}, ${panel.title}: from ${formatShort(low)} to ${formatShort(high)}` +
    `${marks.length === 0 ? "" : `; minimizers: ${marks.join(", ")}`}.`;
  return {
    name,
    alt,
    title: panel.title,
    ...sizeOfContours(panel),
    draw: () => drawContours(panel, levels, name, alt),
  };
}
