import { expect, test } from "vitest";
import { createDocument, createElement, type SvgDocument } from "./document.ts";
import { createDrawing } from "./drawing.ts";

/** A picture with all that drawing does. */
function draw(document: SvgDocument): string {
  const svg = createElement(document, "svg", { width: 10, "aria-label": 'a > "b"\u00a0c' });
  const group = createElement(document, "g", { class: "runs", transform: "scale(1)" });
  const [first, second] = ["1 < 2 & 3 > 2\u00a0m", "x"].map((text, x) =>
    createElement(document, "text", { x, y: 2.25 }, text),
  );
  group.append(first!, createElement(document, "rect", {}), second!);
  svg.append(group, createElement(document, "path", { d: "M0 0" }));
  svg.prepend(createElement(document, "style", {}, ".a>.b{}"), createElement(document, "style", {}, ""));
  for (const style of svg.querySelectorAll("style")) if (style.textContent === "") style.remove();
  for (const element of svg.querySelectorAll("*")) {
    if (element.getAttribute("x") !== null) element.setAttribute("x", "7");
    element.removeAttribute("transform");
  }
  second!.textContent = "y";
  svg.append(first!);
  svg.setAttribute("role", "img");
  return `${svg} ${svg.textContent}`;
}

test("a drawing is the same text as that of linkedom's elements", () => {
  expect(draw(createDrawing())).toBe(draw(createDocument()));
});

test("what a drawing cannot do is refused: a selector that is no name, an element of another document", () => {
  const svg = createElement(createDrawing(), "svg", {});
  expect(() => svg.querySelectorAll("g > path")).toThrow("by name, not by g > path");
  expect(() => svg.append(createElement(createDocument(), "g", {}))).toThrow(/^g is of another document$/i);
});
