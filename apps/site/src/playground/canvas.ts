import type { Outcome } from "./experiment.ts";

/** A canvas ready to be drawn on in CSS pixels. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
}

/** More device pixels a CSS pixel than this cost time and show nothing. */
const finest = 2;

export const font = "12px system-ui, sans-serif";

/** Gives a canvas a size in CSS pixels and the resolution of the screen, and clears it. */
export function prepare(canvas: HTMLCanvasElement, width: number, height: number): Surface {
  const ratio = Math.min(finest, devicePixelRatio || 1);
  const context = canvas.getContext("2d")!;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.height = `${height}px`;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.font = font;
  context.lineJoin = "round";
  return { context, width, height };
}

/** Adds a run's mark to the path: a disc, a square or a triangle, so that colour is not all that tells outcomes apart. */
export function addMark(path: Path2D, outcome: Outcome, x: number, y: number, size: number): void {
  if (outcome === "nearer") {
    path.moveTo(x + size, y);
    path.arc(x, y, size, 0, 2 * Math.PI);
  } else if (outcome === "further") {
    path.rect(x - size, y - size, 2 * size, 2 * size);
  } else {
    path.moveTo(x, y - 1.3 * size);
    path.lineTo(x + 1.2 * size, y + 0.9 * size);
    path.lineTo(x - 1.2 * size, y + 0.9 * size);
    path.closePath();
  }
}
