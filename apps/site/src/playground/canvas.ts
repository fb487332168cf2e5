import { piecesOf } from "../math/setLetters.ts";
import type { Outcome } from "./experiment.ts";
import type { Palette } from "./palette.ts";

/** A canvas ready to be drawn on in CSS pixels. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
}

/** More device pixels a CSS pixel than this cost time and show nothing. */
const finest = 2;

export const font = "12px system-ui, sans-serif";
const fonts = {
  text: font,
  letter: 'italic 13px KaTeX_Math, "STIX Two Text", serif',
  index: "10px system-ui, sans-serif",
} as const;

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

/** Strokes a line. */
export function drawLine(context: CanvasRenderingContext2D, x: number, y: number, toX: number, toY: number): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  context.stroke();
}

/** Goes through words piece by piece, each in its face; the letters of formulas have their own, as on the rest of the page. */
function eachPiece(
  context: CanvasRenderingContext2D,
  text: string,
  visit: (piece: string, x: number, y: number) => void = () => undefined,
): number {
  let at = 0;
  for (const { text: piece, as } of piecesOf(text)) {
    context.font = fonts[as];
    visit(piece, at, as === "index" ? 3 : 0);
    at += context.measureText(piece).width;
  }
  context.font = font;
  return at;
}

/** How wide `fillWords` writes. */
export function widthOf(context: CanvasRenderingContext2D, text: string): number {
  return eachPiece(context, text);
}

/** Writes words from a place on, `α_as` with an index. */
export function fillWords(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  eachPiece(context, text, (piece, right, down) => context.fillText(piece, x + right, y + down));
}

/** The same in ink on paper. */
export function writeWords(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  palette: Palette,
): void {
  context.strokeStyle = palette.paper;
  eachPiece(context, text, (piece, right, down) => context.strokeText(piece, x + right, y + down));
  context.fillStyle = palette.ink;
  fillWords(context, text, x, y);
}

/** Strokes a curve in ink with a rim of the page's colour, to be seen over the runs. */
export function strokeRimmed(
  context: CanvasRenderingContext2D,
  path: Path2D,
  dash: readonly number[],
  { paper, ink }: Palette,
): void {
  for (const [colour, lineWidth, dashes] of [
    [paper, 6, []],
    [ink, 2.5, dash],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = lineWidth;
    context.setLineDash([...dashes]);
    context.stroke(path);
  }
  context.setLineDash([]);
}

/** Where a slider below the canvas stands: a line from the top, with a point at its end. */
export function drawPointer(context: CanvasRenderingContext2D, x: number, bottom: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 2;
  drawLine(context, x, 0, x, bottom);
  const pointer = new Path2D();
  addMark(pointer, "nearer", x, bottom, 4);
  context.fillStyle = colour;
  context.fill(pointer);
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
