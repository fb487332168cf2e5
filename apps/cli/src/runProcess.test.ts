/** How the process ends: nobody reads what it prints, nothing more fits, or something breaks that nobody foresaw. */
import { type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { toyStudies } from "./fixtures/toyStudies.ts";
import { basins, basinsWith, filesIn, goodProblem, temporaryFolder, withoutProgress } from "./testing/inProcess.ts";
import { edit, toyIds } from "./testing/toyReport.ts";

const main = join(import.meta.dirname, "main.ts");
const toyMain = join(import.meta.dirname, "fixtures/toyMain.ts");
const reports = join(import.meta.dirname, "../../../reports");
const brokenMain = fileURLToPath(new URL("./fixtures/brokenMain.ts", import.meta.url));

interface Ended {
  readonly code: number;
  readonly error: string;
}

async function ended(words: readonly string[], cwd: string, stdio: StdioOptions, closeOutput = false): Promise<Ended> {
  const child = spawn(process.execPath, words, { cwd, stdio });
  if (closeOutput) child.stdout?.destroy();
  let error = "";
  child.stderr?.on("data", (data) => {
    error += data;
  });
  const [code] = await once(child, "close");
  return { code, error: withoutProgress(error) };
}

/** Runs a command whose standard output is a pipe that nobody reads any more. */
const unread = (words: readonly string[], cwd: string): Promise<Ended> =>
  ended(words, cwd, ["ignore", "pipe", "pipe"], true);

/** Runs a command one of whose outputs is a device that is full. */
async function full(words: readonly string[], cwd: string, which: "out" | "error"): Promise<Ended> {
  const device = await open("/dev/full", "w");
  const stdio: StdioOptions = which === "out" ? ["ignore", device.fd, "pipe"] : ["ignore", "ignore", device.fd];
  return ended(words, cwd, stdio).finally(() => device.close());
}

/** A folder with a problem, a report `toy`, and the only shard of another. */
async function workplace(): Promise<string> {
  const folder = await temporaryFolder({ "p.json": goodProblem });
  const report = await basins("study", ...toyIds, "--workers", "1", "--out", join(folder, "toy"));
  const shard = await basins("study", "table-1", "--shard", "1/1", "--out", join(folder, "shard"));
  expect([report.code, shard.code]).toEqual([0, 0]);
  return folder;
}

/** Every command that prints by itself, in {@link workplace}. `report` prints what `study` and `summary` do. */
const commands: readonly string[][] = [
  [main, "--help"],
  [main, "bounds", "p.json"],
  [main, "simulate", "p.json", "--rate", "1", "--batch", "1", "--json"],
  [main, "plan", "appendix-a", "--dimension", "5", "--cells", "2:0", "--replicates", "1"],
  [toyMain, "study", "table-1", "--out", "written"],
  [toyMain, "study", "figure-10", "--shard", "1/1", "--out", "shard-too"],
  [toyMain, "merge", "shard", "--out", "merged"],
  [toyMain, "verify", "table-1", "--reports", "toy"],
  [toyMain, "summary", "--reports", "toy"],
  [main, "claims", "--reports", reports],
];

describe.skipIf(process.platform !== "linux")("a device that is full", () => {
  test("in the place of standard output: every command ends with one line and exit 3, and its files are written", async () => {
    const folder = await workplace();
    const all = await Promise.all(commands.map((words) => full(words, folder, "out")));
    const error = "basins: standard output: no space left on the device\n";
    expect(all).toEqual(commands.map(() => ({ code: 3, error })));
    const files = await filesIn(folder);
    for (const file of ["written/paper/table-1.json", "merged/paper/table-1.json", "shard-too/shard.jsonl"]) {
      expect(files).toContain(file);
    }
  });

  test("in the place of stderr: the exit code is the command's own", async () => {
    const folder = await temporaryFolder({ "p.json": goodProblem });
    const words = [["bounds", "p.json"], ["bounds", "none.json"], ["verify"]];
    const all = await Promise.all(words.map((own) => full([main, ...own], folder, "error")));
    expect(all.map(({ code }) => code)).toEqual([0, 2, 2]);
  });
});

test("nobody reads: the command goes on, writes its files, and its exit code is its own", async () => {
  const folder = await workplace();
  await edit(join(folder, "toy"), "paper/table-1.json", "Toy table-1", "Toy table-2");
  const words = [
    [main, "bounds", "p.json"],
    [toyMain, "study", "table-1", "--out", "written"],
    [toyMain, "verify", "table-1", "--reports", "toy"],
  ];
  const all = await Promise.all(words.map((own) => unread(own, folder)));
  expect(all).toEqual([0, 0, 1].map((code) => ({ code, error: "" })));
  expect(await filesIn(folder)).toContain("written/paper/table-1.json");
});

const defect =
  /^basins: a defect of this program: TypeError: no such thing \(at apps\/cli\/src\/fixtures\/brokenMain\.ts:\d+:\d+\)\n$/;

test.concurrent.for([
  ["throws", 3, defect],
  ["rejects", 3, defect],
  ["waits", 3, /^basins: a defect of this program: Error: the command waits for what cannot happen \(at .*\)\n$/],
  ["leaves something open", 0, /^$/],
] as const)("a command that %s ends with exit %d", async ([way, code, error], { expect }) => {
  const outcome = await ended([brokenMain, way], process.cwd(), ["ignore", "ignore", "pipe"]);
  expect(outcome).toEqual({ code, error: expect.stringMatching(error) });
});

test("a defect inside a command is one line and exit 3", async () => {
  const broken = { ...toyStudies[0]!, complaint: () => JSON.parse("{") };
  const own = { studies: [{ ...broken, id: "appendix-a" as const }] };
  const { code, error } = await basinsWith(own, "study", "appendix-a", "--replicates", "1");
  expect(code).toBe(3);
  expect(error).toMatch(/^basins: a defect of this program: SyntaxError: [^\n]+\n$/);
});
