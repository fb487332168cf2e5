/** Writes that fail, one after the other: whatever fails, one line says so and the same command then continues. */
import fs, { type FileHandle, readFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { longStudies, toyStudies } from "./fixtures/toyStudies.ts";
import { basinsWith, filesIn, temporaryFolder } from "./testing/inProcess.ts";

/** Which write of a run fails, counted from 0, and how; every later one too if it is for good. */
const fault = { at: Number.POSITIVE_INFINITY, code: "", forGood: false, writes: 0, failed: 0 };

function count(): void {
  const fails = fault.forGood ? fault.writes >= fault.at : fault.writes === fault.at;
  fault.writes += 1;
  if (!fails) return;
  fault.failed += 1;
  throw Object.assign(new Error(`${fault.code}: put in by the test`), { code: fault.code });
}

const counted =
  <A extends unknown[], R>(call: (...given: A) => Promise<R>) =>
  async (...given: A): Promise<R> => {
    count();
    return call(...given);
  };

const { open, mkdir, rename, appendFile } = fs;
const real = { open, mkdir, rename, appendFile };
const failing = {
  open: async (path: string, flags?: string, mode?: number): Promise<FileHandle> => {
    if (flags === "wx") count();
    const handle = await open(path, flags, mode);
    handle.writeFile = counted(handle.writeFile.bind(handle));
    handle.sync = counted(handle.sync.bind(handle));
    return handle;
  },
  mkdir: counted(mkdir),
  rename: counted(rename),
  appendFile: counted(appendFile),
};

/** In the place of Node's own, for everything in this process that has imported them. */
function replace(calls: object): void {
  Object.assign(fs, calls);
  syncBuiltinESMExports();
}

beforeAll(() => replace(failing));
afterAll(() => replace(real));

const rules = {
  ENOSPC: "no space left on the device",
  EROFS: "the file system is read-only",
  EDQUOT: "the disk quota is used up",
  EIO: "the device failed",
  EACCES: "permission denied",
} as const;
const codes = Object.keys(rules) as (keyof typeof rules)[];

beforeEach(() => {
  fault.at = Number.POSITIVE_INFINITY;
});

/** Runs a study in this process; the writes are counted anew. */
async function study(folder: string, ids: readonly string[]): Promise<{ code: number; error: string }> {
  fault.writes = 0;
  fault.failed = 0;
  const own = { studies: [...toyStudies, ...longStudies], code: "1".repeat(64) };
  return basinsWith(own, "study", ...ids, "--workers", "1", "--out", folder);
}

/** The bytes that must come out whatever happened before; the provenance holds times. */
async function bytesOf(folder: string): Promise<Record<string, string>> {
  const files = (await filesIn(folder)).filter((file) => file !== "provenance.json");
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return Object.fromEntries(files.map((file, i) => [file, texts[i]!]));
}

/** Lets one write fail, expects one line that says so, and then the bytes of an unbroken run. */
async function failAndContinue(ids: readonly string[], at: number, expected: Record<string, string>): Promise<void> {
  const folder = await temporaryFolder();
  const code = codes[at % codes.length]!;
  Object.assign(fault, { at, code, forGood: at % 2 === 1 });
  const what = `write ${at} fails with ${code}`;
  const first = await study(folder, ids);
  expect(fault.failed, what).toBeGreaterThan(0);
  expect(first.code, `${what}: ${first.error}`).toBe(2);
  expect(first.error, what).toMatch(/^basins: [^\n]+\n$/);
  expect(first.error, what).toContain(folder);
  expect(first.error, what).toContain(`: ${rules[code]}\n`);
  expect((await filesIn(folder)).filter((file) => file.endsWith(".tmp"))).toEqual([]);
  fault.at = Number.POSITIVE_INFINITY;
  expect((await study(folder, ids)).code, what).toBe(0);
  expect(await bytesOf(folder), what).toEqual(expected);
}

test("each write of a study fails in turn", async () => {
  const ids = ["table-1"];
  const whole = await temporaryFolder();
  expect((await study(whole, ids)).code).toBe(0);
  const writes = fault.writes;
  // Folders, and for each artefact three files: made, written, flushed, renamed, their folder flushed.
  expect(writes).toBeGreaterThan(15);
  const expected = await bytesOf(whole);
  for (let at = 0; at < writes; at++) await failAndContinue(ids, at, expected);
}, 170_000);

test("writes of a study with a journal fail at four places", async () => {
  const whole = await temporaryFolder();
  expect((await study(whole, ["figure-13"])).code).toBe(0);
  const writes = fault.writes;
  expect(writes).toBeGreaterThan(200);
  const expected = await bytesOf(whole);
  for (let i = 0; i < 4; i++) await failAndContinue(["figure-13"], Math.floor(((i + 0.5) * writes) / 4), expected);
}, 170_000);
