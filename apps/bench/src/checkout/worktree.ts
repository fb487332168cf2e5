import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockFolder } from "@sgd-basins/report/lock";
import { UsageError } from "../options.ts";
import { runToEnd } from "../processes/runToEnd.ts";
import { root } from "../root.ts";
import { askGit, tellGit } from "./git.ts";
import { prefix, removeWorktree } from "./staleWorktrees.ts";

/** The commit that a ref names. Throws UsageError if there is none. */
export async function resolveCommit(ref: string): Promise<string> {
  try {
    return await askGit("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  } catch {
    throw new UsageError(`'${ref}' names no commit of this clone`);
  }
}

/** When a commit was made, ISO 8601. */
export function commitTime(commit: string): Promise<string> {
  return askGit("show", "-s", "--format=%cI", commit);
}

/** A commit checked out and installed in a folder of its own. */
export interface Worktree {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/**
 * Checks a commit out into a temporary worktree, installs what its lockfile says, and puts this checkout's benchmark code
 * in the place of its own, so that both sides of a comparison are measured by the same one. In the folder around it stands
 * which process uses it.
 *
 * @param signal - aborts the installation; rejects when its processes are gone and the worktree is removed
 */
export async function addWorktree(commit: string, signal: AbortSignal): Promise<Worktree> {
  const parent = await mkdtemp(join(tmpdir(), prefix));
  const lock = await lockFolder(parent, "bench");
  const folder = join(parent, commit.slice(0, 12));
  const remove = async (): Promise<void> => {
    await removeWorktree(folder);
    await lock.release();
  };
  try {
    await tellGit("worktree", "add", "--detach", folder, commit);
    await install(folder, signal);
    const bench = join(folder, "apps", "bench");
    for (const part of ["src", "peers"]) {
      await rm(join(bench, part), { recursive: true, force: true });
      await cp(join(root, "apps", "bench", part), join(bench, part), { recursive: true });
    }
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function install(folder: string, signal: AbortSignal): Promise<void> {
  const words = ["-y", "pnpm@10", "install", "--frozen-lockfile", "--prefer-offline"];
  await runToEnd("npx", words, signal, { cwd: folder, env: { ...process.env, CI: "true" } });
}
