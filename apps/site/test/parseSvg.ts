import type { SvgElement } from "@sgd-basins/plot";
import { DOMParser } from "linkedom";

/** The elements of an SVG file's text that match a selector. */
export function queryAll(svg: string, selector: string): SvgElement[] {
  const document = new DOMParser().parseFromString(svg, "image/svg+xml");
  return [...(document.querySelectorAll(selector) as unknown as Iterable<SvgElement>)];
}
