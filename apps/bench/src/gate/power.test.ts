import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PowerReport, powerFile, powerReportSchema, readPower } from "@sgd-basins/bench-documents";
import { expect, test } from "vitest";
import { formatPower } from "./power.ts";

const root = join(import.meta.dirname, "../../../..");

/** Rows of a Markdown table without what aligns them. */
const rows = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|") && !line.includes("---"))
    .map((line) => line.replaceAll(/ +/g, " "));

/** What `bench power` makes, in a process of its own: the test's transformed modules take seven times as long. */
function power(...words: string[]): PowerReport {
  const main = join(root, "apps/bench/src/main.ts");
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, "power", "--json", ...words], {
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  return powerReportSchema.parse(JSON.parse(stdout));
}

test("the tables in the docs and the recorded document are what the command beside them makes", async () => {
  const made = power("--trials", "2000", "--seed", "1");
  const [docs] = readFileSync(join(root, "docs/benchmark-gate.md"), "utf8").split("## On a machine");
  expect(rows(formatPower(made))).toEqual(rows(docs));
  expect(await readPower(join(root, "reports/bench"))).toEqual({ power: made, warnings: [] });
});

test("a document of the first schema is read as one without histories", async () => {
  const records = mkdtempSync(join(tmpdir(), "sgd-basins-power-"));
  try {
    const { histories: _, ...old } = power("--trials", "1");
    writeFileSync(join(records, powerFile), JSON.stringify({ ...old, schema: "sgd-basins/bench-power/1" }));
    expect((await readPower(records)).power).toEqual({ ...old, histories: [] });
  } finally {
    rmSync(records, { recursive: true });
  }
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
