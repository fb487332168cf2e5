import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  addGateRun,
  comparisonFile,
  documentNames,
  machineFolder,
  peersReportSchema,
  powerFile,
  readFloors,
  readMachine,
  readRecords,
  storeComparison,
} from "@sgd-basins/bench-documents";
import { exampleCompare, exampleGate } from "@sgd-basins/bench-documents/testing";
import { attack } from "@sgd-basins/report/hostile";
import { notFiles } from "@sgd-basins/report/not-files";
import { expect, onTestFinished, test } from "vitest";
import { backfill } from "../history/backfill.ts";
import { quietContext } from "../quietContext.ts";
import { whileReserved } from "../recording/whileReserved.ts";
import { readEnvironment } from "../run/readEnvironment.ts";
import { runBench } from "../runBench.ts";
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
  const machine = join(folder, "machine");
  const compared = comparisonFile(machine, "b".repeat(40), "c".repeat(40));
  const record = join(machine, `${"b".repeat(40)}.json`);
  const documents = [compared, ...Object.values(documentNames).map((name) => join(machine, name))];
  for (const file of [record, ...documents]) await putHuge(file);
  const line = (file: string): string => `${file}: has more than 16 MiB; it is skipped`;
  expect((await readRecords(folder)).warnings).toEqual([line(record)]);
  const { warnings } = await readMachine(machine);
  expect([...warnings].sort()).toEqual(documents.map(line).sort());
});

test.each(Object.keys(notFiles))(
  "a %s in the place of a record or a document is named at once by every command that meets it",
  async (kind) => {
    const folder = await temporary();
    const environment = await readEnvironment();
    const clean = environment.git === null ? null : { ...environment, git: { ...environment.git, dirty: false } };
    if (clean === null) return;
    const machine = machineFolder(folder, clean);
    await mkdir(machine, { recursive: true });
    const places = {
      record: join(machine, `${clean.git.commit}.json`),
      gate: join(machine, documentNames.gate),
      peers: join(machine, documentNames.peers),
      power: join(folder, powerFile),
      comparison: comparisonFile(machine, "b".repeat(40), clean.git.commit),
    };
    await mkdir(dirname(places.comparison));
    for (const place of Object.values(places)) onTestFinished(await notFiles[kind]!(place));
    const says = (place: string): string => `${place}: is a ${kind}, and only a regular file is read here`;
    let said = "";
    const context = quietContext({
      records: folder,
      writeError: (text) => {
        said += text;
      },
    });
    expect(await runBench(["history"], context)).toBe(0);
    expect(said).toContain(`bench: ${says(places.record)}; it is skipped\n`);
    expect(await runBench(["power", "--trials", "1", "--record"], context)).toBe(2);
    expect(said).toContain(`bench: ${says(places.power)}\n`);
    expect(await backfill(["HEAD"], context, async () => clean)).toBe(1);
    expect(said).toContain(`is not recorded: ${says(places.record)}\n`);
    const told: string[] = [];
    await readFloors(machine, { core: null, timePerSample: 1 }, (line) => told.push(line));
    expect(told).toEqual([`${says(places.gate)}; it is skipped`]);
    const run = exampleGate.runs[0];
    await expect(addGateRun(machine, { ...run, environment: clean })).rejects.toThrow(says(places.gate));
    const reserved = { name: documentNames.peers, schema: peersReportSchema, filter: "" };
    await expect(whileReserved(context, clean, reserved, async () => {})).rejects.toThrow(says(places.peers));
    const { base, head, ...rest } = exampleCompare;
    const sides = { base, head: { ...head, commit: clean.git.commit } };
    await expect(storeComparison(machine, { ...rest, ...sides })).rejects.toThrow(says(places.comparison));
  },
);
