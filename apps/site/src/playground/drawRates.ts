import { thresholds } from "@sgd-basins/report";
import { formatPowerOfTen, formatShort } from "../text/numbers.ts";
import { drawLine, drawPointer, type Surface } from "./canvas.ts";
import { logScale } from "./logScale.ts";
import type { Rates } from "./models.ts";
import type { Palette } from "./palette.ts";
import type { PublishedBounds } from "./published.ts";

/** What the strip above the slider shows. */
export interface RatesPicture {
  /** The slider's ends. */
  readonly domain: readonly [number, number];
  readonly learningRate: number;
  readonly rates: Rates;
  /** Bounds of other seeds of the same model. */
  readonly others: readonly Rates[];
  readonly published: PublishedBounds[string];
}

/** Pixels from the canvas's edge to the slider's ends: half a thumb. */
const inset = 8;
const rowHeight = 26;
const rows = thresholds.map(({ key, kind, symbol, name, source }) => ({
  key,
  label: kind === "bound" ? `${symbol}, ${source}` : name,
}));

export const ratesHeight = rows.length * rowHeight + 26;

/**
 * Draws the rates on the slider's logarithmic axis, one row each: a bar for this seed, dots for other seeds, a
 * diamond for the number that the paper prints and a band for the middle 90 % of seeds.
 */
export function drawRates(surface: Surface, picture: RatesPicture, palette: Palette): void {
  const { context, width } = surface;
  const { domain, learningRate, rates, others, published } = picture;
  const { place, ticks } = logScale(domain, [inset, width - inset], Math.floor(width / 55));
  const bottom = rows.length * rowHeight;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.fillStyle = palette.quiet;
  context.textAlign = "center";
  for (const tick of ticks) {
    drawLine(context, place(tick), 0, place(tick), bottom);
    context.fillText(formatPowerOfTen(Math.round(Math.log10(tick))), clamp(place(tick), 14, width - 14), bottom + 16);
  }
  for (const [i, { key, label }] of rows.entries()) {
    const middle = i * rowHeight + rowHeight - 9;
    const paper = published?.[key];
    if (paper?.low && paper.high) {
      context.fillStyle = palette.quiet;
      context.globalAlpha = 0.25;
      context.fillRect(place(paper.low), middle - 6, Math.max(2, place(paper.high) - place(paper.low)), 12);
      context.globalAlpha = 1;
    }
    context.fillStyle = palette.quiet;
    for (const other of others) {
      const value = other[key] ?? null;
      if (value === null) continue;
      context.beginPath();
      context.arc(place(value), middle, 2, 0, 2 * Math.PI);
      context.fill();
    }
    const value = rates[key] ?? null;
    context.fillStyle = palette.ink;
    if (value !== null) context.fillRect(place(value) - 1.5, middle - 8, 3, 16);
    if (paper !== undefined) {
      const path = new Path2D();
      const x = clamp(place(paper.published), 6, width - 6);
      path.moveTo(x, middle - 6);
      path.lineTo(x + 5, middle);
      path.lineTo(x, middle + 6);
      path.lineTo(x - 5, middle);
      path.closePath();
      context.fillStyle = palette.paper;
      context.fill(path);
      context.lineWidth = 1.5;
      context.strokeStyle = palette.ink;
      context.stroke(path);
    }
    // On the side where nothing lies.
    const crowded = value !== null && place(value) < width / 2;
    context.textAlign = crowded ? "right" : "left";
    context.fillStyle = palette.ink;
    context.fillText(value === null ? label : `${label}: ${formatShort(value, 4)}`, crowded ? width : 0, middle + 4);
  }
  drawPointer(context, place(learningRate), bottom, palette.outcome.left);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
