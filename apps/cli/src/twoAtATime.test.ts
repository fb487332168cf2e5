/** Commands that write to one folder at the same time, and those that are killed while they do. */
import { readdirSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { lockFolder } from "@sgd-basins/report/lock";
import { threadEngine } from "@sgd-basins/studies/scheduling";
import { describe, expect, test } from "vitest";
import type { Context } from "./context.ts";
import { longStudies, toyStudies } from "./fixtures/toyStudies.ts";
import { Interruption } from "./interruption.ts";
import { basins, basinsWith, filesIn, type Outcome, temporaryFolder } from "./testing/inProcess.ts";
import { growth, kill, start } from "./testing/processes.ts";
import { edit, read, toyIds, writeToyReport } from "./testing/toyReport.ts";

const main = join(import.meta.dirname, "fixtures/toyMain.ts");
const waits = (command: string, by: string, folder: string): RegExp =>
  new RegExp(
    `^${command}: waits for ${by} \\(process \\d+ on \\S+\\), which began to write there at \\S+Z, in ${folder}; Ctrl-C ends the waiting\\n$`,
  );

/** Runs a command in this process, and calls back when it says something on stderr. */
function listening(onError: (text: string) => void, ...words: string[]): Promise<Outcome> {
  let error = "";
  const writeError = (text: string): void => {
    error += text;
    onError(text);
  };
  const own = { studies: [...toyStudies, ...longStudies], code: "1".repeat(64), writeError };
  return basinsWith(own, ...words, "--workers", "1").then((outcome) => ({ ...outcome, error }));
}

/** Runs a command while a folder is held, and lets go of the folder when the command says that it waits. */
async function whileHeld(folder: string, ...words: string[]): Promise<Outcome> {
  const lock = await lockFolder(folder, "basins test");
  return listening(() => void lock.release(), ...words);
}

const toyKinds = new URL("./fixtures/toyStudies.ts", import.meta.url);

/** With a thread of its own, so that the other command gets its turn meanwhile. */
const study = (folder: string, ...words: string[]): Promise<Outcome> =>
  basinsWith({ engine: threadEngine(1, toyKinds.href) }, "study", ...words, "--workers", "1", "--out", folder);

test("two studies at a time into one folder: the second waits, and the manifest has what both wrote", async () => {
  const folder = await temporaryFolder();
  const other = Promise.withResolvers<void>();
  let said = "";
  const own: Partial<Context> = {
    writeError: (text) => {
      said += text;
      if (text.includes(": waits for ")) other.resolve();
    },
    // Whichever begins does nothing before the other waits for it.
    engine: async (jobs, fail) => {
      const { lanes, run, end } = await threadEngine(1, toyKinds.href)(jobs, fail);
      return { lanes, run: async (job) => other.promise.then(() => run(job)), end };
    },
  };
  const begin = (...ids: string[]) => basinsWith(own, "study", ...ids, "--workers", "1", "--out", folder);
  const both = await Promise.all([begin("table-1", "figure-10"), begin("figure-11")]);
  expect(both.map(({ code, out }) => ({ code, out }))).toEqual([
    { code: 0, out: `Wrote 2 artefacts to ${folder}: table-1, figure-10\n` },
    { code: 0, out: `Wrote 1 artefact to ${folder}: figure-11\n` },
  ]);
  expect(said.split("\n")[0]).toMatch(
    new RegExp(waits("study", "basins study [a-z0-9 -]+", folder).source.replace("\\n$", "$")),
  );
  expect(await read(folder, "manifest.json")).toBe(await read(await writeToyReport(), "manifest.json"));
  expect((await basins("verify", ...toyIds, "--workers", "1", "--reports", folder)).code).toBe(0);
  expect(await readdir(folder)).toEqual(["beyond", "manifest.json", "paper", "provenance.json"]);
});

test("two studies of different seeds at a time: one is refused when its turn comes, and the other's report is whole", async () => {
  const folder = await temporaryFolder();
  const lines = ["1", "2"].map((seed) => study(folder, ...toyIds, "--seed", seed));
  const [one, two] = (await Promise.all(lines)).sort((a, b) => a.code - b.code) as [Outcome, Outcome];
  expect([one.code, two.code]).toEqual([0, 2]);
  expect(two.error).toMatch(/: seed: this folder holds a report with seed [12], scale paper; choose another/);
  expect((await basins("verify", ...toyIds, "--workers", "1", "--reports", folder)).code).toBe(0);
});

test("merges and shards take turns as well", async () => {
  const shard = await temporaryFolder();
  const words = ["study", "table-1", "--shard", "1/1", "--out", shard];
  const written = await whileHeld(shard, ...words);
  expect(written.error).toMatch(waits("study", "basins test", shard));
  expect(await filesIn(shard)).toEqual(["shard.jsonl"]);
  const report = await temporaryFolder();
  const lock = await lockFolder(report, "basins test");
  let error = "";
  const writeError = (text: string): void => {
    error += text;
    void lock.release();
  };
  const { code } = await basinsWith({ code: "1".repeat(64), writeError }, "merge", shard, "--out", report);
  expect({ code, error }).toEqual({ code: 0, error: expect.stringMatching(waits("merge", "basins test", report)) });
});

test("who reads need not wait, and is told who writes where the two do not fit yet", async () => {
  const folder = await writeToyReport();
  const lock = await lockFolder(folder, "basins test");
  const verified = await basins("verify", "table-1", "--workers", "1", "--reports", folder);
  expect(verified).toMatchObject({ code: 0, out: "table-1: ok\n" });
  expect(verified.error).toMatch(/^verify: what is found holds for now, because of basins test \(process \d+ on /);
  expect((await basins("summary", "--reports", folder)).code).toBe(0);
  // As between the write of an artefact and that of the manifest.
  await edit(folder, "paper/table-1.json", '"value":4', '"value":5');
  const between = await basins("summary", "--reports", folder);
  expect(between.code).toBe(2);
  expect(between.error).toMatch(/; wait for basins test \(process \d+ on \S+\), .*, and look again\n$/);
  await lock.release();
  expect((await basins("summary", "--reports", folder)).error).toContain(
    "`basins verify table-1` says where it differs",
  );
});

test("Ctrl-C ends the waiting, and nothing was written", async () => {
  const folder = await temporaryFolder();
  const lock = await lockFolder(folder, "basins test");
  const controller = new AbortController();
  const own = {
    interruption: () => controller.signal,
    writeError: (text: string) => text.includes("waits") && controller.abort(new Interruption("SIGINT", 130)),
  };
  expect((await basinsWith(own, "study", "table-1", "--out", folder)).code).toBe(130);
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});

test("a folder that was taken over by another machine's process gets nothing more from this one", async () => {
  const folder = await temporaryFolder();
  const studies = toyStudies.map((one) => ({
    ...one,
    assemble: (...given: Parameters<typeof one.assemble>) => {
      for (const name of readdirSync(folder)) if (name.startsWith(".writing.")) rmSync(join(folder, name));
      return one.assemble(...given);
    },
  }));
  const { code, error } = await basinsWith({ studies }, "study", "table-1", "--workers", "1", "--out", folder);
  expect({ code, error }).toEqual({
    code: 2,
    error: `basins: ${folder}: another process has taken this folder over, because this one stood still\n`,
  });
  expect(await filesIn(folder)).toEqual([]);
});

describe.skipIf(process.platform === "win32")("kill -9", () => {
  test("of a study for which another waits lets that one go on with what is there", async () => {
    const folder = await temporaryFolder();
    const first = start(main, ["study", "figure-14", "--workers", "1", "--out", folder], { TOY_CODE: "1".repeat(64) });
    await growth(folder, 1, first.closed);
    let killed: Promise<unknown> = Promise.resolve();
    const onError = (text: string): void => {
      if (text.includes("waits")) killed = kill(first);
    };
    const { code, error } = await listening(onError, "study", "figure-13", "--out", folder);
    await killed;
    expect(code, error).toBe(0);
    expect(error).toMatch(/^study: waits for basins study figure-14 \(process \d+ on .*\n(study: continues|$)/m);
    expect((await readdir(folder)).filter((name) => name.startsWith(".writing"))).toEqual([]);
  });

  test("before any of a study's writes: the same command does not wait, and writes the same bytes", async () => {
    const [whole, copies] = [await temporaryFolder(), await temporaryFolder()];
    const code = "1".repeat(64);
    const preload = new URL("fixtures/copyAtWrites.mjs", import.meta.url).href;
    const words = ["study", "table-1", "--workers", "1", "--out"];
    const environment = { NODE_OPTIONS: `--import ${preload}`, COPY_OF: whole, COPY_TO: copies, TOY_CODE: code };
    expect(await start(main, [...words, whole], environment).closed).toMatchObject({ code: 0 });
    const killed = (await readdir(copies)).map((name) => join(copies, name));
    // Folders, the lock, and three files: made, filled, renamed.
    expect(killed.length).toBeGreaterThan(15);
    const left = new Set<string>();
    for (const folder of killed) {
      for (const name of await filesIn(folder)) left.add(name.replaceAll(/[0-9a-f]{12,}/g, "…"));
      expect(await basinsWith({ code }, ...words, folder), folder).toMatchObject({ code: 0, error: "" });
      for (const file of ["manifest.json", "paper/table-1.json"]) {
        expect(await read(folder, file)).toBe(await read(whole, file));
      }
      expect((await readdir(folder)).filter((name) => name.startsWith(".writing."))).toEqual([]);
    }
    expect([...left]).toEqual(expect.arrayContaining([".writing.….json", "paper/.table-1.json.….tmp"]));
  });
});
