import { createDocument, type Plot, plot, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import { writeSvg } from "./writeSvg.ts";

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
  const svg = plot(options, document);
  decorate(document, svg);
  return writeSvg(document, svg, name, alt);
}
