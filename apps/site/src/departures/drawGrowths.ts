import { addMark, drawLine, type Surface, strokeRimmed } from "../playground/canvas.ts";
import { drawRunAxes } from "../playground/drawRunAxes.ts";
import { logScale } from "../playground/logScale.ts";
import type { Palette } from "../playground/palette.ts";
import type { Experiment } from "./experiment.ts";

const margin = { top: 10, right: 14, bottom: 38, left: 44 };
/** What is never shown below. */
const LOWEST = 1e-3;

/** The growths that the axis holds. */
function domainOf({ growths, factor }: Experiment): [low: number, high: number] {
  const least = growths.reduce((low, own) => own.reduce((a, b) => Math.min(a, b), low), 1);
  return [Math.max(LOWEST, Math.min(0.3, least / 1.5)), 4 * factor];
}

/** Where a growth and a step lie on a surface. */
function placing(experiment: Experiment, { width, height }: Surface) {
  const domain = domainOf(experiment);
  const bottom = height - margin.bottom;
  const { place, ticks } = logScale(domain, [bottom, margin.top], 9);
  return {
    py: (growth: number): number => place(Math.min(domain[1], Math.max(growth, domain[0]))),
    px: (step: number): number => margin.left + (step / experiment.steps) * (width - margin.left - margin.right),
    ticks,
    bottom,
    domain,
  };
}

/** Draws axes, and the growth at which a run has left. */
export function drawGrowthAxes(surface: Surface, experiment: Experiment, palette: Palette): void {
  const { context, width } = surface;
  const { steps, factor } = experiment;
  const place = placing(experiment, surface);
  drawRunAxes(surface, { margin, steps, ...place }, "step", palette);
  context.strokeStyle = palette.outcome.left;
  drawLine(context, margin.left, place.py(factor), width - margin.right, place.py(factor));
}

/** Draws each run's growth up to a step. */
export function drawGrowths(surface: Surface, experiment: Experiment, step: number, palette: Palette): void {
  const { context } = surface;
  const { growths, leftBy, every } = experiment;
  const { px, py } = placing(experiment, surface);
  for (const leaving of [false, true]) {
    const lines = new Path2D();
    const heads = new Path2D();
    growths.forEach((own, run) => {
      const by = leftBy[run]!;
      if ((by !== null) !== leaving) return;
      const last = own.length - 1;
      const at = (i: number): number => (by !== null && i === last ? by : i * every);
      lines.moveTo(px(0), py(own[0]!));
      let i = 0;
      while (i < last && at(i + 1) <= step) lines.lineTo(px(at(++i)), py(own[i]!));
      addMark(heads, leaving ? "left" : "nearer", px(at(i)), py(own[i]!), 2.2);
    });
    const colour = palette.outcome[leaving ? "left" : "nearer"];
    context.strokeStyle = colour;
    context.globalAlpha = 0.45;
    context.lineWidth = 1;
    context.stroke(lines);
    context.globalAlpha = 1;
    context.fillStyle = colour;
    context.fill(heads);
  }
}

/**
 * Draws what is predicted of the distance: of a typical run, and of the root of the mean square, both from the share of a start
 * that moves at all.
 */
export function drawPredictions(surface: Surface, experiment: Experiment, palette: Palette): void {
  const { context } = surface;
  const { px, py, domain } = placing(experiment, surface);
  const { steps, moving, exponent, meanSquareFactor } = experiment;
  const curves = [
    // Where λ is negative its estimate is of the steepest directions alone; by Jensen's inequality the other curve lies above it.
    ...(exponent.exponent + exponent.halfWidth < 0 ? [] : [{ perStep: exponent.exponent, dash: [] }]),
    { perStep: Math.log(meanSquareFactor) / 2, dash: [7, 5] },
  ];
  for (const { perStep, dash } of curves) {
    const path = new Path2D();
    const growthAt = (step: number): number => Math.sqrt(1 - moving + moving * Math.exp(2 * perStep * step));
    // Up to the step at which it leaves the picture: beyond, it would lie along the edge.
    const top = perStep > 0 ? Math.log((domain[1] ** 2 - 1 + moving) / moving) / (2 * perStep) : steps;
    const end = Math.min(steps, top);
    const points = 120;
    for (let i = 0; i <= points; i++) {
      const step = (end * i) / points;
      if (i === 0) path.moveTo(px(step), py(growthAt(step)));
      else path.lineTo(px(step), py(growthAt(step)));
    }
    strokeRimmed(context, path, dash, palette);
  }
}
