import type { Environment } from "@sgd-basins/bench-documents";
import type { Context } from "../context.ts";

/** Commits are compared, whatever the tree has changed; but the benchmarks that measure them are the tree's. */
export function warnOfChanges({ git }: Environment, context: Context): void {
  if (git?.dirty !== true) return;
  const what = "changes of packages are left out, and changes of benchmarks measure both sides";
  context.writeError(`bench: the tree has changes that are not committed; ${what}\n`);
}
