import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  type ComparedChange,
  type CompareReport,
  comparedChanges,
  documentNames,
  machineFolder,
  machineName,
} from "@sgd-basins/bench-documents";
import { exampleCommits, exampleHistory, exampleReport } from "@sgd-basins/bench-documents/testing";
import { findTrends, type Trend } from "@sgd-basins/bench-documents/trends";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Outside } from "../compare/outside.ts";
import { FailedError } from "../failedError.ts";
import { quietContext } from "../quietContext.ts";
import { runBench } from "../runBench.ts";
import { confirmChanges } from "./confirmChanges.ts";

let records: string;
let errors: string;
let measured: string[];
let checkedOut: string[][];

const environment = { ...exampleReport.environment, git: { ...exampleReport.environment.git!, dirty: false } };
const machine = machineName(environment);
const options = { filter: "", seed: 1, time: 40 };

beforeEach(async () => {
  records = await mkdtemp(join(tmpdir(), "sgd-basins-confirm-"));
  [errors, measured, checkedOut] = ["", [], []];
});

afterEach(() => rm(records, { recursive: true }));

const context = (signal = new AbortController().signal) =>
  quietContext({
    records,
    signal,
    writeError: (text) => {
      errors += text;
    },
  });

/** The trends of the example's history with what is recorded, and with tasks of other names and the same change point. */
async function trendsOf(...names: string[]): Promise<Trend[]> {
  const compared = await comparedChanges(machineFolder(records, environment), () => {});
  const runs = exampleHistory().map((run) => ({
    ...run,
    measurements: run.measurements.flatMap((task) =>
      task.name === "multiply n=200" ? names.map((name) => ({ ...task, name })) : [task],
    ),
  }));
  return [...findTrends(new Map([[machine, runs]]), exampleCommits, new Map([[machine, compared]])).trends];
}

/** Thirty rounds around a log-ratio, of a width. */
function around(middle: number, width: number): Pick<CompareReport, "tasks" | "counts" | "missing"> {
  const logRatios = Array.from({ length: 30 }, (_, i) => middle + (width * (i - 14.5)) / 30);
  const found = { median: middle, low: logRatios[7], high: logRatios[22], floor: 0, base: [1], head: [1] };
  return { tasks: [{ suite: "linalg", title: "", verdict: "SAME", logRatios, ...found }], counts: [], missing: [] };
}

function outside(find: (title: string) => ReturnType<typeof around>): Outside {
  return {
    environmentNow: async () => environment,
    checkOut: async (commits, _, work) => {
      checkedOut.push([...commits]);
      return work(commits.map((commit) => `/at/${commit}`));
    },
    measure: async ([{ suite, title }], { folders, seconds }) => {
      measured.push(`${suite}/${title}`);
      expect([folders.base, folders.head, seconds]).toEqual([
        `/at/${exampleCommits[19]}`,
        `/at/${exampleCommits[20]}`,
        0.04,
      ]);
      return find(title);
    },
  };
}

const recorded = async (): Promise<Record<string, ComparedChange["outcome"]>> => {
  const runs = await comparedChanges(machineFolder(records, environment), (line) => {
    throw new Error(line);
  });
  return Object.fromEntries(runs.map(({ title, outcome }) => [title, outcome]));
};

