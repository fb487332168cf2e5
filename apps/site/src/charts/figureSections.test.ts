import { type ArtefactId, artefactIds, catalogue, thresholdLines } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { dataOf } from "../../test/dataOf.ts";
import { fakeArtefact } from "../../test/fakes/writeFakeReport.ts";
import { queryAll } from "../../test/parseSvg.ts";
import { figureSections } from "../kinds/kinds.ts";
import { answerChart } from "./answer.ts";
import { filesOf } from "./chart.ts";
import { describeLeavingBelow, type Experiment } from "./drawAnswer.ts";
import { drawPlot } from "./drawPlot.ts";
import { logAxis, logScale } from "./logAxis.ts";

const options = { runs: 3, replicates: 2 };

test("every result but those read as text or tables has a chart, and no two charts share a name", () => {
  const charts = artefactIds.map((id) =>
    figureSections(fakeArtefact(id, options)).flatMap((section) => section.rows.flat().map((chart) => chart.name)),
  );
  expect(artefactIds.filter((_, i) => charts[i]!.length === 0)).toEqual([
    "appendix-a",
    "claims",
    "escape-tail",
    "flat-sharp",
    "theorems",
    "surfaces",
    "sampling-weights",
  ]);
  const names = charts.flat();
  expect(new Set(names).size).toBe(names.length);
});

test("a table's chart has a dot for each value and a bar for each range", () => {
  const [section] = figureSections(fakeArtefact("table-4", options));
  const svg = section!.rows[0]![0]!.draw();
  expect(queryAll(svg, "g.fill-0 > *")).toHaveLength(36);
  expect(queryAll(svg, "g.stroke-0 > *")).toHaveLength(36);
});

test("a cell without a value has no dot", () => {
  const [section] = figureSections(fakeArtefact("table-1", options));
  expect(queryAll(section!.rows[0]![0]!.draw(), "g.fill-0 > *")).toHaveLength(23);
});

test("box plots of few replicates show every value as a point", () => {
  const [few] = figureSections(fakeArtefact("figure-09", options));
  expect(queryAll(few!.rows[0]![0]!.draw(), "g.fill-0 > circle")).toHaveLength(160);
  const [one] = figureSections(fakeArtefact("figure-09", { runs: 3, replicates: 1 }));
  expect(queryAll(one!.rows[0]![0]!.draw(), "g.fill-0 > circle")).toHaveLength(80);
});

test("Figure 9 is three rows of eighty boxes with medians, and at the paper's replicates no single points", () => {
  const [section] = figureSections(fakeArtefact("figure-09", { runs: 3, replicates: 20 }));
  expect(section!.rows.map((charts) => charts.length)).toEqual([1, 1, 1]);
  for (const [chart] of section!.rows) {
    const svg = chart!.draw();
    expect(queryAll(svg, 'g[fill-opacity="0.3"] > rect')).toHaveLength(80);
    expect(queryAll(svg, "g.fill-0 > circle")).toHaveLength(0);
  }
});

/** One of each kind that is drawn. */
const drawn: readonly ArtefactId[] = [
  ...(["table-4", "figure-05", "figure-09", "figure-14"] as const),
  ...artefactIds.filter((id) => catalogue[id].family === "beyond"),
];

test.each(drawn)("%s: no text is smaller than 12 pixels, and what is wide has a version for phones", (id) => {
  for (const chart of figureSections(fakeArtefact(id, options)).flatMap(({ rows }) => rows.flat())) {
    if (chart.width > 400) expect(chart.narrow?.width).toBeLessThanOrEqual(340);
    for (const { draw } of filesOf(chart)) {
      const sizes = Array.from(draw().matchAll(/font-size="([\d.]+)"/g), ([, size]) => Number(size));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    }
  }
});

test("a logarithmic axis labels every tick, also far from the power of ten below", () => {
  const options = { x: { ...logScale, domain: [0.02, 4000] }, marks: [logAxis("x", [0.05, 0.5, 1, 900], "x")] };
  const labels = queryAll(drawPlot(options, "axis", "An axis"), "text").map((text) => text.textContent);
  expect(labels).toEqual(["0.05", "0.5", "1", "900", "x"]);
});

test("a threshold's dots, lines and words have its colour in light and dark", () => {
  const svg = figureSections(fakeArtefact("networks", options))[0]!.rows[0]![1]!.draw();
  const { colour, dark } = thresholdLines.almostSure;
  for (const one of [colour, dark]) expect(svg).toContain(`.threshold-dot-almostSure{fill:${one}}`);
  expect(queryAll(svg, "g.threshold-dot-almostSure > circle").length).toBeGreaterThan(0);
});

test("alternative texts say what is seen, with counts", () => {
  const [section] = figureSections(fakeArtefact("figure-05", options));
  expect(section!.rows[0]![0]!.alt).toMatch(
    /^12 panels of distance to the flat minimizer.*α = 1\.5l = 0\.0135: 12 of 12 \(theory: gap grows, above the almost-sure limit\)/,
  );
});

test("the home page's figure has a point for each batch size and learning rate, those besides the paper's included", () => {
  const figures = (["figure-05", "figure-06"] as const).map((id) => dataOf(fakeArtefact(id, options), "trajectories"));
  const chart = answerChart(figures);
  expect(chart.alt).toContain("above l 96 of 96 runs");
  const texts = queryAll(chart.draw(), "text").filter((text) => /^\d+\/12$/.test(text.textContent ?? ""));
  expect(texts).toHaveLength(32);
});

test("runs that left below u are named, the most first, and those above it or that stayed are not", () => {
  const one: Experiment = {
    place: "Model 1, flat minimizer",
    batchSize: 200,
    rateLabel: "0.5l",
    learningRate: 0.0437,
    thresholds: { convergence: 0.0488, meanSquare: 0.05, almostSure: 0.055, divergence: 0.0875 },
    left: 53,
    runs: 400,
  };
  const rarer = { ...one, batchSize: "inf" as const, left: 1 };
  expect(describeLeavingBelow([{ ...one, left: 0 }, rarer, { ...one, learningRate: 0.05 }, one])).toBe(
    "53 of 400 runs at k = 200, α = 0.5l = 0.0437 (Model 1, flat minimizer); " +
      "1 of 400 runs at k = ∞, α = 0.5l = 0.0437 (Model 1, flat minimizer)",
  );
});
