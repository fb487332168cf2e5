import { centred, extent, Plot } from "@sgd-basins/plot";
import type { BoxPlotsData } from "@sgd-basins/report";
import { formatShort } from "../text/numbers.ts";
import { drawPlot } from "./drawPlot.ts";
import { logAxis, logScale } from "./logAxis.ts";
import { logTicks } from "./logTicks.ts";

/** Size of one measure's chart, in CSS pixels. */
export const boxPlotSize = { width: 1080, height: 300 };

type Measure = BoxPlotsData["measures"][number];

/** Fewer replicates than this are drawn as points too: a box of two values hides that there are two. */
const fewReplicates = 10;

/** Draws one measure: a box for each pair (B, N), in the paper's order, grouped by B. */
export function drawBoxPlots(data: BoxPlotsData, measure: Measure, name: string, alt: string): string {
  const points = data.boxes.flatMap(({ components, zeroEigenvalues, values }) =>
    values[measure.id].map((value) => ({ components, group: zeroEigenvalues, value })),
  );
  const few = data.boxes.some((box) => box.values[measure.id].length < fewReplicates);
  const [least, most] = extent(points.map((point) => point.value));
  const ticks = least > 0 && most / least > 20 ? logTicks(least, most) : null;
  const sizes = [...new Set(points.map((point) => point.components))].sort((a, b) => a - b);
  const ends = [sizes[0]!, sizes[sizes.length - 1]!];
  const options: Plot.PlotOptions = {
    ...boxPlotSize,
    marginTop: 34,
    marginBottom: 36,
    marginLeft: 98,
    marginRight: 12,
    fx: { label: null, tickFormat: (group: number) => `B = ${group}`, padding: 0.16, tickSize: 0 },
    x: {
      type: "band",
      domain: sizes,
      ticks: ends,
      tickSize: 3,
      ...centred("N within each group"),
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
      ...(few
        ? [
            Plot.dot(points, {
              fx: "group",
              x: "components",
              y: "value",
              r: 2.4,
              fill: "currentColor",
              className: "fill-0",
            }),
          ]
        : []),
      Plot.boxY(points, {
        fx: "group",
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
