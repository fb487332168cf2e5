import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PowerReport, powerFile, powerReportSchema, readPower } from "@sgd-basins/bench-documents";
import { expect, test } from "vitest";
import { quietContext } from "../quietContext.ts";
import { simulateChanges } from "../statistics/simulateChanges.ts";
import { type Law, laws, simulateGate } from "../statistics/simulateGate.ts";
import { formatPower, power } from "./power.ts";

const root = join(import.meta.dirname, "../../../..");

/** Rows of a Markdown table without what aligns them. */
const rows = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|") && !line.includes("---"))
    .map((line) => line.replaceAll(/ +/g, " "));

/** What `bench power` makes. */
async function made(...words: string[]): Promise<PowerReport> {
  let out = "";
  const writeOut = (text: string): void => {
    out += text;
  };
  expect(await power(["--json", ...words], quietContext({ writeOut }))).toBe(0);
  return powerReportSchema.parse(JSON.parse(out));
}

test("the tables in the docs are the recorded document's, whose cells are what the command beside them makes", async () => {
  const { power: recorded, warnings } = await readPower(join(root, "reports/bench"));
  if (recorded === null) throw new Error("there is no recorded document");
  expect(warnings).toEqual([]);
  const [docs] = readFileSync(join(root, "docs/benchmark-gate.md"), "utf8").split("## On a machine");
  expect(rows(formatPower(recorded))).toEqual(rows(docs));
  const { seed, trials } = recorded;
  expect(docs).toContain(`--trials ${trials} --seed ${seed}`);
  const small = await made("--trials", "1");
  const sizes = ({ laws: gates, histories }: PowerReport) => [
    gates.map(({ law, cells }) => [law, ...cells.map(({ slowdown }) => slowdown)]),
    histories.map(({ law, cells }) => [law, ...cells.map(({ change }) => change)]),
  ];
  expect(sizes(recorded)).toEqual(sizes(small));
  // Of every law one of each, of other sizes from law to law: cells differ in these two numbers alone.
  for (const [i, law] of (Object.keys(laws) as Law[]).entries()) {
    const { slowdown, regressed, inconclusive } = recorded.laws[i]!.cells[i + (i > 1 ? 1 : 0)]!;
    const verdicts = simulateGate(law, slowdown, trials, seed);
    expect([verdicts.REGRESSED, verdicts.INCONCLUSIVE], `${law} ${slowdown}`).toEqual([regressed, inconclusive]);
    const { change, ...shares } = recorded.histories[i]!.cells[(i + 2) % 5]!;
    expect(simulateChanges(law, change, trials, seed), `${law} ${change}`).toEqual(shares);
  }
});

test("a document of the first schema is read as one without histories", async () => {
  const records = mkdtempSync(join(tmpdir(), "sgd-basins-power-"));
  try {
    const { histories: _, ...old } = await made("--trials", "1");
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
