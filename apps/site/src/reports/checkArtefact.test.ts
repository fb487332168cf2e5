import type { Artefact, TableData } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { dataOf } from "../../test/dataOf.ts";
import { fakeArtefact } from "../../test/fakes/writeFakeReport.ts";
import { checkArtefact } from "./checkArtefact.ts";

const options = { runs: 2, replicates: 1 };

function withTable(change: (data: TableData) => TableData): Artefact {
  const artefact = fakeArtefact("table-1", options);
  return { ...artefact, data: change(dataOf(artefact, "table")) };
}

test("data of the wrong kind are refused", () => {
  const artefact = { ...fakeArtefact("table-1", options), id: "figure-01" as const };
  expect(() => checkArtefact(artefact, "f.json")).toThrow("f.json: data.kind: expected trajectories, found table");
});

test("a table with a hole is refused", () => {
  const artefact = withTable((data) => ({ ...data, cells: data.cells.slice(1) }));
  expect(() => checkArtefact(artefact, "f.json")).toThrow("f.json: data.cells: no cell for model-1/circular-0");
});

test("a verdict that points to no section of the method page is refused", () => {
  const artefact = withTable((data) => ({
    ...data,
    cells: data.cells.map((cell) => ({ ...cell, explanation: "nowhere" })),
  }));
  expect(() => checkArtefact(artefact, "f.json")).toThrow(
    "f.json: data.cells.0.explanation: the method page has no section nowhere",
  );
});

test("a number that fails for a known reason without naming it is refused", () => {
  const artefact = withTable((data) => ({
    ...data,
    cells: data.cells.map((cell) => ({ ...cell, verdict: "fails for a known reason" as const, explanation: null })),
  }));
  expect(() => checkArtefact(artefact, "f.json")).toThrow("a known reason must name its section");
});

test("claims that share an id, or point to no section of the method page, are refused", () => {
  const artefact = fakeArtefact("claims", options);
  const { claims } = dataOf(artefact, "claims");
  claims[3]!.explanation = "nowhere";
  expect(() => checkArtefact(artefact, "f.json")).toThrow(
    "data.claims.3.explanation: the method page has no section nowhere",
  );
  claims[3]!.id = claims[0]!.id;
  expect(() => checkArtefact(artefact, "f.json")).toThrow(`data.claims.3.id: ${claims[0]!.id} stands twice`);
});

test("a missing value without a reason is refused", () => {
  const artefact = withTable((data) => ({
    ...data,
    cells: data.cells.map((cell) => ({
      ...cell,
      computed: cell.computed.map((value) => ({ ...value, value: null, reason: null })),
    })),
  }));
  expect(() => checkArtefact(artefact, "f.json")).toThrow("data.cells.0.computed.0.reason");
});

test("trajectories without the distances that the figure shows are refused", () => {
  const artefact = fakeArtefact("figure-01", options);
  const data = { ...dataOf(artefact, "trajectories"), distanceTo: "quadratic" };
  expect(() => checkArtefact({ ...artefact, data }, "f.json")).toThrow(
    "f.json: data.cells.0.distances: no distances to the quadratic minimizer",
  );
});

test("a run that stops early is refused", () => {
  const artefact = fakeArtefact("figure-01", options);
  const data = dataOf(artefact, "trajectories");
  data.cells[0]!.distances.circular![1]!.pop();
  expect(() => checkArtefact(artefact, "f.json")).toThrow(
    "f.json: data.cells.0.distances.circular.1: expected 21 distances, found 20",
  );
});

test("a contour panel with too few values is refused", () => {
  const artefact = fakeArtefact("figure-13", options);
  dataOf(artefact, "contours").panels[2]!.values.pop();
  expect(() => checkArtefact(artefact, "f.json")).toThrow("f.json: data.panels.2.values: expected 101 × 101 values");
});

test("more series than there are colours are refused", () => {
  const artefact = fakeArtefact("figure-05", options);
  dataOf(artefact, "trajectories").cells[0]!.radius = 10;
  expect(() => checkArtefact(artefact, "f.json")).toThrow("f.json: data.cells: more than 4 levels of radius");
});

test("a box without a value is refused", () => {
  const artefact = fakeArtefact("figure-09", options);
  dataOf(artefact, "box-plots").boxes[3]!.values.symmetrizationErrorF = [];
  expect(() => checkArtefact(artefact, "f.json")).toThrow("f.json: data.boxes.3.values.symmetrizationErrorF: no value");
});
