import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Measurement, machineFolder, readRecords, record } from "@sgd-basins/bench-documents";
import { exampleReport } from "@sgd-basins/bench-documents/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enterOwnRepository } from "../checkout/ownRepository.ts";
import type { Context } from "../context.ts";
import { quietContext } from "../quietContext.ts";
import { readEnvironment } from "../run/readEnvironment.ts";
import { runBench } from "../runBench.ts";
import type { BenchTask } from "../tasks/suite.ts";
import { backfill, measureCheckout } from "./backfill.ts";

/** Of a test that asks git. */
const withGit = { tags: ["git"] };
let records: string;
let errors: string;
let asked: string[];

beforeEach(async () => {
  records = await mkdtemp(join(tmpdir(), "sgd-basins-backfill-"));
  errors = "";
  asked = [];
});

afterEach(() => rm(records, { recursive: true }));

/** Measures nothing; the second task is one that the checkout does not have. */
async function measure(
  { suite, name }: BenchTask,
  time: number,
  _: AbortSignal,
  checkout?: string,
): Promise<Measurement> {
  asked.push(`${suite}/${name} ${time} ${checkout}`);
  if (name === "new") throw new RangeError("suite linalg has no task new\n  at somewhere");
  return { ...exampleReport.measurements[0], suite, name };
}

const context = (signal = new AbortController().signal): Context =>
  quietContext({
    writeError: (text) => {
      errors += text;
    },
    records,
    measure,
    signal,
  });

const task = (name: string): BenchTask => ({
  ...{ suite: "linalg", name, implementation: "sgd-basins", unit: "FLOP" },
  prepare: () => {
    throw new Error("prepared here");
  },
});

test("a checkout's tasks are measured there, and one that it cannot run is left out and named", async () => {
  const tasks = ["old", "new", "older"].map(task);
  const measurements = await measureCheckout(tasks, 0.5, "/checkout", context());
  expect(measurements.map(({ name }) => name)).toEqual(["old", "older"]);
  expect(asked).toEqual(["old", "new", "older"].map((name) => `linalg/${name} 0.5 /checkout`));
  expect(errors.trimEnd().split("\n").at(-1)).toBe("bench: left out: linalg/new: suite linalg has no task new");
});

test("an interrupted backfill stops before the next task", async () => {
  const abort = new AbortController();
  abort.abort(new Error("interrupted"));
  await expect(measureCheckout([task("old")], 0.5, "/checkout", context(abort.signal))).rejects.toThrow("interrupted");
  expect(asked).toEqual([]);
});

test("a commit that has a record on this machine is not measured again", withGit, async () => {
  const clean = await cleanRepository();
  await record(records, { ...exampleReport, environment: clean, startTime: new Date().toISOString() });
  expect(await backfill(["HEAD"], context(), async () => clean)).toBe(0);
  expect(errors).toBe(`bench: ${clean.git.commit.slice(0, 12)} has a record\n`);
  expect(asked).toEqual([]);
});

/** Enters a repository, and gives the environment of a command that runs where nothing is changed. */
async function cleanRepository() {
  enterOwnRepository();
  const { git, ...environment } = await readEnvironment();
  return { ...environment, git: { ...git!, dirty: false } };
}

/** Calls `work` where checkouts are made in a folder of their own, and installing does nothing. */
async function withoutInstalling(work: (worktrees: string) => Promise<void>): Promise<void> {
  const { PATH, TMPDIR } = process.env;
  const folder = await mkdtemp(join(tmpdir(), "sgd-basins-backfill-"));
  try {
    await writeFile(join(folder, "npx"), "#!/bin/sh\n", { mode: 0o755 });
    await mkdir(join(folder, "tmp"));
    Object.assign(process.env, { PATH: `${folder}:${PATH}`, TMPDIR: join(folder, "tmp") });
    await work(join(folder, "tmp"));
  } finally {
    Object.assign(process.env, { PATH, TMPDIR });
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    await rm(folder, { recursive: true });
  }
}

test(
  "a backfill that is interrupted in a task removes its worktree and says how many commits have a record",
  withGit,
  async () => {
    const clean = await cleanRepository();
    const abort = new AbortController();
    const interrupted: Context = {
      ...context(abort.signal),
      measure: async (_task, _time, signal, checkout) => {
        asked.push(checkout ?? "");
        abort.abort();
        throw signal.reason;
      },
    };
    await withoutInstalling(async (worktrees) => {
      await expect(backfill(["HEAD", "HEAD"], interrupted, async () => clean)).rejects.toThrow(
        "interrupted: 0 of 1 commits have a record; the same command goes on with the others",
      );
      expect(asked).toEqual([expect.stringContaining(clean.git.commit.slice(0, 12))]);
      expect(await readdir(worktrees)).toEqual([]);
    });
    expect(await readRecords(records)).toEqual({ machines: new Map(), warnings: [] });
  },
);

test("of two backfills of a commit at a time one measures it, and the other finds its record", withGit, async () => {
  const clean = await cleanRepository();
  const other = Promise.withResolvers<void>();
  const plain = context();
  const own: Context = {
    ...plain,
    writeError: (text) => {
      plain.writeError(text);
      if (text.startsWith("bench: waiting for ")) other.resolve();
    },
    measure: async (...given) => other.promise.then(() => plain.measure(...given)),
  };
  await withoutInstalling(async () => {
    const both = [1, 2].map(() => backfill(["HEAD", "--suite", "random"], own, async () => clean));
    expect(await Promise.all(both)).toEqual([0, 0]);
  });
  expect(new Set(asked).size).toBe(asked.length);
  expect(errors.match(/^bench: \w+ has a record$/gm)).toHaveLength(1);
  expect(errors).toMatch(/^bench: waiting for bench backfill \(process /m);
  expect([...(await readRecords(records)).machines.values()].map((runs) => runs.length)).toEqual([1]);
});

test("a checkout that can run nothing is a failure", async () => {
  const nothing = measureCheckout([task("new")], 0.5, "/checkout", context());
  await expect(nothing).rejects.toThrow("it can run none of the tasks");
});

test("a file in a record's place that is none is named, left alone, and exit 1", withGit, async () => {
  const clean = await cleanRepository();
  const file = join(machineFolder(records, clean), `${clean.git.commit}.json`);
  await mkdir(dirname(file));
  await writeFile(file, "{");
  expect(await backfill(["HEAD"], context(), async () => clean)).toBe(1);
  expect(errors).toBe(`bench: ${clean.git.commit.slice(0, 12)} is not recorded: ${file}: is no JSON, or cut off\n`);
  expect([asked, await readFile(file, "utf8")]).toEqual([[], "{"]);
});

test("benchmarks with changes record nothing", async () => {
  const dirty = { ...exampleReport.environment, git: { ...exampleReport.environment.git!, dirty: true } };
  await expect(backfill(["HEAD"], context(), async () => dirty)).rejects.toThrow("its benchmarks would measure");
  expect(asked).toEqual([]);
});

test("a commit that there is none of, and no commit at all, are one line and exit 2", withGit, async () => {
  enterOwnRepository();
  expect(await runBench(["backfill", "no-such-ref"], context())).toBe(2);
  expect(await runBench(["backfill"], context())).toBe(2);
  expect(errors).toMatch(
    /^bench: 'no-such-ref' names no commit of this clone\nbench: missing required argument[^\n]*\n$/,
  );
  expect(await readdir(records)).toEqual([]);
});
