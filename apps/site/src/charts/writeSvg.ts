/** The SVG file of what was drawn. */
import { createElement, makeImage, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import { chartStyle } from "./chartStyle.ts";
import { lowerIndices } from "./lowerIndices.ts";

/**
 * The text of an SVG file: named once as an image, styled for light and dark, coordinates to one decimal, and no
 * process-wide counters, so that the same chart gives the same bytes.
 *
 * @param svg - the root that Plot made
 * @param name - the chart's file name, which makes its clip ids unique
 * @param label - the alternative text
 */
export function writeSvg(document: SvgDocument, svg: SvgElement, name: string, label: string): string {
  makeImage(svg, label);
  for (const element of svg.querySelectorAll("*")) {
    for (const attribute of ["aria-label", "aria-description", "aria-hidden"]) element.removeAttribute(attribute);
    for (const attribute of ["d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height"]) {
      const value = element.getAttribute(attribute);
      if (value !== null) element.setAttribute(attribute, roundDecimals(value));
    }
  }
  svg.prepend(createElement(document, "style", {}, chartStyle));
  svg.setAttribute("class", "chart");
  svg.setAttribute("font-size", "12");
  svg.setAttribute("font-family", "system-ui, sans-serif");
  return `${lowerIndices(renumberClips(svg.toString(), name))}\n`;
}

/** Rounds every number with decimals in a path, transform or length to one decimal. */
export function roundDecimals(text: string): string {
  if (!text.includes(".")) return text;
  return text.replace(/-?\d*\.\d+(?:e[-+]?\d+)?/g, (number) => {
    const rounded = Math.round(Number(number) * 10) / 10;
    return rounded === 0 ? "0" : String(rounded);
  });
}

function renumberClips(text: string, name: string): string {
  const numbers = new Map<string, number>();
  return text.replace(/plot-clip-\d+/g, (id) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    return `${name}-clip-${numbers.get(id)}`;
  });
}
