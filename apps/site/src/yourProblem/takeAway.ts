/** The answer to be taken away: as a file, or to the clipboard. */
import { thresholdLines } from "@sgd-basins/report";
import { lowerIndices } from "../charts/lowerIndices.ts";
import { commandNumbers } from "../text/commandNumbers.ts";

/** Offers a text as a file of that name. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The colours of a file stand on white; on the page those of the reader's scheme are taken, by what each is in the file. */
const pageColours: ReadonlyMap<string | null, string> = new Map([
  ["white", "var(--paper)"],
  ...Object.values(thresholdLines).map(({ colour, dark }) => [colour, `light-dark(${colour}, ${dark})`] as const),
]);

/**
 * A plot's text as an element of the page, with the page's numbers and indices, and without the style that the policy does not
 * allow.
 *
 * @param name - its class, by which one that fits the page is shown
 */
export function plotOf(svg: string, name: string): Element {
  const allowed = lowerIndices(svg.replace(/ style="[^"]*"/, ""));
  const plot = document.importNode(new DOMParser().parseFromString(allowed, "image/svg+xml").documentElement, true);
  plot.setAttribute("class", name);
  for (const text of plot.querySelectorAll("text")) {
    if (/^\d[\d.e+-]*$/.test(text.textContent)) text.textContent = commandNumbers(text.textContent);
  }
  // A part of a legend that comes after an index stands on its line again.
  for (const index of plot.querySelectorAll("tspan > tspan[dy]:last-child"))
    index.parentElement?.nextElementSibling?.setAttribute("dy", "-0.2em");
  for (const part of plot.querySelectorAll<SVGElement>("[fill], [stroke]")) {
    for (const property of ["fill", "stroke"]) {
      const colour = pageColours.get(part.getAttribute(property));
      if (colour !== undefined) part.style.setProperty(property, colour);
    }
  }
  return plot;
}
