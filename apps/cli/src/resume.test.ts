import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { appendFile, mkdtemp, readFile, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const main = join(import.meta.dirname, "fixtures/toyMain.ts");
const KILLS = 20;

const words = ["study", "figure-13", "--out"];

/** Starts the real command. */
function study(folder: string, workers: number) {
  const all = [main, ...words, folder, "--workers", String(workers)];
  return spawn(process.execPath, all, { stdio: ["ignore", "ignore", "pipe"] });
}

async function finish(child: ReturnType<typeof study>): Promise<{ code: number | null; error: string }> {
  let error = "";
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, error };
}

const journalOf = (folder: string): string => join(folder, ".journal.jsonl");

async function journalBytes(folder: string): Promise<number> {
  return (await stat(journalOf(folder)).catch(() => ({ size: 0 }))).size;
}

/** Kills the whole process, workers included, as soon as its journal has grown by that many bytes, torn lines included. */
async function killAfter(folder: string, growth: number): Promise<boolean> {
  const before = await journalBytes(folder);
  const child = study(folder, 2);
  const kill = async (): Promise<void> => {
    if ((await journalBytes(folder)) >= before + growth) child.kill("SIGKILL");
  };
  const watcher = watch(folder, () => void kill());
  const { code } = await finish(child);
  watcher.close();
  return code === null;
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

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "resume-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test(`a study killed ${KILLS} times, and robbed of its journal's end, writes the bytes of an unbroken run`, async () => {
  const [whole, broken] = [await temporary(), await temporary()];
  expect(await finish(study(whole, 2))).toMatchObject({ code: 0 });
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  for (let kill = 0; kill < KILLS; kill++) {
    // A line has about 230 bytes; all 200 tasks have several times what twenty kills let pass.
    expect(await killAfter(broken, random(700)), `kill ${kill}`).toBe(true);
    // What a power cut takes: bytes that were written and not yet on the disk.
    const size = await journalBytes(broken);
    // Chunks that stand there twice, as if two runs had kept them.
    if (kill % 4 === 1) await appendFile(journalOf(broken), await readFile(journalOf(broken)));
    if (kill % 4 === 3) await truncate(journalOf(broken), Math.max(0, size - random(300)));
  }
  const kept = keysIn(await readFile(journalOf(broken), "utf8"));
  expect(new Set(kept).size).toBeGreaterThanOrEqual(10);
  expect(new Set(kept).size).toBeLessThan(kept.length);
  const { code, error } = await finish(study(broken, 1));
  expect(code).toBe(0);
  expect(error).toContain(`continues an interrupted run; ${new Set(kept).size} of its parts are used again\n`);
  const read = (folder: string, file: string) => readFile(join(folder, file), "utf8");
  expect(await read(broken, "paper/figure-13.json")).toBe(await read(whole, "paper/figure-13.json"));
  expect(await read(broken, "manifest.json")).toBe(await read(whole, "manifest.json"));
  await expect(readFile(journalOf(broken))).rejects.toThrow("ENOENT");
}, 170_000);

test.skipIf(process.platform === "win32")(
  "a disk that is full is one line, and what is there can be continued",
  async () => {
    const folder = await temporary();
    // No file may grow beyond 8 KiB: to the command that is a full disk, without one.
    const shell = spawn("bash", ["-c", `ulimit -f 8; exec "$0" "$@"`, process.execPath, main, ...words, folder], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const { code, error } = await finish(shell);
    expect(code).toBe(2);
    expect(error).toMatch(/^basins: .*\.journal\.jsonl: the file would be larger than allowed\n$/m);
    expect(await journalBytes(folder)).toBeGreaterThan(4096);
    expect(await finish(study(folder, 2))).toMatchObject({ code: 0 });
  },
);
