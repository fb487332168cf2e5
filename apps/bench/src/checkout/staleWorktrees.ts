/** Worktrees that a killed command left behind: in the folder around one stands which process uses it. */
import { readdir, rm, rmdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { folderHolder } from "@sgd-basins/report/lock";
import { askGit, tellGit } from "./git.ts";

/** How the name of the folder around a worktree begins. */
export const prefix = "sgd-basins-bench-";

/** Milliseconds in which a process that has made a folder puts its name there. */
const BEGINNING = 60_000;

/** Removes this clone's worktrees that nobody uses any more, and returns their folders; what cannot be removed stays. */
export async function removeStaleWorktrees(): Promise<string[]> {
  const list = await askGit("worktree", "list", "--porcelain").catch(() => "");
  const folders = list.split("\n").flatMap((line) => (line.startsWith("worktree ") ? [line.slice(9)] : []));
  const removed: string[] = [];
  for (const folder of folders) {
    const parent = dirname(folder);
    if (!basename(parent).startsWith(prefix) || (await folderHolder(parent)) !== null) continue;
    if (await isDone(removeWorktree(folder))) removed.push(folder);
  }
  await removeEmpty();
  return removed;
}

/** Folders of commands that were killed before they had a worktree. */
async function removeEmpty(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    const made = (await stat(folder).catch(() => null))?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (Date.now() - made > BEGINNING) await isDone(rmdir(folder));
  }
}

/** Removes a worktree's folder, the one around it, and git's entry, in whatever state they are. */
export async function removeWorktree(folder: string): Promise<void> {
  await isDone(tellGit("worktree", "remove", "--force", folder));
  await rm(dirname(folder), { recursive: true, force: true, maxRetries: 3 });
  await isDone(tellGit("worktree", "prune"));
}

function isDone(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
