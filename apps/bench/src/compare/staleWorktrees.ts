/** Worktrees that a killed command left behind. A folder's name says which process made it. */
import { readdir, rm, rmdir } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { askGit, tellGit } from "./git.ts";

const START = "sgd-basins-bench";

/** This machine's name in letters, digits and dashes: a process is known by its number on its own machine only. */
const host = (): string => hostname().replaceAll(/[^A-Za-z0-9]+/g, "-");

/** The beginning of the name of a temporary folder that holds a process's worktree. */
export function prefixOf(pid: number): string {
  return `${START}-${host()}-${pid}-`;
}

/** Removes this clone's worktrees whose process is gone, and returns their folders; what cannot be removed stays. */
export async function removeStaleWorktrees(): Promise<string[]> {
  const list = await askGit("worktree", "list", "--porcelain", "-z").catch(() => "");
  const folders = list.split("\0").flatMap((line) => (line.startsWith("worktree ") ? [line.slice(9)] : []));
  const removed: string[] = [];
  for (const folder of folders.filter((one) => isStale(basename(dirname(one))))) {
    if (
      await removeWorktree(folder).then(
        () => true,
        () => false,
      )
    )
      removed.push(folder);
  }
  // A command that was killed before git came to know its worktree left an empty folder.
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    if (isStale(name)) await rmdir(join(tmpdir(), name)).catch(() => {});
  }
  return removed;
}

/** Removes a worktree's folder, the one around it, and git's entry, in whatever state they are. */
export async function removeWorktree(folder: string): Promise<void> {
  await tellGit("worktree", "remove", "--force", folder).catch(() => {});
  await rm(dirname(folder), { recursive: true, force: true, maxRetries: 3 });
  await tellGit("worktree", "prune").catch(() => {});
}

/** Whether the name is that of a process's folder on this machine, and the process is gone. */
function isStale(name: string): boolean {
  const prefix = `${START}-${host()}-`;
  const pid = name.startsWith(prefix) ? /^(\d+)-[^-]+$/.exec(name.slice(prefix.length))?.[1] : undefined;
  return pid !== undefined && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