test("change points of the same commits are compared in one checkout, and each outcome is recorded", async () => {
  const found = outside((title) =>
    title === "a" ? around(0.1, 0.02) : title === "b" ? around(0, 0.02) : around(0, 1),
  );
  expect(await confirmChanges(await trendsOf("a", "b", "c"), options, context(), found)).toBe(0);
  expect(checkedOut).toEqual([[exampleCommits[19], exampleCommits[20]]]);
  expect(await recorded()).toEqual({ a: "confirmed", b: "refuted", c: "undecided" });
  expect(errors).toContain("bench: refuted: linalg/b: +0.0 % [−0.5 %, +0.5 %] in 30 paired rounds\n");

  // What is decided is not compared again, and what was never compared comes before what is undecided.
  measured = [];
  const again = outside(() => around(0.1, 0.02));
  await confirmChanges(await trendsOf("a", "b", "c", "d"), options, context(), again);
  expect(measured).toEqual(["linalg/d", "linalg/c"]);
  expect(await recorded()).toEqual({ a: "confirmed", b: "refuted", c: "confirmed", d: "confirmed" });

  errors = "";
  await confirmChanges(await trendsOf("a", "b", "c", "d"), options, context(), again);
  expect([measured.length, errors]).toEqual([2, "bench: no change point of this machine is left to compare\n"]);
});

test("of two commands at a time the second does not compare what the first has decided", async () => {
  const trends = await trendsOf("a");
  const found = outside(() => around(0.1, 0.02));
  await Promise.all([1, 2].map(() => confirmChanges(trends, options, context(), found)));
  expect(measured).toEqual(["linalg/a"]);
});

test("a comparison that fails is named and not recorded, and the others are made", async () => {
  const found = outside((title) => {
    if (title === "a") throw new FailedError("no task runs on both sides");
    return title === "b" ? { ...around(0, 0), tasks: [] } : around(0.1, 0.02);
  });
  expect(await confirmChanges(await trendsOf("a", "b", "c"), options, context(), found)).toBe(2);
  expect(await recorded()).toEqual({ c: "confirmed" });
  expect(errors).toContain("bench: not compared: linalg/a (no task runs on both sides)\n");
  expect(errors).toContain("bench: not compared: linalg/b (no round was measured)\n");

  const nowhere = { ...found, checkOut: () => Promise.reject(new FailedError("npx ended with 1")) };
  expect(await confirmChanges(await trendsOf("a", "b", "c"), options, context(), nowhere)).toBe(2);
  expect(errors).toContain("bench: not compared: linalg/b (npx ended with 1)\n");
});

test("a command that is interrupted keeps what it has, says so, and is continued by the same", async () => {
  const abort = new AbortController();
  const interrupted = outside((title) => {
    if (title === "b") abort.abort();
    abort.signal.throwIfAborted();
    return around(0.1, 0.02);
  });
  await expect(confirmChanges(await trendsOf("a", "b"), options, context(abort.signal), interrupted)).rejects.toThrow(
    "interrupted: 1 of 2 change points are compared and recorded; the same command goes on with the others",
  );
  expect(await recorded()).toEqual({ a: "confirmed" });
  measured = [];
  await confirmChanges(
    await trendsOf("a", "b"),
    options,
    context(),
    outside(() => around(0, 0.02)),
  );
  expect(measured).toEqual(["linalg/b"]);
});

test("a tree with changes, a filter that chooses nothing, and a file in the way that is none are refused before anything is measured", async () => {
  const found = outside(() => around(0, 0.02));
  const trends = await trendsOf("a");
  const dirty = { ...environment, git: { ...environment.git, dirty: true } };
  await expect(
    confirmChanges(trends, options, context(), { ...found, environmentNow: async () => dirty }),
  ).rejects.toThrow("the tree has changes that are not committed");
  await expect(confirmChanges(trends, { ...options, filter: "zzz" }, context(), found)).rejects.toThrow(
    "no change point of this machine matches --filter 'zzz'",
  );
  const file = join(machineFolder(records, environment), documentNames.confirmations);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "{");
  await expect(confirmChanges(trends, options, context(), found)).rejects.toThrow(`${file}: is no JSON, or cut off`);
  expect([measured, await readFile(file, "utf8")]).toEqual([[], "{"]);
});

test.each(["filter", "seed", "time"])("--%s without --confirm is one line and exit 2", async (name) => {
  expect(await runBench(["history", `--${name}`, "1"], context())).toBe(2);
  expect(errors).toBe(`bench: --${name} needs --confirm\n`);
});
