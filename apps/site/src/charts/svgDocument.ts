/** Observable Plot without a browser: a document to draw in, and the SVG file of what was drawn. */
import { parseHTML } from "linkedom";
import { chartStyle } from "./chartStyle.ts";

const namespace = "http://www.w3.org/2000/svg";

/** What the charts use of a DOM element; the workspace compiles without the DOM's types. */
export interface SvgElement {
  readonly tagName: string;
  readonly firstChild: SvgElement | null;
  textContent: string | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  append(...children: SvgElement[]): void;
  prepend(...children: SvgElement[]): void;
  remove(): void;
  querySelectorAll(selector: string): Iterable<SvgElement>;
  toString(): string;
}

/** What the charts use of a DOM document. */
export interface SvgDocument {
  createElementNS(namespace: string, name: string): SvgElement;
}

/** A fresh document for one chart, to be given to Plot. */
export function createDocument(): SvgDocument {
  return parseHTML("<!doctype html><html><body></body></html>").document as unknown as SvgDocument;
}

/** An SVG element with attributes and, if given, text. */
export function createElement(
  document: SvgDocument,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): SvgElement {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

/**
 * The text of an SVG file: named once as an image, styled for light and dark, coordinates to one decimal, and no
 * process-wide counters, so that the same chart gives the same bytes.
 *
 * @param svg - the root that Plot made
 * @param name - the chart's file name, which makes its clip ids unique
 * @param label - the alternative text
 */
export function writeSvg(document: SvgDocument, svg: SvgElement, name: string, label: string): string {
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const element of svg.querySelectorAll("*")) {
    for (const attribute of ["aria-label", "aria-description", "aria-hidden"]) element.removeAttribute(attribute);
    for (const attribute of ["d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height"]) {
      const value = element.getAttribute(attribute);
      if (value !== null) element.setAttribute(attribute, roundDecimals(value));
    }
  }
  svg.prepend(createElement(document, "style", {}, chartStyle));
  svg.setAttribute("xmlns", namespace);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("class", "chart");
  svg.setAttribute("font-size", "11");
  svg.setAttribute("font-family", "system-ui, sans-serif");
  return `${renumberClips(svg.toString(), name)}\n`;
}

/** Rounds every number with decimals in a path, transform or length to one decimal. */
export function roundDecimals(text: string): string {
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
