import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { canonicalJson } from "@sgd-basins/report";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BenchReport } from "../schemas/benchReport.ts";
import { exampleGate, exampleReport } from "../testing.ts";
import { readFloors, readGateFile } from "./gateFile.ts";
import { machineFolder, machineName } from "./machine.ts";
import { readRecords, record } from "./records.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sgd-basins-records-"));
});

afterEach(() => rm(folder, { recursive: true }));

const commit = exampleReport.environment.git!.commit;
const clean: BenchReport = {
  ...exampleReport,
  environment: { ...exampleReport.environment, git: { commit, dirty: false, time: "2026-01-02T02:00:00Z" } },
};
const file = (name: string): string => join(machineFolder(folder, clean.environment), name);

async function put(name: string, text: string): Promise<string> {
  await mkdir(dirname(file(name)), { recursive: true });
  await writeFile(file(name), text);
  return file(name);
}

test("a machine is named by processor, cores and platform", () => {
  expect(machineName({ ...clean.environment, cpu: " AMD EPYC™ 9 (x)" })).toBe("amd-epyc-9-x-2-cores-linux-x64");
});

test("a run is recorded under machine and commit, and read again; a second run takes its place", async () => {
  expect(await record(folder, clean)).toBe(`recorded in ${file(`${commit}.json`)}`);
  const later = { ...clean, startTime: "2026-02-02T03:04:05Z" };
  await record(folder, later);
  const { machines, warnings } = await readRecords(folder);
  expect(warnings).toEqual([]);
  expect([...machines]).toEqual([[machineName(clean.environment), [later]]]);
});

test("a tree with changes, or none, is not recorded", async () => {
  expect(await record(folder, exampleReport)).toContain("changes that are not committed");
  const noGit = { ...clean, environment: { ...clean.environment, git: null } };
  expect(await record(folder, noGit)).toContain("no commit");
  expect((await readRecords(folder)).machines.size).toBe(0);
  expect((await readRecords(join(folder, "missing"))).machines.size).toBe(0);
});

const text = canonicalJson(clean);

test.each([
  ["half of a record", `${commit}.json`, text.slice(0, text.length >> 1), "cut off"],
  ["an empty file", `${commit}.json`, "", "is empty"],
  ["another program's", `${commit}.json`, '{"benchmarks":[]}', "schema: "],
  [
    "a later schema",
    `${commit}.json`,
    text.replace("bench/2", "bench/99"),
    "schema: sgd-basins/bench/99 is of a later version",
  ],
  ["another kind's", `${commit}.json`, text.replace("bench/2", "bench-peers/1"), "schema: "],
  ["a record of the future", `${commit}.json`, text.replaceAll(/2026-01-02T03/g, "2999-01-02T03"), "is in the future"],
  [
    "one measured before its commit was made",
    `${commit}.json`,
    text.replace("2026-01-02T02", "2026-02-02T02"),
    "environment.git.time: the commit of 2026-02-02T02:00:00Z was measured before it was made",
  ],
  ["one with a key twice", `${commit}.json`, text.replace('"cores":2', '"cores":2,"cores":2'), "cores: is there twice"],
  ["another commit's", `${"f".repeat(40)}.json`, text, "another commit"],
  ["a writer's remains", `.${commit}.json.7.tmp`, text, "not named for a commit"],
])("%s is named and skipped, never overwritten", async (_, name, content, reason) => {
  const good = `${"a".repeat(40)}.json`;
  await put(good, text.replaceAll(commit, "a".repeat(40)));
  const path = await put(name, content);
  const { machines, warnings } = await readRecords(folder);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain(path);
  expect(warnings[0]).toContain(reason);
  expect([...machines.values()][0]).toHaveLength(1);
  if (name === `${commit}.json`) {
    expect(await record(folder, clean)).toContain("is left alone");
    expect(await readFile(path, "utf8")).toBe(content);
  }
});

