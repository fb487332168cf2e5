/** A pipe, a socket, a device or a folder in the place of a file that a command reads is one line, and nobody waits for it. */
import { cp, mkdir, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { notFiles } from "@sgd-basins/report/not-files";
import { describe, expect, test } from "vitest";
import { basins, temporaryFolder } from "./testing/inProcess.ts";
import { writeToyReport } from "./testing/toyReport.ts";

/** What stands in the way of which command, and its exit code. */
type Case = readonly [file: string, code: number, ...words: string[]];

const table: readonly Case[] = [
  ["paper/table-1.json", 1, "verify", "table-1", "--reports", "."],
  ["paper/table-1.json", 2, "summary", "--reports", "."],
  ["paper/table-1.json", 2, "claims", "--reports", "."],
  ["paper/table-1.json", 2, "study", "table-1", "--out", "."],
];
const others: readonly Case[] = [
  ["manifest.json", 2, "study", "table-1", "--out", "."],
  ["manifest.json", 2, "verify", "--reports", "."],
  ["manifest.json", 2, "summary", "--reports", "."],
  ["manifest.json", 2, "claims", "--reports", "."],
  [".journal.jsonl", 2, "study", "table-1", "--out", "."],
  ["provenance.json", 1, "verify", "--reports", "."],
  ["provenance.json", 2, "study", "table-1", "--out", "."],
  ["shards/1/shard.jsonl", 1, "verify", "--reports", "."],
  ["shards/1/shard.jsonl", 2, "merge", "shards/1", "--out", "other"],
  ["shards/1/shard.jsonl", 2, "study", "table-1", "--shard", "1/1", "--out", "shards/1"],
  ["shards/1/.journal.jsonl", 2, "study", "table-1", "--shard", "1/1", "--out", "shards/1"],
  ["bench/m/record.json", 1, "verify", "--reports", "."],
];

/** Puts something in a file's place, in a copy of a report, and expects a command's line about it. */
async function expectLine(kind: string, [file, code, ...words]: Case, report: string): Promise<void> {
  const folder = await temporaryFolder();
  await cp(report, folder, { recursive: true });
  const path = join(folder, file);
  await rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true });
  const takeAway = await notFiles[kind]!(path);
  const isPath = (word: string): boolean => /^(\.|other|shards\/1)$/.test(word);
  const result = await basins(...words.map((word) => (isPath(word) ? join(folder, word) : word)));
  takeAway();
  const what = `${words.join(" ")}: ${result.error}${result.out}`;
  expect(result.code, what).toBe(code);
  expect(result.error + result.out, what).toMatch(new RegExp(`${path}: [^\\n]*a ${kind}[^\\n]*\\n`));
}

describe.skipIf(process.platform === "win32")("in the place of a file", () => {
  test("a named pipe is one line of every command that meets it", async () => {
    const report = await writeToyReport();
    for (const one of [...table, ...others]) await expectLine("named pipe", one, report);
  });

  test.each(Object.keys(notFiles))("a %s is one line", async (kind) => {
    const report = await writeToyReport();
    for (const one of table) await expectLine(kind, one, report);
  });
});

test("a report of symbolic links to regular files is read as any other", async () => {
  const folder = await writeToyReport();
  const linked = await temporaryFolder();
  for (const name of ["manifest.json", "provenance.json", "paper"])
    await symlink(join(folder, name), join(linked, name));
  expect((await basins("verify", "table-1", "figure-10", "--reports", linked)).code).toBe(0);
  expect((await basins("summary", "--reports", linked)).code).toBe(0);
});
