import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  basins,
  brokenProblems,
  filesIn,
  goodProblem,
  type Outcome,
  temporaryFolder,
  withoutProgress,
} from "./testing/inProcess.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const toyMain = fileURLToPath(new URL("./fixtures/toyMain.ts", import.meta.url));

/** Runs the real command in a folder of its own. */
function spawned(
  entry: string,
  words: readonly string[],
  cwd: string,
  onOutput: (text: string, kill: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...words], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let error = "";
    child.stdout.on("data", (data: Buffer) => {
      out += data;
      onOutput(out, (signal) => child.kill(signal));
    });
    child.stderr.on("data", (data: Buffer) => {
      error += data;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, out, error: withoutProgress(error) }));
  });
}

// What is refused, and in which words, is `run.test.ts`'s: here a problem's command and a report's, as processes.
test.each<[string, string[], Record<string, string>]>([
  ["a problem", ["bounds", "p.json", "--json"], { "p.json": brokenProblems.ragged!.text }],
  ["no manifest", ["verify"], {}],
])("refuses %s in one line, with exit 2, and writes nothing: %j", async (_, words, files) => {
  const folder = await temporaryFolder(files);
  const { code, out, error } = await spawned(main, words, folder);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(error).toMatch(/^basins: [^\n]+\n$/);
  expect(await filesIn(folder)).toEqual(Object.keys(files));
});

test("--json is one document on stdout and nothing else anywhere", async () => {
  const folder = await temporaryFolder({ "p.json": goodProblem });
  const { code, out, error } = await spawned(main, ["bounds", "p.json", "--json"], folder);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  expect(JSON.parse(out).bounds).toHaveLength(3);
});

test("a quick run goes to a folder of its own", async () => {
  const folder = await temporaryFolder();
  const { code } = await spawned(toyMain, ["study", "table-1", "--scale", "quick", "--workers", "1"], folder);
  expect(code).toBe(0);
  expect(await filesIn(folder)).toEqual(
    ["manifest.json", "paper/table-1.json", "provenance.json"].map((file) => `reports/quick/${file}`),
  );
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s during a write stops the workers and leaves whole files only", async (signal, exitCode) => {
  const folder = await temporaryFolder();
  const words = ["study", "figure-10", "figure-12", "--workers", "2"];
  let sent = false;
  const { code, error } = await spawned(toyMain, words, folder, (text, kill) => {
    if (!sent && text.includes("assembling")) kill(signal);
    sent = true;
  });
  expect({ code, error }).toEqual({
    code: exitCode,
    error: `basins: stopped by ${signal}; the same command continues where it was\n`,
  });
  const complete = ["manifest.json", "paper/figure-10.json", "provenance.json"].map((file) => `reports/${file}`);
  expect(await filesIn(folder)).toEqual(complete);
  const verified = await basins("verify", "figure-10", "--workers", "1", "--reports", join(folder, "reports"));
  expect(verified).toEqual({ code: 0, out: "figure-10: ok\n", error: "" });
});
