import { centred, createElement, Plot } from "@sgd-basins/plot";
import type { ContourPanel } from "@sgd-basins/report";
import { formatShort } from "../../text/numbers.ts";
import { drawPlot } from "../drawPlot.ts";
import { bandColours } from "./levels.ts";

const margin = { top: 8, right: 12, bottom: 36, left: 40 };
const largest = { width: 276, height: 380 };

/** Size of one panel, in CSS pixels; both axes have the same scale, so that circles are round. */
export function sizeOfContours({ x, y }: ContourPanel): { width: number; height: number } {
  const scale = Math.min(largest.width / (x[1] - x[0]), largest.height / (y[1] - y[0]));
  return {
    width: Math.round(scale * (x[1] - x[0])) + margin.left + margin.right,
    height: Math.round(scale * (y[1] - y[0])) + margin.top + margin.bottom,
  };
}

/** Draws one panel: filled contours at the given levels, and a mark at each minimizer. */
export function drawContours(panel: ContourPanel, levels: readonly number[], name: string, alt: string): string {
  const [x1, x2] = panel.x;
  const [y1, y2] = panel.y;
  // Plot takes samples at the centres of pixels, the artefact at the ends of its intervals.
  const dx = (x2 - x1) / (panel.width - 1) / 2;
  const dy = (y2 - y1) / (panel.height - 1) / 2;
  const grid = { x1: x1 - dx, x2: x2 + dx, y1: y1 - dy, y2: y2 + dy, width: panel.width, height: panel.height };
  const lowest = panel.values.reduce((least, value) => Math.min(least, value), levels[0]!);
  const thresholds = [Math.min(lowest, levels[0]!) - 1, ...levels];
  const colours = bandColours(levels.length + 1);
  const options: Plot.PlotOptions = {
    ...sizeOfContours(panel),
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { domain: [x1, x2], ticks: 5, ...centred("x₁") },
    y: { domain: [y1, y2], ticks: 6, ...centred("x₂") },
    color: { type: "threshold", domain: [...levels], range: colours },
    marks: [
      Plot.contour(panel.values, {
        ...grid,
        value: (value: number) => value,
        fill: "value",
        thresholds: thresholds as never,
        stroke: "#0d2c54",
        strokeOpacity: 0.35,
        strokeWidth: 0.5,
        clip: true,
      }),
      Plot.frame({ strokeOpacity: 0.5 }),
      Plot.dot(panel.marks, { x: "x", y: "y", r: 4.5, fill: "#fff", stroke: "#111", strokeWidth: 1.5 }),
      Plot.text(panel.marks, { x: "x", y: "y", text: "label", dy: -12, className: "halo", fontSize: 12 }),
    ],
  };
  return drawPlot(options, name, alt);
}

/** Size of the legend of a figure, in CSS pixels. */
export const legendSize = { width: 328, height: 66 };

/** Draws the colour legend that a figure's panels share: one swatch a band, the levels between them. */
export function drawContourLegend(levels: readonly number[], quantity: string, name: string, alt: string): string {
  const colours = bandColours(levels.length + 1);
  const swatch = (legendSize.width - 20) / colours.length;
  const options = { ...legendSize, margin: 0, axis: null, marks: [] };
  return drawPlot(options, name, alt, (document, svg) => {
    const start = { "text-anchor": "start" };
    svg.append(createElement(document, "text", { x: 10, y: 12, ...start, "font-size": 12 }, quantity));
    for (const [i, fill] of colours.entries()) {
      const place = { x: 10 + i * swatch, y: 18, width: swatch, height: 14 };
      svg.append(createElement(document, "rect", { ...place, fill, stroke: "currentColor", "stroke-width": 0.5 }));
      if (i === 0) continue;
      // Neighbours alternate between two lines, so that long numbers fit.
      const label = { x: place.x, y: i % 2 === 1 ? 46 : 60, "text-anchor": "middle", "font-size": 12 };
      svg.append(createElement(document, "text", label, formatShort(levels[i - 1]!, 2)));
    }
  });
}
