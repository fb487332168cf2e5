import { centred, extent, Plot } from "@sgd-basins/plot";
import type { BoxPlotsData } from "@sgd-basins/report";
import { formatShort } from "../text/numbers.ts";
import type { Size } from "./chart.ts";
import { drawPlot } from "./drawPlot.ts";
import { logAxis, logScale } from "./logAxis.ts";
import { logTicks } from "./logTicks.ts";

/** Of one measure's chart: its size in CSS pixels, and how many groups of B stand side by side. */
const layouts = {
  wide: { width: 1080, height: 300, across: 10 },
  medium: { width: 720, height: 300, across: 10 },
  narrow: { width: 328, height: 420, across: 5 },
} as const;
export type BoxPlotLayout = keyof typeof layouts;

export function sizeOfBoxPlots(layout: BoxPlotLayout): Size {
  const { width, height } = layouts[layout];
  return { width, height };
}

type Measure = BoxPlotsData["measures"][number];

/** Fewer replicates than this are drawn as points too: a box of two values hides that there are two. */
const fewReplicates = 10;

/** Draws one measure: a box for each pair (B, N), in the paper's order, grouped by B. */
export function drawBoxPlots(
  data: BoxPlotsData,
  measure: Measure,
  layout: BoxPlotLayout,
  name: string,
  alt: string,
): string {
  const { across, ...size } = layouts[layout];
  const isWide = layout === "wide";
  const groups = [...new Set(data.boxes.map(({ zeroEigenvalues }) => zeroEigenvalues))].map((group, i) => ({
    group,
    column: i % across,
    line: Math.floor(i / across),
    // Where there is no room for more, the first of a line says what the numbers are.
    name: isWide || i % across === 0 ? `B = ${group}` : String(group),
  }));
  const placeOf = new Map(groups.map(({ group, column, line }) => [group, { column, line }]));
  const points = data.boxes.flatMap(({ components, zeroEigenvalues, values }) =>
    values[measure.id].map((value) => ({ components, value, ...placeOf.get(zeroEigenvalues)! })),
  );
  const few = data.boxes.some((box) => box.values[measure.id].length < fewReplicates);
  const [least, most] = extent(points.map((point) => point.value));
  const ticks = least > 0 && most / least > 20 ? logTicks(least, most) : null;
  const sizes = [...new Set(points.map((point) => point.components))].sort((a, b) => a - b);
  const ends = [sizes[0]!, sizes[sizes.length - 1]!];
  const options: Plot.PlotOptions = {
    ...size,
    marginTop: 24,
    marginBottom: 36,
    marginLeft: 98,
    marginRight: 12,
    fx: { axis: null, padding: isWide ? 0.16 : 0.1 },
    fy: { axis: null, padding: groups.length > across ? 0.16 : 0 },
    x: {
      type: "band",
      domain: sizes,
      ticks: isWide ? ends : [],
      tickSize: 3,
      ...centred(isWide ? "N within each group" : `N from ${ends[0]} to ${ends[1]} in each group`),
    },
    y: {
      ...(ticks === null
        ? { zero: least >= 0, nice: true, ticks: 5 }
        : { ...logScale, domain: [ticks[0]!, ticks.at(-1)!] }),
      tickFormat: (value: number) => formatShort(value, 2),
      ...centred(measure.label),
      insetTop: 4,
    },
    marks: [
      ...(ticks === null ? [] : [logAxis("y", ticks, measure.label)]),
      Plot.gridY({ strokeOpacity: 0.15, ticks: ticks ?? 5 }),
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.text(groups, {
        ...{ fx: "column", fy: "line", text: "name", fontSize: 12 },
        ...{ frameAnchor: "top", lineAnchor: "bottom", dy: -5 },
      }),
      ...(few
        ? [
            Plot.dot(points, {
              fx: "column",
              fy: "line",
              x: "components",
              y: "value",
              r: 2.4,
              fill: "currentColor",
              className: "fill-0",
            }),
          ]
        : []),
      Plot.boxY(points, {
        fx: "column",
        fy: "line",
        x: "components",
        y: "value",
        r: 1.6,
        stroke: "currentColor",
        strokeWidth: 1.2,
        fill: "currentColor",
        fillOpacity: 0.3,
      }),
    ],
  };
  return drawPlot(options, name, alt);
}
