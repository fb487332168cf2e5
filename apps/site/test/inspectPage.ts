import { layOutAll } from "./layOutAll.ts";

/** Runs in the page: its width, images that do not draw, and what scrolls sideways without being reached by the tab key. */
export const inspectPage = `(async () => {
  ${layOutAll}
  const images = [...document.images];
  for (const image of images) image.loading = "eager";
  await Promise.all(
    images.map((image) => image.complete || new Promise((done) => { image.onload = image.onerror = done; })),
  );
  const scrolls = [...document.querySelectorAll("main *")].filter(
    (element) => element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX),
  );
  return {
    unreachable: scrolls
      .filter((element) => element.tabIndex < 0 && element.querySelector("a[href], button, input, select") === null)
      .map((element) => element.outerHTML.slice(0, 80)),
    width: document.documentElement.scrollWidth,
    broken: images.filter((image) => image.naturalWidth === 0).map((image) => image.src),
  };
})()`;

export interface Inspection {
  readonly width: number;
  readonly broken: readonly string[];
  readonly unreachable: readonly string[];
}
