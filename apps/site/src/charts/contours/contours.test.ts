import { expect, test } from "vitest";
import { fakeContours } from "../../../test/fakes/contours.ts";
import { drawContours, sizeOfContours } from "./drawContours.ts";
import { bandColours, bandCount, contourLevels } from "./levels.ts";

const figure = fakeContours(13);
const levels = contourLevels(figure.panels.map((panel) => panel.values));

test("each band between levels covers about the same share of the values", () => {
  const values = figure.panels.flatMap((panel) => panel.values);
  const edges = [Number.NEGATIVE_INFINITY, ...levels, Number.POSITIVE_INFINITY];
  for (let i = 1; i < edges.length; i++) {
    const share = values.filter((value) => value > edges[i - 1]! && value <= edges[i]!).length / values.length;
    expect(share).toBeGreaterThan(0.5 / bandCount);
    expect(share).toBeLessThan(2 / bandCount);
  }
});

test("a plateau does not use up the levels, and none lies on it", () => {
  const slope = Array.from({ length: 20 }, (_, i) => (i + 1) / 10);
  const found = contourLevels([[...slope, ...Array.from({ length: 200 }, () => 1)]]);
  expect(found).toHaveLength(bandCount - 1);
  expect(found).not.toContain(1);
  expect(found).toEqual([...found].sort((a, b) => a - b));
});

test("every band has a colour of its own", () => {
  expect(new Set(bandColours(10)).size).toBe(10);
  expect(bandColours(1)).toHaveLength(1);
});

test("a panel has a filled path for each band that it reaches, and a mark for each minimizer", () => {
  const svg = drawContours(figure.panels[0]!, levels, "figure-13-1", "alt");
  const colours = bandColours(levels.length + 1);
  const filled = colours.filter((colour) => svg.includes(`fill="${colour}"`));
  expect(filled.length).toBe(colours.length);
  expect(svg.match(/<circle/g)).toHaveLength(2);
  expect(svg).toContain(">circular</text>");
});

test("both axes have the same scale", () => {
  const size = sizeOfContours(figure.panels[0]!);
  expect((size.width - 52) / 20).toBeCloseTo((size.height - 44) / 35, 1);
});
