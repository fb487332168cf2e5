import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { describeHolder, type FolderHolder, folderHolder, lockFolder } from "./lockFolder.ts";
import { ownIdentity } from "./processIdentity.ts";

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lock-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const since = "2026-01-02T03:04:05.006Z";
const name = ".writing.0000000000000000.json";

/** Puts the file of a process into a folder. */
async function leave(folder: string, own: Partial<FolderHolder>): Promise<string> {
  await writeFile(join(folder, name), JSON.stringify({ what: "a test", since, ...(await ownIdentity()), ...own }));
  return join(folder, name);
}

/** Resolves with who is waited for, and lets the waiting end when the file is taken away. */
function waiting(folder: string): { told: Promise<FolderHolder>; held: Promise<void> } {
  let tell = (_: FolderHolder): void => {};
  const told = new Promise<FolderHolder>((resolve) => {
    tell = resolve;
  });
  const held = lockFolder(folder, "another", { onWait: tell }).then((lock) => lock.release());
  return { told, held };
}

const neverWaits = {
  onWait: () => {
    throw new Error("waits");
  },
};

test("of many that come at once one writes at a time, each has its turn, and nothing stays", async () => {
  const folder = await temporaryFolder();
  let writing = 0;
  let turns = 0;
  const write = async (): Promise<void> => {
    const lock = await lockFolder(folder, "one of many");
    writing += 1;
    expect(writing).toBe(1);
    for (let i = 0; i < 3; i++) await readdir(folder);
    await lock.check();
    turns += 1;
    writing -= 1;
    await lock.release();
  };
  await Promise.all(Array.from({ length: 6 }, write));
  expect(turns).toBe(6);
  expect(await readdir(folder)).toEqual([]);
});

test("who waits is told who writes, what, and since when", async () => {
  const folder = await temporaryFolder();
  expect(await folderHolder(folder)).toBeNull();
  const lock = await lockFolder(folder, "basins study \u001b[31mtable-1");
  const { told, held } = waiting(folder);
  const holder = await told;
  expect(holder).toMatchObject({ pid: process.pid, what: "basins study \u001b[31mtable-1" });
  expect(describeHolder(holder)).toMatch(
    /^basins study {2}?\[31mtable-1 \(process \d+ on \S+\), which began to write there at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  );
  expect(await folderHolder(folder)).toEqual(holder);
  await lock.release();
  await held;
});

describe("the lock of a process that is gone is taken at once", () => {
  test("killed", async () => {
    const folder = await temporaryFolder();
    const script = `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, "lockFolder.ts"))};
      await lockFolder(${JSON.stringify(folder)}, "a child"); process.stdout.write("held"); setInterval(() => {}, 1e9);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    expect(await folderHolder(folder)).toMatchObject({ what: "a child", pid: child.pid });
    child.kill("SIGKILL");
    await once(child, "exit");
    const lock = await lockFolder(folder, "another", neverWaits);
    expect(await readdir(folder)).toHaveLength(1);
    await lock.release();
  });

  test.skipIf(process.platform !== "linux")("its number was given to another process", async () => {
    const folder = await temporaryFolder();
    await leave(folder, { begin: "1" });
    await (await lockFolder(folder, "another", neverWaits)).release();
  });

  test("on another machine, without a sign for more than a minute", async () => {
    const folder = await temporaryFolder();
    const file = await leave(folder, { host: "other", place: "elsewhere", pid: process.pid });
    await utimes(file, new Date(), new Date(Date.now() - 61_000));
    await (await lockFolder(folder, "another", neverWaits)).release();
    expect(await readdir(folder)).toEqual([]);
  });
});

test("a process on another machine that gives signs is waited for, whatever number it has", async () => {
  const folder = await temporaryFolder();
  // No process of this machine has it.
  const file = await leave(folder, { host: "other", place: "elsewhere", pid: 2 ** 30 });
  const { told, held } = waiting(folder);
  expect((await told).host).toBe("other");
  await utimes(file, new Date(), new Date(Date.now() - 61_000));
  await held;
});

test("who writes gives signs of life, by which others on other machines know", async () => {
  const folder = await temporaryFolder();
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const lock = await lockFolder(folder, "one");
  const file = join(folder, (await readdir(folder))[0]!);
  const before = await readFile(file, "utf8");
  await utimes(file, new Date(0), new Date(0));
  const watcher = watch(file);
  const changed = once(watcher, "change");
  vi.advanceTimersByTime(5000);
  await changed;
  watcher.close();
  expect((await stat(file)).mtimeMs).toBeGreaterThan(Date.now() - 60_000);
  expect(await readFile(file, "utf8")).toBe(before);
  await lock.release();
});

test("waiting can be ended, and leaves nothing", async () => {
  const folder = await temporaryFolder();
  await leave(folder, {});
  const controller = new AbortController();
  const asked = lockFolder(folder, "another", {
    onWait: () => controller.abort(new Error("asked to stop")),
    signal: controller.signal,
  });
  await expect(asked).rejects.toThrow("asked to stop");
  expect(await readdir(folder)).toEqual([name]);
});

test("who was taken for dead finds that out before it writes", async () => {
  const folder = await temporaryFolder();
  const lock = await lockFolder(folder, "one");
  await lock.check();
  await rm(join(folder, (await readdir(folder))[0]!));
  await expect(lock.check()).rejects.toThrow(`${folder}: another process has taken this folder over`);
  await lock.release();
});

test("files that are no locks stop nobody, and a folder that is not there is the system's error", async () => {
  const folder = await temporaryFolder();
  for (const text of ["", "{", "[]", '{"pid":1}']) {
    await writeFile(join(folder, name), text);
    await (await lockFolder(folder, "one", neverWaits)).release();
  }
  expect(await readFile(join(folder, name), "utf8")).toBe('{"pid":1}');
  await expect(lockFolder(join(folder, "none"), "one")).rejects.toThrow("ENOENT");
  expect(await folderHolder(join(folder, "none"))).toBeNull();
});
