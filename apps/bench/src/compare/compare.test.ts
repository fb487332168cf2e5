import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { comparisonFile, machineFolder, readComparisons } from "@sgd-basins/bench-documents";
import { exampleCompare } from "@sgd-basins/bench-documents/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageError } from "../options.ts";
import { quietContext } from "../quietContext.ts";
import { type CompareOutside, compare } from "./compare.ts";
import type { Measuring } from "./measureSides.ts";

let records: string;
let out: string;
let errors: string;
let measured: Measuring[];

beforeEach(async () => {
  records = await mkdtemp(join(tmpdir(), "sgd-basins-compare-"));
  [out, errors, measured] = ["", "", []];
});

afterEach(() => rm(records, { recursive: true }));

const context = () =>
  quietContext({
    records,
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      errors += text;
    },
  });

const { base, head, environment, tasks, counts, missing } = exampleCompare;
const folderOf = (): string => machineFolder(records, environment);
const fileOf = (): string => comparisonFile(folderOf(), base.commit, head.commit);

/** Nothing is checked out, and what is measured is the example. */
const example: CompareOutside = {
  sideOf: async (ref) => (ref === "HEAD" ? head : base),
  environmentNow: async () => environment,
  checkOut: async (commits, _, work) => work(commits.map((commit) => `/checkout/${commit}`)),
  measure: async (_, measuring) => {
    measured.push(measuring);
    return { tasks, counts, missing };
  },
};
const dirty: CompareOutside = {
  ...example,
  environmentNow: async () => ({ ...environment, git: { ...environment.git!, dirty: true } }),
};

test("--record keeps the whole comparison below the names of its two commits, and says what it says without", async () => {
  const words = ["HEAD~1", "--json"];
  expect(await compare(words, context(), dirty)).toBe(1);
  const plain = out;
  expect(await readdir(records)).toEqual([]);
  out = "";
  expect(await compare([...words, "--record"], context(), example)).toBe(1);
  expect(measured.map(({ site }) => site)).toEqual([true, true]);
  expect(measured[1]!.folders).toEqual({
    base: `/checkout/${base.commit}`,
    head: `/checkout/${head.commit}`,
  });
  const shown = JSON.parse(out);
  expect({ ...JSON.parse(plain), startTime: "", environment: {} }).toEqual({
    ...shown,
    startTime: "",
    environment: {},
  });
  const kept = await readComparisons(folderOf(), (line) => expect.fail(line));
  expect(kept).toEqual([shown]);
  expect([kept[0]!.base, kept[0]!.head]).toEqual([base, head]);
  expect(errors).toContain(`bench: recorded in ${fileOf()}\n`);
  expect(await readFile(fileOf(), "utf8")).toMatch(/"sha256":"[0-9a-f]{64}"/);
});

test.each([
  [["HEAD~1", "--suite", "machine"], example, "--record needs the whole, and --suite leaves something out"],
  [["HEAD~1", "--filter", "peak"], example, "--record needs the whole, and --filter leaves something out"],
  [["HEAD~1"], dirty, "--record needs a commit, and the tree has changes that are in none"],
  [["HEAD"], example, "--record needs two commits, and both are 0123456789ab"],
])("%j with --record is refused before anything is measured", async (words, own, rule) => {
  await expect(compare([...words, "--record"], context(), own)).rejects.toThrow(new UsageError(rule));
  expect([measured, await readdir(records)]).toEqual([[], []]);
});

test("a file in the comparison's place that is none is an error before anything is measured, and stays", async () => {
  const file = fileOf();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "{");
  await expect(compare(["HEAD~1", "--record"], context(), example)).rejects.toThrow(`${file}: is no JSON, or cut off`);
  expect([measured, await readFile(file, "utf8")]).toEqual([[], "{"]);
});

test("what cannot be kept any more is shown, and is an error", async () => {
  const file = fileOf();
  const disturbed: CompareOutside = {
    ...example,
    measure: async (...given) => {
      await mkdir(file, { recursive: true });
      return example.measure(...given);
    },
  };
  await expect(compare(["HEAD~1", "--record"], context(), disturbed)).rejects.toThrow(`${file}: is a folder`);
  expect(out).toContain("## Benchmarks: ");
});
