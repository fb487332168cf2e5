import { showProgress } from "@sgd-basins/terminal";
import type { UserProblem } from "../solved/userProblem.ts";
import type { Context } from "./context.ts";
import { type ProblemSource, readProblem } from "./readProblem.ts";

/** {@link readProblem}, with its progress on stderr. */
export async function readWithProgress(file: string, source: ProblemSource, context: Context): Promise<UserProblem> {
  const progress = showProgress(context, "bounds");
  try {
    return await readProblem(file, source, (share, what) => progress.update(share, what));
  } finally {
    progress.end();
  }
}
