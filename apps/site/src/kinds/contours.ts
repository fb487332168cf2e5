import { extent } from "@sgd-basins/plot";
import { type ContourPanel, contourPanelSchema } from "@sgd-basins/report";
import type { Chart } from "../charts/chart.ts";
import { drawContourLegend, drawContours, legendSize, sizeOfContours } from "../charts/contours/drawContours.ts";
import { contourLevels } from "../charts/contours/levels.ts";
import { columnsOf } from "../csv/columns.ts";
import { type Column, csvFile } from "../csv/csv.ts";
import { resultOf } from "../results/results.ts";
import { counted, formatAtLeast, formatAtMost, formatShort } from "../text/numbers.ts";
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
  finding: ({ panels, quantity }) => {
    const [least, most] = extent(panels.map(lowGround));
    const [low, high] = [formatAtLeast(100 * least, 2), formatAtMost(100 * most, 2)];
    const pairs = panels.flatMap((panel) => {
      const [flat, sharp] = [valueAt(panel, "flat"), valueAt(panel, "sharp")];
      return flat === null || sharp === null ? [] : [{ flat, sharp }];
    });
    const lower = pairs.filter(({ flat, sharp }) => sharp < flat).length;
    return (
      `Between ${low} and ${high} % of the box lies within the lowest tenth of the range of ${quantity}` +
      `${pairs.length === 0 ? "" : `; the sharp minimizer is the lower one in ${lower} of ${counted(pairs.length, "panel")}`}`
    );
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

/** The share of a panel's samples that lie within a tenth of the way from the least to the greatest. */
function lowGround({ values }: ContourPanel): number {
  const [least, greatest] = extent(values);
  return values.filter((value) => value <= least + (greatest - least) / 10).length / values.length;
}

/** The sample nearest to a minimizer; null where the panel does not mark it. */
function valueAt({ x, y, width, height, values, marks }: ContourPanel, label: string): number | null {
  const mark = marks.find((one) => one.label === label);
  if (mark === undefined) return null;
  const place = (value: number, [from, to]: readonly [number, number], count: number): number =>
    Math.round(((value - from) / (to - from)) * (count - 1));
  return values[place(mark.y, y, height) * width + place(mark.x, x, width)] ?? null;
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
