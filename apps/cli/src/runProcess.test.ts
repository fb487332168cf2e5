/** How the process ends: nobody reads what it prints, nothing more fits, or something breaks that nobody foresaw. */
import { type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { toyStudies } from "./fixtures/toyStudies.ts";
import { basinsWith, filesIn, goodProblem, temporaryFolder, withoutProgress } from "./testing/inProcess.ts";
import { edit, writeToyReport } from "./testing/toyReport.ts";

const main = join(import.meta.dirname, "main.ts");
const toyMain = join(import.meta.dirname, "fixtures/toyMain.ts");
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

/** Where TypeScript is that no test is. */
async function sourcesIn(folder: string): Promise<string[]> {
  const files = await filesIn(folder);
  return files
    .filter((file) => /^(?!.*(\.test\.ts$|(^|\/)(fixtures|testing)\/)).*\.ts$/.test(file))
    .map((file) => join(folder, file));
}

test("every command prints through its context, so that what holds of a process holds with any command in it", async () => {
  const root = join(import.meta.dirname, "../../..");
  const packages = (await readdir(join(root, "packages"))).map((name) => `packages/${name}`);
  const folders = ["apps/cli", "apps/bench", ...packages].map((name) => join(root, name, "src"));
  const sources = (await Promise.all(folders.map(sourcesIn))).flat();
  expect(sources.length).toBeGreaterThan(500);
  const printing: string[] = [];
  for (const source of sources) {
    const text = await readFile(source, "utf8");
    const prints = /\bconsole\.|\bprocess\.stdout\b|\bstdout\b[^\n]*= process\b|\bwrite\w*\(1,/.test(text);
    if (prints) printing.push(source.slice(root.length + 1));
  }
  const own = ["context.ts", "runProcess.ts"].map((file) => `packages/sgd-basins/src/command/${file}`);
  expect(printing.sort()).toEqual(["apps/bench/src/main.ts", ...own]);
});

describe.skipIf(process.platform !== "linux")("a device that is full", () => {
  test("in the place of standard output: the command ends with one line and exit 3, and its files are written", async () => {
    const folder = await temporaryFolder({ "p.json": goodProblem });
    const commands = [
      [main, "--help"],
      [main, "bounds", "p.json"],
      [toyMain, "study", "table-1", "--workers", "1", "--out", "written"],
    ];
    const all = await Promise.all(commands.map((words) => full(words, folder, "out")));
    const error = "basins: standard output: no space left on the device\n";
    expect(all).toEqual(commands.map(() => ({ code: 3, error })));
    expect(await filesIn(folder)).toContain("written/paper/table-1.json");
  });

  test("in the place of stderr: the exit code is the command's own", async () => {
    expect((await full([main, "bounds", "none.json"], await temporaryFolder(), "error")).code).toBe(2);
  });
});

test("nobody reads: the command goes on, writes its files, and its exit code is its own", async () => {
  const folder = await temporaryFolder();
  const report = await writeToyReport();
  await edit(report, "paper/table-1.json", "Toy table-1", "Toy table-2");
  const words = [
    [toyMain, "study", "table-1", "--workers", "1", "--out", "written"],
    [toyMain, "verify", "table-1", "--workers", "1", "--reports", report],
  ];
  const all = await Promise.all(words.map((own) => unread(own, folder)));
  expect(all).toEqual([0, 1].map((code) => ({ code, error: "" })));
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
