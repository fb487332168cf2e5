import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { quietContext } from "../quietContext.ts";
import { enterOwnRepository } from "./ownRepository.ts";
import { withWorktrees } from "./withWorktrees.ts";
import { addWorktree, resolveCommit, type Worktree } from "./worktree.ts";

let folder: string;
const { TMPDIR } = process.env;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sgd-basins-worktrees-"));
  process.env.TMPDIR = folder;
});

afterEach(async () => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  await rm(folder, { recursive: true });
});

const context = quietContext();

/** Folders that are only names; `there` are those that were not removed. */
function fakes() {
  const there = new Set<string>();
  const add = async (commit: string): Promise<Worktree> => {
    if (commit === "broken") throw new Error("installing failed");
    there.add(commit);
    return {
      folder: commit,
      remove: async () => {
        there.delete(commit);
      },
    };
  };
  return { there, add };
}

test("worktrees are there while the work is done, and gone afterwards", async () => {
  const { there, add } = fakes();
  const work = async (folders: string[]): Promise<string[]> => {
    expect(folders).toEqual(["a", "b"]);
    return [...there];
  };
  expect(await withWorktrees(["a", "b"], context, work, add)).toEqual(["a", "b"]);
  expect([...there]).toEqual([]);
});

test("they are gone when the work fails, and when the second cannot be installed", async () => {
  const { there, add } = fakes();
  const fail = async (): Promise<never> => {
    throw new Error("wrong result");
  };
  await expect(withWorktrees(["a", "b"], context, fail, add)).rejects.toThrow("wrong result");
  expect([...there]).toEqual([]);
  await expect(withWorktrees(["a", "broken"], context, fail, add)).rejects.toThrow("installing failed");
  expect([...there]).toEqual([]);
});

test("they are gone when the command is told to end, and no other is installed", async () => {
  const { there, add } = fakes();
  const abort = new AbortController();
  const interrupted = quietContext({ signal: abort.signal });
  const work = async (): Promise<never> => {
    abort.abort(new Error("interrupted"));
    throw new Error("the child was killed");
  };
  await expect(withWorktrees(["a", "b"], interrupted, work, add)).rejects.toThrow("the child was killed");
  await expect(withWorktrees(["c"], interrupted, work, add)).rejects.toThrow("interrupted");
  expect([...there]).toEqual([]);
});

test("a real worktree whose installation is interrupted leaves neither a folder nor an entry", {
  tags: ["git"],
}, async () => {
  enterOwnRepository();
  const before = await readdir(folder);
  const abort = new AbortController();
  abort.abort();
  await expect(addWorktree(await resolveCommit("HEAD"), abort.signal)).rejects.toThrow();
  expect(await readdir(folder)).toEqual(before);
  const list = execFileSync("git", ["worktree", "list", "--porcelain"], { encoding: "utf8" });
  expect(list.match(/^worktree /gm)).toHaveLength(1);
});