test("a gate file of the first schema is read as runs on no core, and another machine's is refused", async () => {
  const { environment } = exampleGate.runs[0];
  const runs = exampleGate.runs.map(({ environment: _, core: __, timePerSample: ___, ...run }) => run);
  const old = { schema: "sgd-basins/bench-gate/1", environment, runs };
  const path = await put("gate.json", JSON.stringify(old));
  const expected = exampleGate.runs.map((run) => ({ ...run, core: null, timePerSample: null }));
  expect((await readGateFile(dirname(path)))?.runs).toEqual(expected);
  await put("gate.json", JSON.stringify({ ...old, runs: [null] }));
  await expect(readGateFile(dirname(path))).rejects.toThrow("gate.json");
  await put("gate.json", JSON.stringify({ ...old, environment: { ...environment, cores: 64 } }));
  await expect(readGateFile(dirname(path))).rejects.toThrow(/gate\.json: was measured on another machine, .*64-cores/);
});

test("floors come from comparisons of equal builds that sampled alike", async () => {
  const [run] = exampleGate.runs;
  let seed = 0;
  const shifted = (median: number, other: object) => ({
    ...{ ...run, seed: ++seed, slow: null, ...other },
    tasks: run.tasks.map((task) => ({ ...task, median, low: median, high: median })),
  });
  const runs = [
    shifted(-0.02, {}),
    shifted(0.01, {}),
    shifted(0.5, { core: null }),
    shifted(0.6, { timePerSample: 0.001 }),
    shifted(0.7, { slow: { kernel: "multiply", share: 1 } }),
  ];
  const path = await put("gate.json", JSON.stringify({ ...exampleGate, runs }));
  const floors = await readFloors(dirname(path), { core: 3, timePerSample: 0.04 }, () => {});
  expect([...floors]).toEqual([["linalg/multiply n=10", 0.02]]);
});

test("a record of another machine, and one of a tree with changes, are named and skipped", async () => {
  const foreign = { ...clean, environment: { ...clean.environment, cores: 64 } };
  const path = await put(`${commit}.json`, canonicalJson(foreign));
  expect((await readRecords(folder)).warnings).toEqual([
    `${path}: was measured on another machine, ${machineName(foreign.environment)}; it is skipped`,
  ]);
  expect(await record(folder, clean)).toContain("and is left alone");
  const git = { ...clean.environment.git!, dirty: true };
  await put(`${commit}.json`, canonicalJson({ ...clean, environment: { ...clean.environment, git } }));
  expect((await readRecords(folder)).warnings).toEqual([`${path}: is of a tree with changes; it is skipped`]);
});

test("a shorter run does not take the place of a longer one", async () => {
  await record(folder, clean);
  const short = { ...clean, timePerTask: clean.timePerTask / 2 };
  expect(await record(folder, short)).toMatch(/^not recorded: .*longer than this run$/);
  expect([...(await readRecords(folder)).machines.values()]).toEqual([[clean]]);
});

test("a folder with other documents only is a machine without runs, and a file beside the folders is named", async () => {
  await put("gate.json", JSON.stringify(exampleGate));
  await writeFile(join(folder, "latest.json"), "{}");
  const { machines, warnings } = await readRecords(folder);
  expect([...machines]).toEqual([[machineName(clean.environment), []]]);
  expect(warnings).toEqual([`${join(folder, "latest.json")}: is no machine's folder; it is skipped`]);
});

test("a record of the first schema is migrated when it is read", async () => {
  const old = JSON.parse(text) as { schema: string; environment: { git: { time?: string } } };
  old.schema = "sgd-basins/bench/1";
  delete old.environment.git.time;
  const path = await put(`${commit}.json`, canonicalJson(old));
  const { machines, warnings } = await readRecords(folder);
  expect(warnings).toEqual([]);
  const [[run]] = [...machines.values()];
  expect(run.schema).toBe("sgd-basins/bench/2");
  expect(run.environment.git).toEqual({ commit, dirty: false, time: null });
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual(old);
});
