/** The badge of a README: a label and what it says, as an SVG file that needs no font metrics of the reader's machine. */
import { createDrawing, createElement } from "@sgd-basins/plot";

const height = 20;
const padding = 7;
/** Mean advance of a letter at 11 px; `textLength` fits each text to its field. */
const advance = 6.3;

/** Draws a badge of two fields. */
export function drawBadge(label: string, text: string): string {
  const document = createDrawing();
  const fields = [label, text].map((words) => Math.round(advance * words.length) + 2 * padding);
  const width = fields[0]! + fields[1]!;
  const svg = createElement(document, "svg", {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    role: "img",
    "aria-label": `${label}: ${text}`,
    "font-family": "Verdana, 'DejaVu Sans', sans-serif",
    "font-size": 11,
    fill: "#fff",
  });
  let x = 0;
  for (const [i, words] of [label, text].entries()) {
    const own = { x, y: 0, width: fields[i]!, height, fill: i === 0 ? "#444c54" : "#006b4f" };
    const place = { x: x + padding, y: 14, textLength: fields[i]! - 2 * padding };
    svg.append(createElement(document, "rect", own), createElement(document, "text", place, words));
    x += fields[i]!;
  }
  return `${svg}\n`;
}
