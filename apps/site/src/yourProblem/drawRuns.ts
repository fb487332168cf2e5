/** Distances of a hundred runs, step by step, with what is predicted of them drawn over. */
import { addMark, type Surface, strokeRimmed } from "../playground/canvas.ts";
import { drawRunAxes } from "../playground/drawRunAxes.ts";
import { logScale } from "../playground/logScale.ts";
import type { Palette } from "../playground/palette.ts";
import type { Ran } from "./messages.ts";

export const runsHeight = 360;
const margin = { top: 10, right: 14, bottom: 38, left: 48 };
/** Orders of magnitude above and below the start that are shown. */
const SHOWN = 1e8;

/** Of the axis: with less there might be a single tick. */
const LEAST_SPAN = 6;

type Picture = Pick<Ran, "distances" | "meanSquares" | "moving" | "typical" | "mean">;

function placing({ distances, meanSquares }: Picture, { width, height }: Surface) {
  const start = Math.sqrt(meanSquares[0] ?? 1);
  let [low, high] = [start, start];
  for (const step of distances) {
    for (const distance of step) {
      if (distance > 0 && distance < low) low = distance;
      if (distance > high) high = distance;
    }
  }
  const domain: readonly [number, number] = [
    Math.max(low, start / SHOWN) / 1.3,
    Math.max(Math.min(high, start * SHOWN) * 1.3, (LEAST_SPAN * low) / 1.3),
  ];
  const bottom = height - margin.bottom;
  const { place, ticks } = logScale(domain, [bottom, margin.top], 9);
  const steps = distances.length - 1;
  return {
    steps,
    domain,
    bottom,
    ticks,
    px: (step: number): number => margin.left + (step / steps) * (width - margin.left - margin.right),
    py: (distance: number): number => place(Math.min(domain[1], Math.max(distance, domain[0]))),
  };
}

export function drawRuns(surface: Surface, picture: Picture, palette: Palette): void {
  const { context } = surface;
  const place = placing(picture, surface);
  const { px, py, steps } = place;
  const { distances } = picture;
  drawRunAxes(surface, { margin, ...place }, "step", palette);
  context.lineWidth = 1;

  const [first, last] = [distances[0]!, distances[steps]!];
  for (const outcome of ["nearer", "further"] as const) {
    const lines = new Path2D();
    const heads = new Path2D();
    for (let run = 0; run < first.length; run++) {
      if (last[run]! > first[run]! !== (outcome === "further")) continue;
      lines.moveTo(px(0), py(first[run]!));
      for (let step = 1; step <= steps; step++) lines.lineTo(px(step), py(distances[step]![run]!));
      addMark(heads, outcome, px(steps), py(last[run]!), 2.2);
    }
    const colour = palette.outcome[outcome === "further" ? "left" : "nearer"];
    context.strokeStyle = colour;
    context.globalAlpha = 0.4;
    context.stroke(lines);
    context.globalAlpha = 1;
    context.fillStyle = colour;
    context.fill(heads);
  }
  drawPredictions(surface, picture, palette);
}

/** Without the noise: a typical run, and the root of the mean square, each from the share of a start that moves at all. */
function drawPredictions(surface: Surface, picture: Picture, palette: Palette): void {
  const { context } = surface;
  const { px, py, steps, domain } = placing(picture, surface);
  const { meanSquares, moving, typical, mean } = picture;
  const start = Math.sqrt(meanSquares[0] ?? 1);
  for (const { perStep, dash } of [
    { perStep: typical, dash: [] },
    { perStep: mean, dash: [7, 5] },
  ]) {
    if (perStep === null) continue;
    const path = new Path2D();
    for (let step = 0; step <= steps; step++) {
      const distance = start * Math.sqrt(1 - moving + moving * Math.exp(2 * perStep * step));
      if (step === 0) path.moveTo(px(0), py(distance));
      else path.lineTo(px(step), py(distance));
      // Beyond, it would lie along the edge.
      if (distance > domain[1] || distance < domain[0]) break;
    }
    strokeRimmed(context, path, dash, palette);
  }
}
