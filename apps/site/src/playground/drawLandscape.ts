import { bandColours } from "../charts/contours/levels.ts";
import { addMark, font, type Surface } from "./canvas.ts";
import type { Experiment, Outcome } from "./experiment.ts";
import type { Landscape } from "./landscape.ts";
import type { Palette } from "./palette.ts";
import { steps } from "./state.ts";

const margin = { top: 6, right: 9, bottom: 22, left: 30 };

/** Width at which a canvas of a given height has the same scale on both axes. */
export function landscapeWidth({ x, y }: Landscape, height: number): number {
  const scale = (height - margin.top - margin.bottom) / (y[1] - y[0]);
  return Math.round(scale * (x[1] - x[0])) + margin.left + margin.right;
}

/** Height at which both axes have the same scale, for a canvas of a given width. */
export function landscapeHeight({ x, y }: Landscape, width: number): number {
  const scale = (width - margin.left - margin.right) / (x[1] - x[0]);
  return Math.round(scale * (y[1] - y[0])) + margin.top + margin.bottom;
}

function placing({ x, y }: Landscape, { width, height }: Surface) {
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  return {
    px: (value: number): number => margin.left + ((value - x[0]) / (x[1] - x[0])) * (right - margin.left),
    py: (value: number): number => bottom - ((value - y[0]) / (y[1] - y[0])) * (bottom - margin.top),
    right,
    bottom,
  };
}

/** Draws what does not move: filled contours and axes. */
export function drawLandscape(surface: Surface, landscape: Landscape, palette: Palette): void {
  const { context } = surface;
  const { px, py, right, bottom } = placing(landscape, surface);
  const colours = bandColours(landscape.bands.length);
  context.save();
  context.beginPath();
  context.rect(margin.left, margin.top, right - margin.left, bottom - margin.top);
  context.clip();
  for (const [i, rings] of landscape.bands.entries()) {
    const path = new Path2D();
    for (const ring of rings) {
      path.moveTo(px(ring[0]!), py(ring[1]!));
      for (let at = 2; at < ring.length; at += 2) path.lineTo(px(ring[at]!), py(ring[at + 1]!));
      path.closePath();
    }
    context.fillStyle = colours[i]!;
    context.fill(path, "evenodd");
    context.strokeStyle = "#0d2c5459";
    context.lineWidth = 0.5;
    context.stroke(path);
  }
  context.restore();
  context.strokeStyle = palette.quiet;
  context.lineWidth = 1;
  context.strokeRect(margin.left + 0.5, margin.top + 0.5, right - margin.left - 1, bottom - margin.top - 1);
  context.fillStyle = palette.ink;
  context.textAlign = "center";
  for (const value of linearTicks(landscape.x)) context.fillText(label(value), px(value), bottom + 15);
  context.textAlign = "right";
  for (const value of linearTicks(landscape.y)) context.fillText(label(value), margin.left - 4, py(value) + 4);
}

/** Draws the edge of the basin in which the runs start. */
export function drawBasin(surface: Surface, landscape: Landscape): void {
  const { context } = surface;
  const { px, py } = placing(landscape, surface);
  const path = new Path2D();
  for (let at = 0; at < landscape.basin.length; at += 2) {
    path.lineTo(px(landscape.basin[at]!), py(landscape.basin[at + 1]!));
  }
  path.closePath();
  context.lineWidth = 3;
  context.strokeStyle = "#ffffffaa";
  context.stroke(path);
  context.setLineDash([6, 4]);
  context.lineWidth = 1.5;
  context.strokeStyle = "#111";
  context.stroke(path);
  context.setLineDash([]);
}

/** Draws the minimizers and their names. */
export function drawMinimizers(surface: Surface, landscape: Landscape): void {
  const { context } = surface;
  const { marks } = landscape;
  const { px, py } = placing(landscape, surface);
  context.textAlign = "center";
  for (const mark of marks) {
    context.beginPath();
    context.arc(px(mark.x), py(mark.y), 4.5, 0, 2 * Math.PI);
    context.fillStyle = "#fff";
    context.fill();
    context.strokeStyle = "#111";
    context.lineWidth = 1.5;
    context.stroke();
    context.font = `600 ${font}`;
    context.lineWidth = 3;
    context.strokeStyle = "#fff";
    context.strokeText(mark.label, px(mark.x), py(mark.y) - 9);
    context.fillStyle = "#111";
    context.fillText(mark.label, px(mark.x), py(mark.y) - 9);
    context.font = font;
  }
}

/** Iterations that a run's trail reaches back: all of them would cover the contours. */
const trail = 3;

/**
 * Draws where the runs are at a moment, and where they come from.
 *
 * @param time - iterations since the start, 0 to `steps`; between two iterates a run is on the segment that joins them
 */
export function drawRuns(
  surface: Surface,
  landscape: Landscape,
  { positions, outcomes }: Experiment,
  time: number,
  palette: Palette,
): void {
  const { context } = surface;
  const { px, py } = placing(landscape, surface);
  const whole = Math.min(steps, Math.floor(time));
  const part = time - whole;
  for (const outcome of ["nearer", "further", "left"] satisfies Outcome[]) {
    const trails = new Path2D();
    const heads = new Path2D();
    for (let run = 0; run < outcomes.length; run++) {
      if (outcomes[run] !== outcome) continue;
      const first = 2 * run * (steps + 1);
      const at = (step: number, axis: 0 | 1): number => positions[first + 2 * step + axis]!;
      const from = Math.max(0, whole - trail);
      trails.moveTo(px(at(from, 0)), py(at(from, 1)));
      for (let step = from + 1; step <= whole; step++) trails.lineTo(px(at(step, 0)), py(at(step, 1)));
      const next = Math.min(steps, whole + 1);
      const x = px(at(whole, 0) + part * (at(next, 0) - at(whole, 0)));
      const y = py(at(whole, 1) + part * (at(next, 1) - at(whole, 1)));
      trails.lineTo(x, y);
      addMark(heads, outcome, x, y, 3.5);
    }
    context.strokeStyle = "#ffffff66";
    context.lineWidth = 2.2;
    context.stroke(trails);
    context.strokeStyle = palette.outcome[outcome];
    context.globalAlpha = 0.6;
    context.lineWidth = 0.9;
    context.stroke(trails);
    context.globalAlpha = 1;
    context.strokeStyle = "#fff";
    context.lineWidth = 2;
    context.stroke(heads);
    context.fillStyle = palette.outcome[outcome];
    context.fill(heads);
  }
}

function linearTicks([low, high]: readonly [number, number]): number[] {
  const ticks: number[] = [];
  for (let value = Math.ceil(low / 5) * 5; value <= high; value += 5) ticks.push(value);
  return ticks;
}

function label(value: number): string {
  return String(value).replace("-", "−");
}
