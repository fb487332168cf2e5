import * as Plot from "@observablehq/plot";
import { createDocument, type SvgElement } from "./document.ts";

/**
 * Draws marks.
 *
 * @param document - one of its own, unless other things are drawn into the same
 * @returns the root, an `svg` element
 */
export function plot(options: Plot.PlotOptions, document = createDocument()): SvgElement {
  return Plot.plot({ ...options, document: document as never }) as unknown as SvgElement;
}
