import { limitThresholds, regions, type Threshold, thresholdLines, thresholds } from "@sgd-basins/report";
import { formatShort, formatTicks } from "../text/numbers.ts";
import { addMark, drawLine, type Surface, widthOf, writeWords } from "./canvas.ts";
import { logScale } from "./logScale.ts";
import type { Rates } from "./models.ts";
import type { Palette } from "./palette.ts";
import { placeFlags } from "./placeFlags.ts";
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
const flagHeight = 15;
const bandHeight = 24;
/** Below the band: what other seeds and the paper say of each threshold. */
const rowHeight = 12;
const axisHeight = 20;
const bandTop = thresholds.length * flagHeight + 2;
const rowsTop = bandTop + bandHeight;
const bottom = rowsTop + thresholds.length * rowHeight + 4;

export const ratesHeight = bottom + axisHeight;

/** What the bounds say of the expected gap, in a word where the region is narrow. */
const words = {
  shrink: ["expected gap shrinks", "shrinks"],
  open: ["between the bounds", "between"],
  grow: ["expected gap grows", "grows"],
} as const;

/**
 * Draws the rates on the slider's logarithmic axis: a band in the colours of what the bounds say, a line and a label for each
 * threshold, and below, a row a threshold, dots for other seeds, a diamond for the number that the paper prints and a bar for
 * the middle 90 % of seeds.
 */
export function drawRates(surface: Surface, picture: RatesPicture, palette: Palette): void {
  const { context, width } = surface;
  const { domain, learningRate, rates } = picture;
  const { place, ticks } = logScale(domain, [inset, width - inset], Math.floor(width / 55));
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.fillStyle = palette.quiet;
  context.textAlign = "center";
  const label = formatTicks(ticks);
  for (const tick of ticks) {
    drawLine(context, place(tick), rowsTop, place(tick), bottom);
    context.fillText(label(tick), clamp(place(tick), 14, width - 14), bottom + 16);
  }
  drawRegions(surface, rates, learningRate, place, palette);
  for (const [i, threshold] of thresholds.entries()) {
    drawSpread(surface, picture, threshold, rowsTop + (i + 0.5) * rowHeight, place, palette);
  }
  drawPointer(surface, place(learningRate), palette);
  drawThresholds(surface, rates, place, palette);
}

/** Where the slider stands: a line from the band down, with a point at either end, below the thresholds' labels. */
function drawPointer({ context }: Surface, x: number, palette: Palette): void {
  context.strokeStyle = palette.ink;
  context.lineWidth = 3;
  drawLine(context, x, bandTop, x, bottom);
  const ends = new Path2D();
  for (const y of [bandTop + 5, bottom]) addMark(ends, "nearer", x, y, 4.5);
  context.fillStyle = palette.ink;
  context.fill(ends);
}

/** The band; without both bounds nothing is known of any rate. */
function drawRegions(
  { context, width }: Surface,
  rates: Rates,
  learningRate: number,
  place: (rate: number) => number,
  palette: Palette,
): void {
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.strokeRect(0.5, bandTop + 0.5, width - 1, bandHeight - 1);
  const { convergence, divergence } = rates;
  if (!convergence || !divergence) return;
  const ends = [0, clamp(place(convergence), 0, width), clamp(place(divergence), 0, width), width];
  const colours = { shrink: palette.outcome.nearer, open: palette.quiet, grow: palette.outcome.left };
  for (const [i, { name }] of regions.entries()) {
    const [from, to] = [ends[i]!, ends[i + 1]!];
    context.globalAlpha = name === "open" ? 0.18 : 0.3;
    context.fillStyle = colours[name];
    context.fillRect(from, bandTop, to - from, bandHeight);
    context.globalAlpha = 1;
    context.fillStyle = palette.ink;
    // In the longest stretch that no line crosses.
    const crossed = [...limitThresholds.flatMap(({ key }) => rates[key] ?? []), learningRate].map(place);
    const stops = [from, ...crossed.filter((x) => x > from && x < to), to].sort((a, b) => a - b);
    const room = stops
      .slice(1)
      .map((stop, s) => [stops[s]!, stop] as const)
      .reduce((longest, one) => (one[1] - one[0] > longest[1] - longest[0] ? one : longest));
    const fitting = words[name].find((text) => context.measureText(text).width < room[1] - room[0] - 10);
    context.textAlign = "center";
    if (fitting !== undefined) context.fillText(fitting, (room[0] + room[1]) / 2, bandTop + 16);
  }
}

/** What is known of a threshold besides its value. */
function drawSpread(
  { context, width }: Surface,
  { others, published }: RatesPicture,
  { key }: Threshold,
  y: number,
  place: (rate: number) => number,
  palette: Palette,
): void {
  const colour = palette.threshold.get(key) ?? palette.ink;
  const paper = published?.[key];
  context.fillStyle = colour;
  if (paper?.low && paper.high) {
    context.globalAlpha = 0.25;
    context.fillRect(place(paper.low), y - 4, Math.max(2, place(paper.high) - place(paper.low)), 8);
    context.globalAlpha = 1;
  }
  for (const other of others) {
    const value = other[key] ?? null;
    if (value === null) continue;
    context.beginPath();
    context.arc(place(value), y, 2, 0, 2 * Math.PI);
    context.fill();
  }
  if (paper === undefined) return;
  const x = clamp(place(paper.published), 6, width - 6);
  const path = new Path2D();
  path.moveTo(x, y - 5);
  path.lineTo(x + 5, y);
  path.lineTo(x, y + 5);
  path.lineTo(x - 5, y);
  path.closePath();
  context.fillStyle = palette.paper;
  context.fill(path);
  context.lineWidth = 1.5;
  context.strokeStyle = colour;
  context.stroke(path);
}

/** A line a threshold, and its label as a flag at the line's upper end. */
function drawThresholds(
  { context, width }: Surface,
  rates: Rates,
  place: (rate: number) => number,
  palette: Palette,
): void {
  const known = thresholds.flatMap(({ key, symbol }) => {
    const value = rates[key] ?? null;
    if (value === null) return [];
    const label = `${symbol} = ${formatShort(value)}`;
    return [{ key, line: thresholdLines[key], label, x: place(value), width: widthOf(context, label) + 8 }];
  });
  const flags = placeFlags(known, width);
  for (const [i, { key, line, x }] of known.entries()) {
    context.strokeStyle = palette.threshold.get(key) ?? palette.ink;
    context.lineWidth = 2;
    context.setLineDash(line.dash.split(" ").map(Number).filter(Boolean));
    drawLine(context, x, bandTop - flags[i]!.row * flagHeight - flagHeight + 3, x, bottom);
    context.setLineDash([]);
  }
  context.textAlign = "left";
  context.lineWidth = 3;
  for (const [i, { label }] of known.entries()) {
    const { row, left } = flags[i]!;
    const y = bandTop - row * flagHeight - 5;
    writeWords(context, label, left + 4, y, palette);
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
