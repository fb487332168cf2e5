import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { attack } from "@sgd-basins/report/hostile";
import { expect, onTestFinished, test } from "vitest";
import { documentNames } from "../history/machine.ts";
import { readMachine } from "../history/readMachine.ts";
import { readRecords } from "../history/records.ts";
import { hostileReaders } from "./readers.ts";

async function temporary(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "sgd-basins-hostile-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const folder = join(root, "readers");
  await mkdir(folder);
  return folder;
}

test("records and documents that are damaged are named, skipped and left alone, 600 times", async () => {
  const folder = await temporary();
  const { refused, taken, defects } = await attack(await hostileReaders(folder), folder, 600, 2);
  expect(defects).toEqual([]);
  expect(refused + taken).toBe(600);
  expect(refused).toBeGreaterThan(400);
});

/** A sparse file of 2 GB: it has the size and takes no space. */
async function putHuge(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, "w");
  await handle.truncate(2 ** 31);
  await handle.close();
}

test("files of 2 GB in the place of a record and of each document are refused before they are read", async () => {
  const folder = await temporary();
  const names = [`${"b".repeat(40)}.json`, ...Object.values(documentNames)];
  for (const name of names) await putHuge(join(folder, "machine", name));
  const line = (name: string): string => `${join(folder, "machine", name)}: has more than 16 MiB; it is skipped`;
  expect((await readRecords(folder)).warnings).toEqual([line(names[0]!)]);
  const { warnings } = await readMachine(join(folder, "machine"));
  expect([...warnings].sort()).toEqual(names.slice(1).map(line).sort());
});
