import { namespace, type SvgElement } from "./document.ts";

/**
 * Makes a root into a picture that stands in a file: without the stylesheet that Plot writes for a page, and named once, as an
 * image.
 */
export function makeImage(svg: SvgElement, label: string): void {
  for (const style of svg.querySelectorAll("style")) style.remove();
  svg.setAttribute("xmlns", namespace);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
}
