import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { canonicalJson } from "@sgd-basins/report";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CompareReport } from "../schemas/compareReport.ts";
import { exampleCompare } from "../testing.ts";
import { comparisonFile, readComparisons, storeComparison } from "./comparisons.ts";
import { machineFolder } from "./machine.ts";
import { readRecords } from "./records.ts";

let records: string;
let folder: string;
let warnings: string[];

beforeEach(async () => {
  records = await mkdtemp(join(tmpdir(), "sgd-basins-comparisons-"));
  folder = machineFolder(records, exampleCompare.environment);
  warnings = [];
});

afterEach(() => rm(records, { recursive: true }));

const { base, head } = exampleCompare;
const fileOf = (from = base.commit, to = head.commit): string => comparisonFile(folder, from, to);
const read = () => readComparisons(folder, (line) => void warnings.push(line));

test("comparisons are read as they were stored, the latest head first, and are no records of commits", async () => {
  const earlier: CompareReport = {
    ...exampleCompare,
    base: { commit: "a".repeat(40), time: "2025-12-31T20:00:00-05:00" },
    head: base,
  };
  const longer: CompareReport = { ...exampleCompare, base: earlier.base };
  for (const one of [earlier, longer, exampleCompare]) await storeComparison(folder, one);
  expect(await read()).toEqual([exampleCompare, longer, earlier]);
  const again = { ...exampleCompare, startTime: "2026-01-03T00:00:00Z" };
  expect(await storeComparison(folder, again)).toBe(fileOf());
  expect((await read())[0]).toEqual(again);
  expect(warnings).toEqual([]);
  expect((await readRecords(records)).warnings).toEqual([]);
});

test("without the folder there is none, and a file in its place is named", async () => {
  expect(await read()).toEqual([]);
  await mkdir(folder);
  await writeFile(join(folder, "comparisons"), "");
  expect(await read()).toEqual([]);
  expect(warnings).toEqual([`${join(folder, "comparisons")}: is not a folder; it is skipped`]);
});

const text = canonicalJson(exampleCompare);

test.each([
  ["half of one", fileOfNames(), text.slice(0, text.length >> 1), "is no JSON, or cut off"],
  ["an earlier schema's", fileOfNames(), text.replace("compare/3", "compare/2"), "schema: "],
  ["a later schema's", fileOfNames(), text.replace("compare/3", "compare/4"), "is of a later version"],
  ["of other commits", fileOfNames("c".repeat(40)), text, "is named for other commits than it compares"],
  ["not named for commits", "notes.json", text, "is not named for two commits"],
  [
    "of a commit with itself",
    fileOfNames(head.commit),
    text.replace(base.commit, head.commit),
    "compares a commit with itself",
  ],
  ["another machine's", fileOfNames(), text.replace("Abacus", "Slide rule"), "was measured on another machine"],
  ["of a tree with changes", fileOfNames(), text.replace('"dirty":false', '"dirty":true'), "that are in no commit"],
  [
    "measured before head was made",
    fileOfNames(),
    canonicalJson({ ...exampleCompare, head: { ...head, time: "2026-02-02T02:00:00Z" } }),
    "head.time: the commit of 2026-02-02T02:00:00Z was measured before it was made",
  ],
  [
    "with a verdict that its rounds do not give",
    fileOfNames(),
    text.replace('"verdict":"INCONCLUSIVE"', '"verdict":"SAME"'),
    "verdict: the interval says INCONCLUSIVE, not SAME",
  ],
  [
    "with a count that grew and is the same",
    fileOfNames(),
    text.replace('"head":1,"name"', '"head":2,"name"'),
    "counts.1.verdict: from 1 to 2 is not SAME",
  ],
])("a comparison that is %s is named and skipped, never overwritten", async (_, name, content, rule) => {
  const file = join(dirname(fileOf()), name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  expect(await read()).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining(`${file}: `)]);
  expect(warnings[0]).toContain(rule);
  if (name === fileOfNames()) {
    await expect(storeComparison(folder, exampleCompare)).rejects.toThrow(`${file}: `);
    expect(await readFile(file, "utf8")).toBe(content);
  }
});

function fileOfNames(from = base.commit): string {
  return `${from}..${head.commit}.json`;
}
