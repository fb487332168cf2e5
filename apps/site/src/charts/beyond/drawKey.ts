import { createElement, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import type { ThresholdKey } from "@sgd-basins/report";

/** What a chart names above it: a series by its number, a threshold by its key, or words alone. */
export interface KeyItem {
  readonly name: string;
  readonly mark:
    | { readonly series: number }
    | { readonly threshold: ThresholdKey; readonly dash: string | null }
    | null;
}

/** From the words of one item to the sign of the next. */
const gap = 22;
const line = 20;
/** Of a letter of 12 pixels, on average. */
const letter = 6.4;

/** The items, each with the place of its sign. */
function place(items: readonly KeyItem[], left: number, width: number) {
  let [x, row] = [left, 0];
  return items.map((item) => {
    const sign = signWidth(item);
    const needed = sign + letter * item.name.length;
    if (x > left && x + needed > width) [x, row] = [left, row + 1];
    const at = { item, x, y: 13 + line * row, words: x + sign };
    x += needed + gap;
    return at;
  });
}

function signWidth({ mark }: KeyItem): number {
  if (mark === null) return 0;
  return "series" in mark || mark.dash === null ? 16 : 30;
}

/** How high the key is, as wide as the chart. */
export function keyHeight(items: readonly KeyItem[], left: number, width: number): number {
  return Math.max(...place(items, left, width).map(({ y }) => y)) + 11;
}

/** Names what a chart shows in rows above it, as many to a row as fit. */
export function drawKey(
  document: SvgDocument,
  svg: SvgElement,
  items: readonly KeyItem[],
  left: number,
  width: number,
): void {
  for (const { item, x, y, words } of place(items, left, width)) {
    const sign = signOf(document, item, x, y);
    if (sign !== null) svg.append(sign);
    const text = { x: words, y: y + 4, "font-size": 12, "text-anchor": "start" };
    svg.append(createElement(document, "text", text, item.name));
  }
}

function signOf(document: SvgDocument, { mark }: KeyItem, x: number, y: number): SvgElement | null {
  if (mark === null) return null;
  const dot = { cx: x + 5, cy: y, r: 5 };
  if ("series" in mark) return createElement(document, "circle", { ...dot, class: `fill-${mark.series}` });
  const { threshold, dash } = mark;
  if (dash === null) return createElement(document, "circle", { ...dot, class: `threshold-fill-${threshold}` });
  return createElement(document, "line", {
    ...{ x1: x, x2: x + 24, y1: y, y2: y, class: `threshold-${threshold}`, "stroke-width": 2 },
    ...(dash === "" ? {} : { "stroke-dasharray": dash }),
  });
}

/** Series in their order. */
export function seriesItems(names: readonly string[]): KeyItem[] {
  return names.map((name, series) => ({ name, mark: { series } }));
}
