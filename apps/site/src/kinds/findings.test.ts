import { artefactIds } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { fakeTrajectories } from "../../test/fakes/trajectories.ts";
import { fakeArtefact } from "../../test/fakes/writeFakeReport.ts";
import { findingOf } from "./kinds.ts";

test("what a figure's title says is counted from its cells: of the paper's, by what the bounds promise", () => {
  const data = fakeTrajectories(5, 4);
  const paper = data.cells.filter(({ inPaper, realisation }) => inPaper && realisation === "default");
  const cells = data.cells.map((cell) => {
    const left = { "1.5l": 4, "0.5(u+l)": 1, "0.5u": 0 }[cell.rateLabel] ?? 3;
    return { ...cell, everLeft: cell.realisation === "default" ? left : 2 };
  });
  const each = paper.length / 3;
  expect(findingOf({ data: { ...data, cells } })).toBe(
    `Runs that left: above l all ${4 * each}, between the bounds ${each} of ${4 * each}, below u none of ${4 * each}`,
  );
});

test("every table, figure of runs and study of counts has a finding, of one line and without a full stop", () => {
  const options = { runs: 3, replicates: 2 };
  const findings = artefactIds.map((id) => [id, findingOf(fakeArtefact(id, options))] as const);
  expect(findings.filter(([, finding]) => finding === null).map(([id]) => id)).toEqual([
    "figure-10",
    "figure-11",
    "figure-12",
    "figure-13",
    "figure-14",
    "appendix-a",
    "claims",
    "disc-radius",
    "surfaces",
    "typical-runs",
    "networks",
    "cross-entropy",
  ]);
  for (const [id, finding] of findings) {
    expect(finding ?? "", id).not.toMatch(/\.$|\n|NaN|Infinity|undefined/);
    expect((finding ?? "").length, id).toBeLessThan(170);
  }
});
