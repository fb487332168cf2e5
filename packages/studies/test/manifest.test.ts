import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  artefactFile,
  artefactIds,
  canonicalJson,
  catalogue,
  digest,
  type Manifest,
  type MomentRun,
  type MomentStudyData,
  manifestSchema,
  parseArtefact,
  parseReportFile,
  type ScheduleData,
} from "@sgd-basins/report";
import { studies } from "@sgd-basins/studies";
import { describe, expect, inject, test } from "vitest";
import { momentStudy } from "../src/appendices/momentStudy.ts";
import { scheduleKind, summariseArm } from "../src/beyond/schedule.ts";
import reference from "./fixtures/appendixA.json" with { type: "json" };

const reports = fileURLToPath(new URL("../../../reports", import.meta.url));
const read = (file: string): string => readFileSync(file, "utf8");
const manifest: Manifest = parseReportFile(manifestSchema, read(join(reports, "manifest.json")), "manifest.json");
const entry = (id: string) => manifest.artefacts.find((candidate) => candidate.id === id);

const options = { seed: 1, scale: "paper" } as const;
const long = ["figure-09", "appendix-a", "schedule", "typical-runs", "networks", "cross-entropy", "claims"];
const committed = artefactIds.filter((id) => ["table", "beyond"].includes(catalogue[id].family));

describe("the committed manifest", () => {
  test("lists every artefact once, in the report's order, for seed 1 at paper scale", () => {
    expect(manifest).toMatchObject(options);
    expect(manifest.artefacts.map(({ id }) => id)).toEqual(artefactIds);
    expect(studies.map(({ id }) => id)).toEqual(artefactIds);
  });

  test.each(artefactIds.filter((id) => !long.includes(id)))(
    "%s, computed afresh, has the committed digest",
    async (id) => {
      const text = read(join(inject("artefacts"), artefactFile(id)));
      expect(await digest(text)).toBe(entry(id)?.sha256);
      expect(Buffer.byteLength(text)).toBe(entry(id)?.bytes);
    },
  );
});

test.each(committed.filter((id) => !long.includes(id)))("the committed %s is the one computed afresh", (id) => {
  expect(read(join(reports, artefactFile(id)))).toBe(read(join(inject("artefacts"), artefactFile(id))));
});

test.each(["schedule", "typical-runs", "networks", "cross-entropy", "claims"] as const)(
  "the committed %s has its digest",
  async (id) => {
    expect(await digest(read(join(reports, artefactFile(id))))).toBe(entry(id)?.sha256);
  },
);

test("arms of the committed schedules, computed afresh, are the committed ones", () => {
  const file = join(reports, artefactFile("schedule"));
  const { arms } = parseArtefact(read(file), file, "schedule").data as ScheduleData;
  const study = studies.find(({ id }) => id === "schedule");
  const tasks = (study?.tasks(options) ?? []).map(({ task }) => task as Parameters<typeof scheduleKind.run>[0]);
  const sample = arms.filter(
    ({ model, batchSize, start, schedule }) =>
      (model === 1 && batchSize === "inf" && schedule !== "from 1.5 l, slow") ||
      (batchSize === 1 && start === "sharp" && schedule === "from 1.5 l"),
  );
  // GD on Model 1, three schedules from three starts; SGD-1 on each model, one schedule from one start.
  expect(sample).toHaveLength(9 + 3);
  for (const arm of sample) {
    const task = tasks.find(
      ({ model, batchSize, start, schedule }) =>
        model === arm.model && batchSize === arm.batchSize && start === arm.start && schedule === arm.schedule,
    );
    if (task === undefined) throw new Error("no such task");
    const { start, batchSize } = arm;
    const level = { model: arm.model as 1 | 2 | 3, batchSize, start, schedule: task.schedule };
    expect(summariseArm(level, scheduleKind.run(task))).toEqual(arm);
  }
});

describe("Appendix A's committed records", () => {
  const file = join(reports, "paper", "appendix-a.json");
  const appendix = parseArtefact(read(file), file, "appendix-a");
  const { runs, part } = appendix.data as MomentStudyData;
  // The tests below hold for any number of replicates; how many there are is for `basins verify` to demand.
  const replicated = { ...options, replicates: part.replicates };

  test("have the committed digest", async () => {
    expect(await digest(read(file))).toBe(entry("appendix-a")?.sha256);
  });

  test("are the study's tasks, in their order", () => {
    const levels = ({ components, zeroEigenvalues, replicate }: MomentRun) => [components, zeroEigenvalues, replicate];
    expect(runs.map(levels)).toEqual(momentStudy.tasks(replicated).map((task) => levels(task as unknown as MomentRun)));
  });

  test.each([
    [50, 180],
    [50, 100],
    [50, 0],
  ])(
    "the first run of N = %d, B = %d, computed afresh, is the committed one to the bit",
    (components, zeroEigenvalues) => {
      const same = (run: { components: number; zeroEigenvalues: number; replicate: number }): boolean =>
        run.components === components && run.zeroEigenvalues === zeroEigenvalues && run.replicate === 0;
      const task = momentStudy.tasks(replicated).find(same);
      if (task === undefined) throw new Error("no such task");
      expect(momentStudy.kind.run(task)).toEqual(runs.find(same));
    },
  );

  test.each(reference.cells)(
    "N = $components, B = $zeroEigenvalues: the mean is that of 200 runs of the paper's procedure in NumPy",
    (cell) => {
      const own = runs
        .filter((run) => run.components === cell.components && run.zeroEigenvalues === cell.zeroEigenvalues)
        .map((run) => run.smallestEigenvalue);
      const theirs = cell.smallestEigenvalues;
      const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = mean(theirs.map((value) => (value - mean(theirs)) * (value - mean(theirs))));
      const standardError = Math.sqrt(variance * (1 / own.length + 1 / theirs.length));
      expect(theirs).toHaveLength(200);
      expect(Math.abs(mean(own) - mean(theirs))).toBeLessThan(5 * standardError);
    },
  );

  test("give Figure 9 with its committed digest", async () => {
    const study = studies.find(({ id }) => id === "figure-09");
    if (study === undefined) throw new Error("no such study");
    const data = study.assemble(replicated, runs);
    const figure = {
      ...appendix,
      id: study.id,
      title: study.title,
      command: appendix.command.replace("appendix-a", "figure-09"),
      parameters: study.parameters(replicated),
      data,
    };
    expect(await digest(canonicalJson(figure))).toBe(entry("figure-09")?.sha256);
  });
});
