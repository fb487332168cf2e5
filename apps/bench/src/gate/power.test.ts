import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { power } from "./power.ts";
import { powerFile, readPower } from "./powerReport.ts";

const root = join(import.meta.dirname, "../../../..");

/** Rows of a Markdown table without what aligns them. */
const rows = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|") && !line.includes("---"))
    .map((line) => line.replaceAll(/ +/g, " "));

test("the table in the docs and the recorded document are what the command beside them makes", async () => {
  let out = "";
  const writeOut = (text: string): void => {
    out += text;
  };
  const measure = (): never => expect.fail();
  const records = mkdtempSync(join(tmpdir(), "sgd-basins-power-"));
  try {
    await power(["--trials", "2000", "--seed", "1", "--record"], {
      ...{ writeOut, writeError: () => {}, terminal: false, records, measure },
    });
    expect(rows(out)).toEqual(rows(readFileSync(join(root, "docs/benchmark-gate.md"), "utf8")));
    const recorded = readFileSync(join(root, "reports/bench", powerFile), "utf8");
    expect(readFileSync(join(records, powerFile), "utf8")).toBe(recorded);
    const { sha256: _, ...document } = JSON.parse(recorded);
    expect(await readPower(records)).toEqual({ power: document, warnings: [] });
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
