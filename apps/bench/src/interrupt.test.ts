// @module-tag git
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { lockFolder } from "@sgd-basins/report/lock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enterOwnRepository } from "./checkout/ownRepository.ts";
import { prefix, removeStaleWorktrees } from "./checkout/staleWorktrees.ts";

const main = join(import.meta.dirname, "main.ts");
const { TMPDIR } = process.env;

let folder: string;
let temporary: string;
let server: Server;
let bench: ChildProcess | undefined;

/** A folder in which `npx` starts, as the real one does, a process that installs: one that never ends by itself. */
beforeEach(async () => {
  enterOwnRepository();
  folder = mkdtempSync(join(tmpdir(), "sgd-basins-signals-"));
  temporary = join(folder, "tmp");
  mkdirSync(temporary);
  process.env.TMPDIR = temporary;
  writeFileSync(join(folder, "install.js"), `require("node:net").connect(${JSON.stringify(join(folder, "socket"))});`);
  writeFileSync(join(folder, "npx"), `#!/bin/sh\n"${process.execPath}" "${join(folder, "install.js")}"\nexit 1\n`);
  chmodSync(join(folder, "npx"), 0o755);
  server = createServer().listen(join(folder, "socket"));
  await once(server, "listening");
});

afterEach(async () => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  bench?.kill("SIGKILL");
  server.close();
  rmSync(folder, { recursive: true });
});

/** Starts the command, and waits until the process that installs has connected; the connection ends with it. */
async function installing(...words: string[]): Promise<{ readonly command: ChildProcess; readonly installer: Socket }> {
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  bench = spawn(process.execPath, [main, ...words], { env, stdio: ["ignore", "pipe", "pipe"] });
  const [installer] = (await once(server, "connection")) as [Socket];
  installer.resume();
  return { command: bench, installer };
}

const worktrees = (): string => execFileSync("git", ["worktree", "list", "--porcelain"], { encoding: "utf8" });

test.each([
  ["compare", "SIGTERM", 1],
  ["gate", "SIGINT", 3],
  ["compare", "SIGHUP", 2],
] as const)(
  "%s while it installs: after %s (%i in a row) nothing runs, nothing stays, and one line says so",
  async (name, signal, times) => {
    const { command, installer } = await installing(name, ...(name === "compare" ? ["HEAD"] : []));
    let said = "";
    command.stderr!.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
    const ended = Promise.all([once(installer, "close"), once(command, "close")]);
    for (let i = 0; i < times; i++) command.kill(signal);
    const [, [code]] = await ended;
    expect(code).toBe(130);
    expect(said.trimEnd().split("\n").at(-1)).toBe("bench: interrupted: nothing is kept; the same command begins anew");
    expect(readdirSync(temporary)).toEqual([]);
    expect(worktrees()).not.toContain(temporary);
  },
);

test("what a killed command leaves is removed by the next, and what a running one uses is not", async () => {
  const { command, installer } = await installing("compare", "HEAD");
  const killed = once(command, "close");
  const gone = once(installer, "close");
  command.kill("SIGKILL");
  installer.end();
  await Promise.all([killed, gone]);
  const [left] = readdirSync(temporary);
  const [empty, running] = ["empty", "running"].map((name) => join(temporary, `${prefix}${name}`));
  mkdirSync(empty);
  utimesSync(empty, 0, 0);
  mkdirSync(join(running, "worktree"), { recursive: true });
  const lock = await lockFolder(running, "a test");
  execFileSync("git", ["worktree", "add", "--no-checkout", "--detach", join(running, "worktree")], { stdio: "ignore" });
  const own = (await removeStaleWorktrees()).filter((one) => one.startsWith(temporary));
  expect(own).toEqual([expect.stringContaining(left)]);
  expect(readdirSync(temporary)).toEqual([basename(running)]);
  expect(worktrees()).toContain(running);
  await lock.release();
  expect(await removeStaleWorktrees()).toContain(join(running, "worktree"));
  expect(worktrees()).not.toContain(temporary);
});
