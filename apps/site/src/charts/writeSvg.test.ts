import { createDocument, createElement } from "@sgd-basins/plot";
import { expect, test } from "vitest";
import { roundDecimals, writeSvg } from "./writeSvg.ts";

test("coordinates are rounded to one decimal, and integers are left alone", () => {
  expect(roundDecimals("M10.26,-3.04L1e2,0.04")).toBe("M10.3,-3L1e2,0");
  expect(roundDecimals("translate(.55,12)")).toBe("translate(0.6,12)");
});

test("a file names its picture once, escapes it, and has its own clip ids", () => {
  const document = createDocument();
  const svg = createElement(document, "svg", {});
  const group = createElement(document, "g", { "aria-label": "dot", "clip-path": "url(#plot-clip-41)" });
  group.append(createElement(document, "clipPath", { id: "plot-clip-41" }));
  svg.append(group);
  const text = writeSvg(document, svg, "figure-10-1", 'a < b & "c"');
  expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
  expect(text.match(/aria-label/g)).toHaveLength(1);
  expect(text).not.toContain('a < b & "');
  expect(text).toContain("url(#figure-10-1-clip-1)");
  expect(text).toContain('id="figure-10-1-clip-1"');
});

test("an index stands lower, and what follows it on the line", () => {
  const document = createDocument();
  const svg = createElement(document, "svg", {});
  svg.append(createElement(document, "text", {}, "α½ over α_as"));
  const index = (letters: string) => `<tspan dy="0.25em" font-size="80%">${letters}</tspan>`;
  expect(writeSvg(document, svg, "x", "α_as")).toContain(
    `>α${index("½")}<tspan dy="-0.2em"> over α</tspan>${index("as")}</text>`,
  );
});
