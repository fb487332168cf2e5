import type { Context } from "../context.ts";
import { addWorktree, type Worktree } from "./worktree.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Somebody ended the command; its worktrees are gone. */
export class InterruptedError extends Error {
  override name = "InterruptedError";
  override message = "interrupted";
}

/**
 * Calls `work` with the folders of commits checked out and installed, and removes them whatever happens: when it is done,
 * when it fails, and when the process is told to end.
 *
 * @param add - how a commit is checked out and installed
 */
export async function withWorktrees<Result>(
  commits: readonly string[],
  context: Context,
  work: (folders: string[], signal: AbortSignal) => Promise<Result>,
  add: typeof addWorktree = addWorktree,
): Promise<Result> {
  const abort = new AbortController();
  const stop = (): void => abort.abort(new InterruptedError());
  for (const signal of signals) process.on(signal, stop);
  const trees: Worktree[] = [];
  try {
    for (const commit of commits) {
      context.writeError(`bench: installing ${commit.slice(0, 12)}\n`);
      trees.push(await add(commit, abort.signal));
    }
    return await work(
      trees.map(({ folder }) => folder),
      abort.signal,
    );
  } catch (error) {
    abort.signal.throwIfAborted();
    throw error;
  } finally {
    const removed = await Promise.allSettled(trees.map((tree) => tree.remove()));
    for (const signal of signals) process.off(signal, stop);
    for (const outcome of removed) {
      if (outcome.status === "rejected") context.writeError(`bench: a worktree stays behind: ${outcome.reason}\n`);
    }
  }
}
