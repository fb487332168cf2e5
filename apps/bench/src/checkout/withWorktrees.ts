import type { Context } from "../context.ts";
import { removeStaleWorktrees } from "./staleWorktrees.ts";
import { addWorktree, type Worktree } from "./worktree.ts";

/**
 * Calls `work` with the folders of commits checked out and installed, and removes them whatever happens: when it is done,
 * when it fails, and when the command is told to end. What a killed command left behind is removed first.
 *
 * @param add - how a commit is checked out and installed
 */
export async function withWorktrees<Result>(
  commits: readonly string[],
  { signal, writeError }: Pick<Context, "signal" | "writeError">,
  work: (folders: string[]) => Promise<Result>,
  add: typeof addWorktree = addWorktree,
): Promise<Result> {
  for (const folder of await removeStaleWorktrees()) {
    writeError(`bench: removed ${folder}, the worktree of a command that was killed\n`);
  }
  const trees: Worktree[] = [];
  try {
    for (const commit of commits) {
      signal.throwIfAborted();
      writeError(`bench: installing ${commit.slice(0, 12)}\n`);
      trees.push(await add(commit, signal));
    }
    return await work(trees.map(({ folder }) => folder));
  } finally {
    const removed = await Promise.allSettled(trees.map((tree) => tree.remove()));
    for (const outcome of removed) {
      if (outcome.status === "rejected") writeError(`bench: a worktree stays behind: ${outcome.reason}\n`);
    }
  }
}
