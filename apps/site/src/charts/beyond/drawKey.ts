import { createElement, type SvgDocument, type SvgElement } from "@sgd-basins/plot";

/** Names the series of a chart in a row above it; a name without a series of its own stands without a mark. */
export function drawKey(
  document: SvgDocument,
  svg: SvgElement,
  left: number,
  names: readonly string[],
  series = 2,
): void {
  let x = left;
  for (const [i, name] of names.entries()) {
    if (i < series) {
      svg.append(createElement(document, "circle", { cx: x + 5, cy: 13, r: 5, class: `fill-${i}` }));
      x += 16;
    }
    svg.append(createElement(document, "text", { x, y: 17, "font-size": 12, "text-anchor": "start" }, name));
    x += 24 + 6.4 * name.length;
  }
}
