import type { ThresholdKey } from "@sgd-basins/report";
import { drawLine, drawPointer, fillWords, type Surface } from "../playground/canvas.ts";
import { logScale } from "../playground/logScale.ts";
import type { Palette } from "../playground/palette.ts";
import { formatShort } from "../text/numbers.ts";
import type { Experiment } from "./experiment.ts";

/** Pixels from the canvas's edge to the slider's ends: half a thumb. */
const inset = 8;
const rowHeight = 26;
const ROWS = 4;

export const ratesHeight = ROWS * rowHeight + 26;

interface Row {
  /** The threshold whose colour it has. */
  readonly key: ThresholdKey | null;
  readonly label: string;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

function rowsOf({ rates, half }: Experiment): Row[] {
  return [
    {
      key: "meanSquare",
      label: "exact limit α*",
      rate: rates.meanSquare,
      low: rates.meanSquare,
      high: rates.meanSquare,
    },
    {
      key: "almostSure",
      label: "almost-sure limit",
      rate: rates.almostSure,
      low: rates.almostSureLow,
      high: rates.almostSureHigh,
    },
    { key: null, label: "finite-run rule", rate: rates.rule, low: rates.ruleLow, high: rates.ruleHigh },
    ...(half === null
      ? []
      : [{ key: null, label: "half of the runs leave", rate: half.learningRate, low: half.low, high: half.high }]),
  ];
}

/** The slider's ends: about the rates that matter, and whatever rate the address names. */
export function domainOf(experiment: Experiment): [low: number, high: number] {
  const { learningRate, rates } = experiment;
  const marked = rowsOf(experiment).map(({ rate }) => rate);
  return [Math.min(rates.meanSquare / 2, learningRate), Math.max(2 * Math.max(...marked), learningRate)];
}

/** Draws the rates on the slider's logarithmic axis, one row each: a bar, and a band for its 95 % interval. */
export function drawRates(
  surface: Surface,
  experiment: Experiment,
  domain: readonly [number, number],
  palette: Palette,
): void {
  const { context, width } = surface;
  const { learningRate } = experiment;
  const { place } = logScale(domain, [inset, width - inset], 1);
  const bottom = ROWS * rowHeight;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  drawLine(context, inset, bottom, width - inset, bottom);
  context.fillStyle = palette.quiet;
  context.textAlign = "left";
  context.fillText(formatShort(domain[0], 2), 0, bottom + 16);
  context.textAlign = "right";
  context.fillText(formatShort(domain[1], 2), width, bottom + 16);
  for (const [i, { key, label, rate, low, high }] of rowsOf(experiment).entries()) {
    const middle = i * rowHeight + rowHeight - 9;
    const colour = key === null ? null : palette.threshold.get(key);
    context.fillStyle = colour ?? palette.quiet;
    context.globalAlpha = 0.35;
    context.fillRect(place(low), middle - 6, place(high) - place(low), 12);
    context.globalAlpha = 1;
    context.fillStyle = colour ?? palette.ink;
    context.fillRect(place(rate) - 1.5, middle - 8, 3, 16);
    context.fillStyle = palette.ink;
    // The marks lie about the middle: names and numbers at the edges are clear of them.
    context.textAlign = "left";
    fillWords(context, label, 0, middle + 4);
    context.textAlign = "right";
    context.fillText(formatShort(rate, 4), width, middle + 4);
  }
  drawPointer(context, place(learningRate), bottom, palette.outcome.left);
}
