import { mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { basins, filesIn, temporaryFolder } from "../testing/inProcess.ts";
import { read, writeToyReport } from "../testing/toyReport.ts";
import { isJournal } from "./journal.ts";

/** A folder with some files, those in folders as well. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

async function contentsOf(folder: string): Promise<Record<string, string>> {
  const names = await filesIn(folder);
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(folder, name)])));
}

const study = ["study", "table-1", "--workers", "1", "--out"];
const shard = ["study", "table-1", "--shard", "1/1", "--workers", "1", "--out"];

/** The command must refuse the folder in one line that holds every complaint, and touch nothing in it. */
async function expectRefusal(folder: string, words: readonly string[], ...complaints: string[]): Promise<void> {
  const before = await contentsOf(folder);
  const { code, out, error } = await basins(...words, folder);
  expect({ code, out }, error).toEqual({ code: 2, out: "" });
  expect(error).toMatch(/^basins: [^\n]+\n$/);
  for (const complaint of complaints) expect(error).toContain(complaint);
  expect(await contentsOf(folder)).toEqual(before);
}

const artefact = '{"schema":"sgd-basins/artefact/2","id":"table-1"}';
const lost =
  "was not written by basins, or is damaged, and would be lost; move it away, or choose another folder with --out";
const notReport = (name: string): string =>
  `is not a report: it holds ${name}; choose a new or an empty folder with --out`;

describe("a folder that is no report is refused, and nothing in it is touched", () => {
  test.each([
    ["a stranger's table", { "paper/table-1.json": "a table" }, `paper/table-1.json: ${lost}`],
    ["JSON of another kind", { "paper/table-1.json": '{"id":"table-1"}' }, `paper/table-1.json: ${lost}`],
    ["another artefact's file", { "paper/table-2.json": artefact }, `paper/table-2.json: ${lost}`],
    ["a stranger's journal", { ".journal.jsonl": '{"day":1}\n{"day":2}\n' }, `.journal.jsonl: ${lost}`],
    ["a stranger's provenance", { "provenance.json": '{"@graph":[]}' }, `provenance.json: ${lost}`],
    ["notes", { "notes.txt": "" }, notReport("notes.txt")],
    ["notes beside a table", { "paper/notes.txt": "" }, notReport("paper/notes.txt")],
    ["a folder of something else", { "src/main.c": "" }, notReport("src")],
    ["the manifest of something else", { "manifest.json": '{"name":"app"}' }, "manifest.json: schema: "],
  ])("%s", async (_, files, complaint) => {
    const folder = await folderWith(files);
    await expectRefusal(folder, study, complaint);
    await expectRefusal(folder, ["report", "--workers", "1", "--out"], complaint);
  });

  test("a stranger's table beside a report that does not list it", async () => {
    const folder = await temporaryFolder();
    await basins("study", "figure-10", "--workers", "1", "--out", folder);
    await writeFile(join(folder, "paper/table-1.json"), "a table");
    await expectRefusal(folder, study, `paper/table-1.json: ${lost}`);
    expect((await basins("study", "figure-11", "--workers", "1", "--out", folder)).code).toBe(0);
  });

  test("of a merge", async () => {
    const parts = await temporaryFolder();
    expect((await basins(...shard, parts)).code).toBe(0);
    const merge = ["merge", parts, "--out"];
    await expectRefusal(await folderWith({ "paper/table-1.json": "a table" }), merge, lost);
    await expectRefusal(parts, merge, notReport("shard.jsonl"));
  });
});

describe("a folder that is not a shard's is refused, and nothing in it is touched", () => {
  test.each([
    ["a stranger's shard", { "shard.jsonl": '{"shard":1}\n' }, `shard.jsonl: ${lost}`],
    ["a stranger's journal", { ".journal.jsonl": "dear diary" }, `.journal.jsonl: ${lost}`],
    ["notes", { "notes.txt": "" }, "is not the folder of a shard: it holds notes.txt"],
  ])("%s", async (_, files, complaint) => {
    await expectRefusal(await folderWith(files), shard, complaint);
  });

  test("a report's, and one with a shard of another run; the same run may be repeated", async () => {
    await expectRefusal(await writeToyReport(), shard, "is not the folder of a shard: it holds beyond; choose a new");
    const folder = await temporaryFolder();
    expect((await basins(...shard, folder)).code).toBe(0);
    for (const other of [
      ["--seed", "2"],
      ["--scale", "quick"],
      ["--shard", "2/2"],
    ]) {
      const words = shard.flatMap((word) => (word === "--out" ? [...other, word] : [word]));
      await expectRefusal(
        folder,
        words,
        `shard.jsonl: holds shard 1/1 of another run; move it away, or choose another`,
      );
    }
    expect((await basins(...shard, folder)).code).toBe(0);
  });
});

describe("a folder that is a report, or may become one, is taken", () => {
  let expected: string;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "own-"));
    await basins(...study, folder);
    expected = await read(folder, "paper/table-1.json");
    await rm(folder, { recursive: true });
  });

  test.each([
    ["an empty one", {}],
    ["one with hidden files", { ".gitignore": "*\n", ".git/HEAD": "" }],
    ["one with the record of other engines", { "engines.json": "{}" }],
    ["one with other reports below", { "quick/manifest.json": "{}", "shards/1/shard.jsonl": "", "bench/m/x.json": "" }],
    [
      "what a run leaves that was killed before its manifest",
      { "paper/table-1.json": artefact, "paper/.x.1.tmp": "{" },
    ],
    ["what a run leaves that was killed in its journal's first line", { ".journal.jsonl": '\n{"code":"11' }],
  ])("%s", async (_, files) => {
    const folder = await folderWith(files);
    const { code, error } = await basins(...study, folder);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(await read(folder, "paper/table-1.json")).toBe(expected);
    const kept = Object.entries(files).filter(([name]) => !name.includes("table-1") && name !== ".journal.jsonl");
    for (const [name, text] of kept) expect(await readFile(join(folder, name), "utf8")).toBe(text);
  });

  test("a damaged table that its manifest lists, which is mended", async () => {
    const folder = await writeToyReport();
    await writeFile(join(folder, "paper/table-1.json"), "{");
    await rm(join(folder, "provenance.json"));
    expect((await basins(...study, folder)).code).toBe(0);
    expect((await basins("verify", "table-1", "--workers", "1", "--reports", folder)).code).toBe(0);
  });

  test("one behind a symbolic link, which stays one", async () => {
    const [folder, place] = [await writeToyReport(), await temporaryFolder()];
    const link = join(place, "reports");
    await symlink(folder, link);
    expect((await basins(...study, link)).code).toBe(0);
    expect(await readlink(link)).toBe(folder);
  });
});

test("any beginning of a journal is one, and what holds none of its lines is not", () => {
  const line = `\n${JSON.stringify({ code: "1", key: "k", part: 0, sum: "0" })}\n`;
  const text = `${line}${line}`;
  for (let length = 0; length <= text.length; length++)
    expect(isJournal(text.slice(0, length)), `${length}`).toBe(true);
  expect(isJournal(`${line}something else\n`)).toBe(true);
  expect(isJournal("\0\0\0\0")).toBe(true);
  for (const other of ["dear diary", "{}", '{"key":1}\n', "[]", '"code"']) expect(isJournal(other), other).toBe(false);
});
