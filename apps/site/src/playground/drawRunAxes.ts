import { formatCount, formatTicks } from "../text/numbers.ts";
import { drawLine, type Surface } from "./canvas.ts";
import type { Palette } from "./palette.ts";

/** Where the axes of a picture of runs lie: steps from left to right, a logarithmic ordinate. */
export interface RunAxes {
  readonly margin: { readonly left: number; readonly right: number };
  /** The last step. */
  readonly steps: number;
  readonly ticks: readonly number[];
  readonly px: (step: number) => number;
  readonly py: (value: number) => number;
  /** Pixels from the top to the lower end. */
  readonly bottom: number;
}

/** Draws a line and a label a tick, the quarters of the steps and what a step is called. */
export function drawRunAxes(
  { context, width }: Surface,
  { margin, steps, ticks, px, py, bottom }: RunAxes,
  step: string,
  palette: Palette,
): void {
  const label = formatTicks(ticks);
  context.fillStyle = palette.ink;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.textAlign = "right";
  for (const tick of ticks) {
    drawLine(context, margin.left, py(tick), width - margin.right, py(tick));
    context.fillText(label(tick), margin.left - 6, py(tick) + 4);
  }
  context.textAlign = "center";
  for (let quarter = 0; quarter <= 4; quarter++) {
    const at = Math.round((steps * quarter) / 4);
    const words = formatCount(at);
    context.fillText(words, Math.min(px(at), width - 2 - context.measureText(words).width / 2), bottom + 16);
  }
  context.fillText(step, (margin.left + width - margin.right) / 2, bottom + 32);
}
