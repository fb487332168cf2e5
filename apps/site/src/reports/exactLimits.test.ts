import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ArtefactId, artefactFile, idsOf, parseArtefact } from "@sgd-basins/report";
import { expect, inject, test } from "vitest";
import { fakeTightness } from "../../test/fakes/beyond.ts";
import { fakeTrajectories } from "../../test/fakes/trajectories.ts";
import { checkLimits, exactLimits } from "./exactLimits.ts";
import { dataOf } from "./report.ts";

test("a cell without its limit, or with the limit of other bounds, is refused", () => {
  const figure = fakeTrajectories(5, 1);
  const check = (tightness: ReturnType<typeof fakeTightness>): void =>
    checkLimits(figure, tightness, "f.json", "t.json", "figure-05");
  expect(() => check(fakeTightness())).not.toThrow();
  const missing = fakeTightness();
  missing.series.shift();
  expect(() => check(missing)).toThrow("t.json: data.series: no limit for cell 0 of figure-05");
  const other = fakeTightness();
  other.series[0]!.points[0]!.divergence = 7;
  expect(() => check(other)).toThrow(/^f\.json: data\.cells\.0: the bounds .* are not those of tightness, .* and 7$/);
});

test("every cell of the report has its exact limit, between its bounds", () => {
  const read = (id: ArtefactId) =>
    parseArtefact(readFileSync(join(inject("artefacts"), artefactFile(id)), "utf8"), id, id);
  const tightness = dataOf(read("tightness"), "tightness");
  const limitOf = exactLimits(tightness);
  for (const id of idsOf("trajectories")) {
    const figure = dataOf(read(id), "trajectories");
    checkLimits(figure, tightness, id, "tightness", id);
    for (const cell of figure.cells) {
      const limit = limitOf(cell)!;
      // Where the two meet, each is rounded in a way of its own.
      const rounding = 1e-12 * limit;
      expect(limit).toBeGreaterThanOrEqual(cell.convergenceBound! - rounding);
      expect(limit).toBeLessThanOrEqual(cell.divergenceBound! + rounding);
    }
  }
});
