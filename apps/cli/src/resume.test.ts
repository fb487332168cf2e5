import { spawnSync } from "node:child_process";
import { appendFile, readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { longStudies } from "./fixtures/toyStudies.ts";
import { basinsWith, type Outcome, temporaryFolder } from "./testing/inProcess.ts";
import { growth, journalBytes, journalOf, kill, randomNumbers, type Started, start } from "./testing/processes.ts";

const main = join(import.meta.dirname, "fixtures/toyMain.ts");
/** Each way to be ended, and each damage, once. `pnpm kills` does it twenty times, with shards and queues as well. */
const KILLS = 4;

const words = ["study", "figure-13", "--out"];
/** Of the processes and of this one: either continues what the other has begun. */
const code = "1".repeat(64);

/** The command in this process, which nobody kills. */
const study = (folder: string): Promise<Outcome> => basinsWith({ studies: longStudies, code }, ...words, folder);

/** The command in a process, with two threads. */
const started = (folder: string): Started => start(main, [...words, folder, "--workers", "2"], { TOY_CODE: code });

/** Ends the whole process, workers included, as soon as its journal has grown by that many bytes. */
async function endAfter(folder: string, bytes: number, signal: NodeJS.Signals): Promise<string> {
  const run = started(folder);
  await growth(folder, bytes, run.closed);
  return `${await kill(run, signal)} ${run.said().split("\n").at(-2) ?? ""}`;
}

/** The keys of a journal's whole lines. */
function keysIn(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    try {
      return [(JSON.parse(line) as { key: string }).key];
    } catch {
      return [];
    }
  });
}

test(`a study ended ${KILLS} times, by kill -9 and Ctrl-C, and robbed of its journal's end, writes the bytes of an unbroken run`, async () => {
  const [whole, broken] = [await temporaryFolder(), await temporaryFolder()];
  expect(await study(whole)).toMatchObject({ code: 0 });
  const random = randomNumbers(7);
  for (let i = 0; i < KILLS; i++) {
    // A line has about 230 bytes; all 200 tasks have several times what the kills let pass.
    const interrupted = i % 3 === 2;
    const said = await endAfter(broken, random(1700), interrupted ? "SIGINT" : "SIGKILL");
    if (interrupted) expect(said).toBe("130 basins: stopped by SIGINT; the same command continues where it was");
    else expect(said, `kill ${i}`).toMatch(/^null /);
    // What a power cut takes: bytes that were written and not yet on the disk.
    const size = await journalBytes(broken);
    // Chunks that stand there twice, as if two runs had kept them.
    if (i % 4 === 1) await appendFile(journalOf(broken), await readFile(journalOf(broken)));
    if (i % 4 === 3) await truncate(journalOf(broken), Math.max(0, size - random(300)));
  }
  const kept = keysIn(await readFile(journalOf(broken), "utf8"));
  expect(new Set(kept).size).toBeGreaterThanOrEqual(10);
  expect(new Set(kept).size).toBeLessThan(kept.length);
  const last = await study(broken);
  expect(last.code).toBe(0);
  expect(last.error).toContain(`continues an interrupted run; ${new Set(kept).size} of its parts are used again\n`);
  const read = (folder: string, file: string) => readFile(join(folder, file), "utf8");
  expect(await read(broken, "paper/figure-13.json")).toBe(await read(whole, "paper/figure-13.json"));
  expect(await read(broken, "manifest.json")).toBe(await read(whole, "manifest.json"));
  await expect(readFile(journalOf(broken))).rejects.toThrow("ENOENT");
}, 170_000);

test.skipIf(process.platform === "win32")(
  "a disk that is full is one line, and what is there can be continued",
  async () => {
    const folder = await temporaryFolder();
    // No file may grow beyond 8 KiB: to the command that is a full disk, without one.
    const script = `ulimit -f 8; exec "$0" "$@"`;
    const env = { ...process.env, TOY_CODE: code };
    const line = ["-c", script, process.execPath, main, ...words, folder, "--workers", "1"];
    const { status, stderr: error } = spawnSync("bash", line, { encoding: "utf8", env });
    expect(status).toBe(2);
    expect(error).toMatch(/^basins: .*\.journal\.jsonl: the file would be larger than allowed\n$/m);
    expect(await journalBytes(folder)).toBeGreaterThan(4096);
    expect(await study(folder)).toMatchObject({ code: 0, error: expect.stringContaining("are used again") });
  },
);
