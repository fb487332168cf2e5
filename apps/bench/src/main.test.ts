import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { benchReportSchema } from "@sgd-basins/bench-documents";
import { expect, test } from "vitest";

const main = join(import.meta.dirname, "main.ts");

test("the command measures in a thread and prints one JSON document", () => {
  const words = ["--suite", "random", "--filter", "uniform01", "--time", "1", "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: "utf8" });
  expect(stderr).toBe("bench: 1 of 1, random/uniform01\n");
  expect(status).toBe(0);
  const { measurements, environment } = benchReportSchema.parse(JSON.parse(stdout));
  expect(environment.node).toBe(process.versions.node);
  expect(measurements).toHaveLength(1);
  expect(measurements[0]).toMatchObject({ suite: "random", name: "uniform01", unit: "draw", count: 4096 });
});

/** Runs the command with one of its outputs on a device without space, and gives its exit code and what the other one says. */
async function withFull(full: "stdout" | "stderr", ...words: string[]): Promise<{ code: number; other: string }> {
  const device = openSync("/dev/full", "w");
  const stdio = full === "stdout" ? (["ignore", device, "pipe"] as const) : (["ignore", "pipe", device] as const);
  const child = spawn(process.execPath, [main, ...words], { stdio: [...stdio] });
  closeSync(device);
  let other = "";
  const open = full === "stdout" ? child.stderr : child.stdout;
  open!.setEncoding("utf8").on("data", (text) => {
    other += text;
  });
  const [code] = await once(child, "close");
  return { code, other };
}

test.skipIf(process.platform !== "linux")("a standard output without space is one line and exit 3", async () => {
  const power = ["power", "--trials", "1", "--json"];
  for (const words of [["--help"], power]) {
    const { code, other } = await withFull("stdout", ...words);
    expect([code, other.split("\n").slice(-2)], words.join(" ")).toEqual([
      3,
      ["bench: standard output: no space left on the device", ""],
    ]);
    expect(other).toMatch(/^(bench: [^\n]*\n)+$/);
  }
  // Nobody can be told; what was asked for is there.
  const { code, other } = await withFull("stderr", ...power);
  expect(code).toBe(0);
  expect(JSON.parse(other)).toMatchObject({ trials: 1 });
});

test("a reader that goes away is no error, and no stack", async () => {
  const child = spawn(process.execPath, [main, "history", "--json"], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  expect(await once(child, "close")).toEqual([0, null]);
  // A shallow clone does not have every commit.
  expect(said).toMatch(/^(bench: commit [^\n]* is skipped\n)*$/);
});
