import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchReportSchema, type Measurement } from "@sgd-basins/bench-documents";
import { exampleReport } from "@sgd-basins/bench-documents/testing";
import { notFiles } from "@sgd-basins/report/not-files";
import { afterEach, beforeEach, expect, test } from "vitest";
import { otherCommands } from "./commands.ts";
import type { Context } from "./context.ts";
import { quietContext } from "./quietContext.ts";
import { runBench } from "./runBench.ts";
import type { BenchTask } from "./tasks/suite.ts";
import { WrongResultError } from "./tasks/verify.ts";

let folder: string;
let out: string;
let errors: string;
let measured: BenchTask[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sgd-basins-bench-"));
  out = "";
  errors = "";
  measured = [];
});

afterEach(() => rm(folder, { recursive: true }));

async function instantly(task: BenchTask): Promise<Measurement> {
  measured.push(task);
  const { suite, name, implementation, unit } = task;
  return { ...exampleReport.measurements[0], suite, name, implementation, unit };
}

function run(
  words: string[],
  measure: Context["measure"] = instantly,
  signal = new AbortController().signal,
): Promise<number> {
  const context = quietContext({
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      errors += text;
    },
    records: join(folder, "records"),
    measure,
    signal,
  });
  return runBench(words, context);
}

test("a command that there is none of is one line with those that there are", async () => {
  let error = "";
  const context = quietContext({
    writeError: (text) => {
      error += text;
    },
  });
  expect(await runBench(["comapre", "main"], context)).toBe(2);
  expect(error).toMatch(/^bench: unknown command 'comapre'; without one, .* compare, backfill, .*peers, .*power\n$/);
});

test("a table goes to stdout, progress to stderr, and no file is written", async () => {
  expect(await run(["--suite", "linalg", "--filter", "N=10 "])).toBe(0);
  expect(measured.map(({ name }) => name)).toContain("multiply n=10");
  // The machine's peak comes first, because there are tasks that count FLOP.
  expect(measured.map(({ suite }) => suite).slice(0, 2)).toEqual(["machine", "linalg"]);
  expect(measured.slice(1).every(({ suite }) => suite === "linalg")).toBe(true);
  expect(out).toContain("multiply n=10 (ml-matrix)");
  expect(out).not.toMatch(/\d of \d/);
  expect(errors.split("\n")).toHaveLength(measured.length + 1);
  expect(await readdir(folder)).toEqual([]);
});

test("--json prints one document, and --out writes the same one", async () => {
  const file = join(folder, "new", "latest.json");
  expect(await run(["--filter", "simulator/sgd-1 styblinski-tang", "--time", "250", "--json", "--out", file])).toBe(0);
  const report = benchReportSchema.parse(JSON.parse(out));
  expect(report.timePerTask).toBe(0.25);
  expect(report.measurements.map(({ name }) => name)).toEqual(["SGD-1 Styblinski–Tang 1", "SGD-1 Styblinski–Tang 3"]);
  expect(await readFile(file, "utf8")).toBe(out);
  expect(await readdir(join(folder, "new"))).toEqual(["latest.json"]);
});

test("bad usage is one line, exit 2, and nothing is measured", async () => {
  const file = join(folder, "file");
  await writeFile(file, "");
  const pipe = join(folder, "pipe");
  await notFiles["named pipe"]!(pipe);
  for (const words of [
    ["--time", "soon"],
    ["--suite", "line\nbreak"],
    ["--filter", "no such task"],
    ["--out", folder],
    ["--out", join(file, "report.json")],
    ["--out", "/dev/null"],
    ["--out", "/dev/stdout"],
    ["--smaller-is-better", pipe],
  ]) {
    errors = "";
    expect(await run(words)).toBe(2);
    expect(errors).toMatch(/^bench: [^\n]+\n$/);
  }
  expect(measured).toEqual([]);
  expect(out).toBe("");
  expect(await readFile(file, "utf8")).toBe("");
});

test("--help goes to stdout and is no error", async () => {
  expect(await run(["--help"])).toBe(0);
  expect(out).toContain("--suite");
  for (const name of Object.keys(otherCommands)) expect(out).toContain(`\n  bench ${name} `);
  expect(errors).toBe("");
});

test("a wrong result is one line and exit 3, and no times are shown or written", async () => {
  const file = join(folder, "latest.json");
  const fail = async (): Promise<Measurement> => {
    throw new WrongResultError("random/philox4x32: word 0 is 1, expected 2 to within 0");
  };
  expect(await run(["--suite", "random", "--out", file], fail)).toBe(3);
  expect(errors.trimEnd().split("\n").at(-1)).toBe("bench: random/philox4x32: word 0 is 1, expected 2 to within 0");
  expect(out).toBe("");
  expect(await readdir(folder)).toEqual([]);
});

test("an interrupted command is one line and exit 130, whatever it failed of, and nothing is shown or written", async () => {
  const abort = new AbortController();
  const fail = async (): Promise<Measurement> => {
    abort.abort();
    throw new Error("the thread ended with 1");
  };
  expect(await run(["--suite", "random", "--out", join(folder, "latest.json")], fail, abort.signal)).toBe(130);
  expect(errors.trimEnd().split("\n").at(-1)).toBe("bench: interrupted: nothing is kept; the same command begins anew");
  expect(out).toBe("");
  expect(await readdir(folder)).toEqual([]);
});

test("what breaks is one line and exit 3, without a stack", async () => {
  const fail = async (): Promise<Measurement> => {
    throw new TypeError("x is not\na function");
  };
  expect(await run(["--suite", "random"], fail)).toBe(3);
  expect(errors.split("\n").slice(1)).toEqual(["bench: TypeError: x is not a function", ""]);
});
