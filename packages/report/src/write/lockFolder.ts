import { randomBytes } from "node:crypto";
import { open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { readRegularFile } from "../read/readText.ts";
import { ReportFileError } from "../read/reportFileError.ts";
import { isAlive, ownIdentity } from "./processIdentity.ts";
import { writeFileAtomically } from "./writeFileAtomically.ts";

/** Milliseconds between two looks at a folder that somebody else holds: at first, and in the end. */
const SHORTEST_PAUSE = 100;
const LONGEST_PAUSE = 1000;
/** Milliseconds between two signs of life. */
const BEAT = 5000;
/** A holder on another machine that has given no sign for this many milliseconds is gone. */
const SILENCE = 60_000;

const holderSchema = z.strictObject({
  /** What it does, such as the command. */
  what: z.string().max(1000),
  since: z.iso.datetime(),
  pid: z.int().positive(),
  host: z.string().max(1000),
  place: z.string(),
  begin: z.string().nullable(),
});

/** Who writes to a folder. */
export type FolderHolder = z.infer<typeof holderSchema>;

/** A folder that this process alone writes to. */
export interface FolderLock {
  /** @throws ReportFileError if another process has taken the folder over, because this one gave no sign for too long */
  readonly check: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/**
 * Waits until nobody else writes to a folder, and keeps others waiting until it is released.
 *
 * Each process that writes, or is about to, has a file of its own in the folder, `.writing.<random>.json`, which says who it
 * is. It begins when, after it has put its file there, it sees no other: of two that come at the same time at least one sees
 * the other, and the one with the greater name draws back, while the other waits for that. A file has one owner, so one whose owner was killed can be deleted
 * by anybody at any time. Where the owner cannot be seen, on another machine or in another container, what counts is that it
 * touches its file every few seconds, by the clock of the folder's own file system.
 *
 * @param what - what this process does, for those who wait
 * @param onWait - told once who it is waited for
 * @param signal - ends the waiting; its reason is thrown
 * @throws the file system's error if nothing can be written there
 */
export async function lockFolder(
  folder: string,
  what: string,
  { onWait, signal }: { readonly onWait?: (holder: FolderHolder) => void; readonly signal?: AbortSignal } = {},
): Promise<FolderLock> {
  const own = `.writing.${randomBytes(8).toString("hex")}.json`;
  const file = join(folder, own);
  const identity = await ownIdentity();
  /** What the file says; null while it is not there. */
  let raised: string | null = null;
  let seen = 0;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { living, gone } = await holdersOf(folder, own, () => clockOf(folder));
      for (const name of gone) await rm(join(folder, name), { force: true });
      const [first] = living.keys();
      if (first === undefined) {
        if (raised !== null) return hold(folder, file, raised);
        raised = JSON.stringify({ what, since: new Date().toISOString(), ...identity } satisfies FolderHolder);
        await writeFileAtomically(file, raised);
        continue;
      }
      if (raised !== null && first < own) {
        await rm(file, { force: true });
        raised = null;
      }
      seen += 1;
      // At the first sight it may be one that comes at the same time, and draws back.
      if (seen === 2) onWait?.(living.get(first)!);
      const milliseconds = Math.min(SHORTEST_PAUSE * seen, LONGEST_PAUSE);
      await pause(milliseconds, undefined, { signal }).catch(() => signal?.throwIfAborted());
    }
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** Who writes to a folder now, for who reads there; null if nobody does. */
export async function folderHolder(folder: string): Promise<FolderHolder | null> {
  const { living } = await holdersOf(folder, null, async () => Date.now()).catch(() => ({ living: new Map() }));
  const [first] = living.values();
  return first ?? null;
}

/** Who writes to a folder, in words that go on in "writes there". */
export function describeHolder({ what, since, pid, host }: FolderHolder): string {
  const text = `${what} (process ${pid} on ${host}), which began to write there at ${since.slice(0, 19)}Z`;
  return text.replaceAll(/\p{Cc}+/gu, " ");
}

function hold(folder: string, file: string, text: string): FolderLock {
  const giveSign = async (): Promise<void> => {
    // Written and not touched: the time must be that of the file system's own clock.
    const handle = await open(file, "r+");
    await handle.write(text, 0).finally(() => handle.close());
  };
  // That the file is gone, `check` says; anything else passes, or the next sign fails as well.
  const timer = setInterval(() => void giveSign().catch(() => {}), BEAT);
  timer.unref();
  return {
    async check() {
      if ((await stat(file).catch(() => null)) !== null) return;
      throw new ReportFileError(`${folder}: another process has taken this folder over, because this one stood still`);
    },
    async release() {
      clearInterval(timer);
      await rm(file, { force: true });
    },
  };
}

/** The files of who writes to a folder, by name in ascending order, without one's own; and the names of who is gone. */
async function holdersOf(folder: string, own: string | null, clock: () => Promise<number>) {
  const names = (await readdir(folder)).filter((name) => /^\.writing\.[0-9a-f]{16}\.json$/.test(name) && name !== own);
  const living = new Map<string, FolderHolder>();
  const gone: string[] = [];
  for (const name of names.sort()) {
    const file = join(folder, name);
    const holder = await readHolder(file);
    if (holder === null) continue;
    const alive = await isAlive(holder);
    if (alive === true || (alive === "unknown" && (await hasGivenSign(file, clock)))) living.set(name, holder);
    else gone.push(name);
  }
  return { living, gone };
}

/** Null if it is gone by now, or is none. */
async function readHolder(file: string): Promise<FolderHolder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readRegularFile(file)));
  } catch {
    return null;
  }
}

async function hasGivenSign(file: string, clock: () => Promise<number>): Promise<boolean> {
  const there = await stat(file).catch(() => null);
  return there !== null && (await clock()) - there.mtimeMs < SILENCE;
}

/** The time by the clock of a folder's file system, which may be another machine's. */
async function clockOf(folder: string): Promise<number> {
  const file = join(folder, `.clock.${randomBytes(8).toString("hex")}.tmp`);
  try {
    await (await open(file, "wx")).close();
    return (await stat(file)).mtimeMs;
  } finally {
    await rm(file, { force: true });
  }
}
