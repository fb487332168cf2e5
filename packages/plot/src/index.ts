/** Observable Plot without a browser: what is drawn becomes the text of an SVG file, the same bytes every time. */
export * as Plot from "@observablehq/plot";
export { centred } from "./centred.ts";
export { createDocument, createElement, type SvgDocument, type SvgElement } from "./document.ts";
export { createDrawing } from "./drawing.ts";
export { extent } from "./extent.ts";
export { makeImage } from "./makeImage.ts";
export { plot } from "./plot.ts";
