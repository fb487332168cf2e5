/** Every panel's link, against the streams and settings of the studies; runs are what these say, so few are run. */
import { readFileSync } from "node:fs";
import { type ArtefactOf, type IdOf, idsOf, type TrajectoryCell } from "@sgd-basins/report";
import { quadraticCircleMeaning, styblinskiTangMeaning } from "@sgd-basins/studies/cells";
import { expect, inject, test } from "vitest";
import { groupCells, layOutPanels } from "../charts/trajectories/panels.ts";
import { collectFigureCells } from "./collectFigureCells.ts";
import { describeOrigin } from "./describe.ts";
import { cellsOf, ratesOf, runExperiment } from "./experiment.ts";
import type { Rates } from "./models.ts";
import { panelPath, panelState } from "./panelState.ts";
import { parseState, type State } from "./state.ts";

function read(id: IdOf<"trajectories">) {
  const artefact = JSON.parse(readFileSync(`${inject("artefacts")}/paper/${id}.json`, "utf8")) as ArtefactOf<typeof id>;
  if (artefact.data.kind !== "trajectories") throw new Error(`${id} has no trajectories`);
  const { data, seed } = artefact;
  const panels = groupCells(data).flatMap((group) => layOutPanels(data, group.cells).panels);
  return { artefact, data, seed, panels };
}

/** The names of the streams that the study draws a cell's runs from. */
function meaningOf(cell: TrajectoryCell): (string | number)[] {
  if (cell.start === "circular" || cell.start === "quadratic") {
    return quadraticCircleMeaning({ ...cell, start: cell.start });
  }
  return styblinskiTangMeaning({ ...cell, start: cell.start === "flat" ? "flat" : "sharp" });
}

/** Bounds that panels share. */
const known = new Map<string, Rates>();
function boundsOf(state: State): Rates {
  const key = [state.model, state.minimizer, state.batchSize].join("/");
  const rates = known.get(key) ?? ratesOf(state);
  known.set(key, rates);
  return rates;
}

test.each(idsOf("trajectories"))(
  "%s: every panel's link has the panel's levels, rates and streams, to the bit",
  (id) => {
    const { data, seed, panels } = read(id);
    for (const { cells } of panels) {
      const state = parseState(panelPath(data, cells, seed).replace("playground/", ""), seed + 1);
      expect(state).toEqual(panelState(data, cells, seed));
      const found = cellsOf(state, boundsOf(state));
      expect(found).toEqual(
        cells.map((cell) => {
          const { batchSize, radius, learningRate } = cell;
          return { batchSize, radius, learningRate, meaning: meaningOf(cell) };
        }),
      );
    }
  },
);

test.each([
  ["figure-04", 0],
  ["figure-05", 2],
  ["figure-08", 4],
  ["figure-07", -1],
] as const)("%s, panel %d: the runs of its link have the panel's counts, and the page says so", (id, at) => {
  const { artefact, data, seed, panels } = read(id);
  const { cells } = panels.at(at)!;
  const state = panelState(data, cells, seed);
  const { counts, outcomes, learningRate } = runExperiment(state);
  const left = cells.reduce((sum, cell) => sum + cell.everLeft, 0);
  expect(counts.left).toBe(left);
  expect(counts.nearer + counts.further + counts.left).toBe(outcomes.length);
  expect(describeOrigin(state, { learningRate }, collectFigureCells([artefact]), seed)).toMatch(
    new RegExp(`^These are the runs of Figure \\d+, which counts ${left} of ${data.runs * cells.length} that left\\.$`),
  );
});
