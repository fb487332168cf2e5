import { addMark, drawLine, type Surface } from "./canvas.ts";
import { drawRunAxes } from "./drawRunAxes.ts";
import type { Experiment, Outcome } from "./experiment.ts";
import { logScale } from "./logScale.ts";
import type { Palette } from "./palette.ts";
import { steps } from "./state.ts";

const margin = { top: 10, right: 12, bottom: 38, left: 44 };

/** Where a distance and an iteration lie on a surface. */
function placing({ distances }: Experiment, { width, height }: Surface) {
  const positive = distances.filter((distance) => distance > 0);
  const low = positive.reduce((least, distance) => Math.min(least, distance), Number.POSITIVE_INFINITY);
  const high = positive.reduce((most, distance) => Math.max(most, distance), 0);
  // A run that hits the minimizer exactly is drawn on the lower edge.
  const domain: [number, number] = low < high ? [low, high] : [0.1, 10];
  const bottom = height - margin.bottom;
  const { place, ticks } = logScale(domain, [bottom, margin.top], 9);
  const py = (distance: number): number => place(Math.max(distance, domain[0]));
  const px = (step: number): number => margin.left + (step / steps) * (width - margin.left - margin.right);
  return { px, py, ticks, bottom };
}

/** Draws axes. */
export function drawDistanceAxes(surface: Surface, experiment: Experiment, palette: Palette): void {
  drawRunAxes(surface, { margin, steps, ...placing(experiment, surface) }, "iteration", palette);
}

/** Draws the distance at which the basin's edge is nearest, where runs come so far. */
function drawEdge(surface: Surface, experiment: Experiment, palette: Palette): void {
  const { context, width } = surface;
  const { py, bottom } = placing(experiment, surface);
  const y = py(experiment.edge);
  if (y < margin.top || y > bottom) return;
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.setLineDash([6, 4]);
  drawLine(context, margin.left, y, width - margin.right, y);
  context.setLineDash([]);
  context.textAlign = "left";
  const words = "nearest edge of the basin";
  const place = y - 5 > margin.top + 10 ? y - 5 : y + 15;
  context.lineWidth = 3;
  context.strokeStyle = palette.paper;
  context.strokeText(words, margin.left + 6, place);
  context.fillStyle = palette.ink;
  context.fillText(words, margin.left + 6, place);
}

/** Draws each run's distance to the start's minimizer up to a moment; see `drawRuns` for the time. */
export function drawDistances(surface: Surface, experiment: Experiment, time: number, palette: Palette): void {
  const { context } = surface;
  const { distances, outcomes } = experiment;
  const { px, py } = placing(experiment, surface);
  const whole = Math.min(steps, Math.floor(time));
  const part = time - whole;
  for (const outcome of ["nearer", "further", "left"] satisfies Outcome[]) {
    const lines = new Path2D();
    const heads = new Path2D();
    for (let run = 0; run < outcomes.length; run++) {
      if (outcomes[run] !== outcome) continue;
      const at = (step: number): number => py(distances[run * (steps + 1) + step]!);
      lines.moveTo(px(0), at(0));
      for (let step = 1; step <= whole; step++) lines.lineTo(px(step), at(step));
      const y = at(whole) + part * (at(Math.min(steps, whole + 1)) - at(whole));
      lines.lineTo(px(time), y);
      addMark(heads, outcome, px(time), y, 2.5);
    }
    context.strokeStyle = palette.outcome[outcome];
    context.globalAlpha = 0.55;
    context.lineWidth = 1;
    context.stroke(lines);
    context.globalAlpha = 1;
    context.fillStyle = palette.outcome[outcome];
    context.fill(heads);
  }
  drawEdge(surface, experiment, palette);
}
