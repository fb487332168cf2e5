import { type ArtefactId, artefactIds, type ContourPanel } from "@sgd-basins/report";
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
    `Runs that left: above l (at 1.5l) all ${4 * each}, between the bounds (at 0.5(u+l)) ${each} of ${4 * each}, below u (at 0.5u) none of ${4 * each}`,
  );
});

test("every result has a finding, of one line and without a full stop", () => {
  const options = { runs: 3, replicates: 2 };
  const findings = artefactIds.map((id) => [id, findingOf(fakeArtefact(id, options))] as const);
  // The list of claims is counted on its page.
  expect(findings.filter(([, finding]) => finding === null).map(([id]) => id)).toEqual(["claims"]);
  for (const [id, finding] of findings) {
    expect(finding ?? "", id).not.toMatch(/\.$|\n|NaN|Infinity|undefined/);
    expect((finding ?? "").length, id).toBeLessThan(170);
  }
});

const panel = { title: "", parameters: {}, x: [0, 2], y: [0, 2], width: 3, height: 3 } satisfies Partial<ContourPanel>;

test("of a surface it is counted how much of the box lies low, and which of two minimizers is the lower", () => {
  const marks: ContourPanel["marks"] = [
    { label: "flat", x: 0, y: 0 },
    { label: "sharp", x: 2.2, y: 0.1 },
  ];
  const panels = [
    { ...panel, values: [1, 9, 0, 9, 9, 9, 9, 9, 10], marks },
    { ...panel, values: [0, 9, 1, 9, 9, 9, 9, 9, 10], marks },
    { ...panel, values: [0, 0, 0, 0, 0, 0, 0, 0, 10], marks: [] },
  ];
  expect(findingOf({ data: { kind: "contours", quantity: "f(x)", columns: 1, panels } })).toBe(
    "Between 22 and 89 % of the box lies within the lowest tenth of the range of f(x); the sharp minimizer is the lower one in 1 of 2 panels",
  );
});

test("of Appendix A the smallest eigenvalues that are positive are counted", () => {
  const { data } = fakeArtefact("appendix-a", { runs: 1, replicates: 1 });
  if (data.kind !== "moment-study") throw new TypeError(data.kind);
  const runs = [-1e-15, 2, 34.567].map((smallestEigenvalue) => ({ ...data.runs[0]!, smallestEigenvalue }));
  expect(findingOf({ data: { ...data, runs } })).toBe(
    "The smallest eigenvalue of F̄ − Q̄³ is positive in 2 of 3 runs: from −10⁻¹⁵ to 34.6",
  );
});

test("what the studies beyond the paper find is counted in their cells, series and points", () => {
  const finding = (id: ArtefactId): string | null => findingOf(fakeArtefact(id, { runs: 3, replicates: 2 }));
  // Four cells at 1 and four at 3 times 3.56e11, of which every other has an honest estimate of 5e10; draws hold the first.
  expect(finding("disc-radius")).toBe(
    "Honest estimates miss the published circular bounds by factors of 7.1 and more; the reconstruction holds 4 of 8",
  );
  expect(finding("surfaces")).toContain("jump by no more than 6 × 10⁻¹⁰ of their size");
  expect(finding("typical-runs")).toContain("at 3 of 3 rates: at least 99 % of them");
  expect(finding("cross-entropy")).toMatch(
    /^Above α\* none of \d+ runs went beyond an excess loss of 1\u202f000; the largest/,
  );
});

test("of networks it is how far the rates at which half of the runs leave lie from the rule's, at most", () => {
  const { data } = fakeArtefact("networks", { runs: 1, replicates: 1 });
  if (data.kind !== "networks") throw new TypeError(data.kind);
  const cells = data.cells.map((cell, i) => ({ ...cell, half: (0.96 + 0.02 * i) * cell.rule }));
  expect(findingOf({ data: { ...data, cells } })).toContain(
    "the rate at which half of the runs leave to within 4 %, at all 5",
  );
});
