import * as Plot from "@observablehq/plot";
import { createDocument, type SvgDocument, type SvgElement, writeSvg } from "./svgDocument.ts";

/**
 * Draws a plot as the text of an SVG file.
 *
 * @param decorate - adds what Plot has no mark for, such as a legend
 */
export function drawPlot(
  options: Plot.PlotOptions,
  name: string,
  alt: string,
  decorate: (document: SvgDocument, svg: SvgElement) => void = () => {},
): string {
  const document = createDocument();
  const svg = Plot.plot({ ...options, document: document as never }) as unknown as SvgElement;
  decorate(document, svg);
  return writeSvg(document, svg, name, alt);
}
