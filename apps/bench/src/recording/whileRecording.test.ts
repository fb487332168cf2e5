// @module-tag git
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  addGateRun,
  documentNames,
  machineFolder,
  machineName,
  peersReportSchema,
  readGateFile,
  readMachine,
  readRecords,
  record,
} from "@sgd-basins/bench-documents";
import { exampleGate, examplePeers, exampleReport } from "@sgd-basins/bench-documents/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "../context.ts";
import { quietContext } from "../quietContext.ts";
import { whileRecording } from "./whileRecording.ts";
import { whileReserved } from "./whileReserved.ts";

let records: string;
let said: string;

beforeEach(async () => {
  records = await mkdtemp(join(tmpdir(), "sgd-basins-recording-"));
  said = "";
});

afterEach(() => rm(records, { recursive: true }));

const { environment: dirty } = exampleReport;
const environment = { ...dirty, git: { ...dirty.git!, dirty: false } };
const [run] = exampleGate.runs;

const context = (other: Partial<Context> = {}): Context =>
  quietContext({
    records,
    writeError: (text) => {
      said += text;
    },
    ...other,
  });

test("comparisons that two gates record at a time are all kept, and only one measures at a time", async () => {
  const folder = machineFolder(records, environment);
  let measuring = 0;
  const other = Promise.withResolvers<void>();
  const own = context({
    writeError: (text) => {
      said += text;
      other.resolve();
    },
  });
  const gate = (seed: number): Promise<void> =>
    whileRecording(own, environment, `bench gate --record --seed ${seed}`, async (lock) => {
      expect(++measuring).toBe(1);
      await other.promise;
      for (let i = 0; i < 3; i++) {
        await lock.check();
        await addGateRun(folder, { ...run, seed: seed + i });
      }
      measuring--;
    });
  await Promise.all([gate(1), gate(11)]);
  const seeds = (await readGateFile(folder))!.runs.map(({ seed }) => seed);
  expect(seeds.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 11, 12, 13]);
  // Both, if each sees the other's name before either begins.
  expect(said).toMatch(/^(bench: waiting for bench gate --record --seed \d+ \(process \d+ on [^\n]*\n){1,2}$/);
  expect(await readdir(folder)).toEqual([documentNames.gate]);
});

test("a run is added to those that are there when it is done, not to those of the command's start", async () => {
  const folder = machineFolder(records, environment);
  await addGateRun(folder, run);
  await Promise.all([readGateFile(folder), readGateFile(folder)]);
  await addGateRun(folder, { ...run, seed: 2 });
  await addGateRun(folder, { ...run, seed: 3 });
  expect((await readGateFile(folder))?.runs.map(({ seed }) => seed)).toEqual([1, 2, 3]);
});

test("of two peers at a time the second begins when the first has written, and its document stays", async () => {
  const reserved = { name: documentNames.peers, schema: peersReportSchema, filter: "" };
  const order: string[] = [];
  const peers = (startTime: string): Promise<void> =>
    whileReserved(context(), environment, reserved, async (keep) => {
      order.push(`begin ${startTime}`);
      await keep({ ...examplePeers, environment, startTime });
      order.push(`end ${startTime}`);
    });
  const times = ["2026-01-03T00:00:00Z", "2026-01-04T00:00:00Z"];
  await Promise.all(times.map(peers));
  const [first, , second] = order.map((line) => line.split(" ")[1]);
  expect(order).toEqual([first, second].flatMap((time) => [`begin ${time}`, `end ${time}`]));
  const { peers: kept } = await readMachine(machineFolder(records, environment));
  expect(kept?.startTime).toBe(second);
});

test("whoever waits can be interrupted, and leaves nothing", async () => {
  const abort = new AbortController();
  await whileRecording(context(), environment, "bench peers --record", async () => {
    const waits = context({ signal: abort.signal, writeError: () => abort.abort(new Error("interrupted")) });
    await expect(whileRecording(waits, environment, "another", async () => {})).rejects.toThrow("interrupted");
  });
  expect(await readdir(machineFolder(records, environment))).toEqual([]);
  expect((await readRecords(records)).machines.size).toBe(0);
});

test("a killed command is not waited for, and while one records, readers see the rest", async () => {
  await record(records, { ...exampleReport, environment });
  const folder = machineFolder(records, environment);
  const script = `import { lockFolder } from ${JSON.stringify(import.meta.resolve("@sgd-basins/report/lock"))};
    await lockFolder(${JSON.stringify(folder)}, "bench backfill"); process.stdout.write("held"); setInterval(() => {}, 1e9);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  const { machines, warnings } = await readRecords(records);
  expect([machines.get(machineName(environment))?.length, warnings]).toEqual([1, []]);
  child.kill("SIGKILL");
  await once(child, "exit");
  await whileRecording(context(), environment, "bench", async () => {});
  expect(said).toBe("");
  expect(await readdir(folder)).toEqual([`${environment.git.commit}.json`]);
});

test("a folder in which nothing can be written is one line", async () => {
  await writeFile(join(records, machineName(environment)), "");
  await expect(whileRecording(context(), environment, "bench", async () => {})).rejects.toThrow(
    `${machineFolder(records, environment)}: is not a folder`,
  );
});
