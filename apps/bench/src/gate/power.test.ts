import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { powerFile, readPower } from "./powerReport.ts";

const root = join(import.meta.dirname, "../../../..");

/** Rows of a Markdown table without what aligns them. */
const rows = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|") && !line.includes("---"))
    .map((line) => line.replaceAll(/ +/g, " "));

/** What `bench power` prints, in a process of its own: the test's transformed modules take seven times as long. */
function power(...words: string[]): string {
  const main = join(root, "apps/bench/src/main.ts");
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, "power", ...words], { encoding: "utf8" });
  expect(status, stderr).toBe(0);
  return stdout;
}

test("the table in the docs is what the command beside it prints", () => {
  const docs = readFileSync(join(root, "docs/benchmark-gate.md"), "utf8");
  expect(rows(power("--trials", "2000", "--seed", "1"))).toEqual(rows(docs));
});

test("the recorded document is what the command makes", async () => {
  const { power: recorded, warnings } = await readPower(join(root, "reports/bench"));
  expect(warnings).toEqual([]);
  expect(recorded).toEqual(JSON.parse(power("--trials", "2000", "--seed", "1", "--json")));
});

test("without a recorded document there is none, and one that is cut off is named and skipped", async () => {
  const records = mkdtempSync(join(tmpdir(), "sgd-basins-power-"));
  try {
    expect(await readPower(records)).toEqual({ power: null, warnings: [] });
    const file = join(records, powerFile);
    writeFileSync(file, '{"schema":');
    const warnings = [`${file}: is no JSON, or cut off; it is skipped`];
    expect(await readPower(records)).toEqual({ power: null, warnings });
  } finally {
    rmSync(records, { recursive: true });
  }
});
