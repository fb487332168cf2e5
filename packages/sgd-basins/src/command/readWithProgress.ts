import { showProgress } from "@sgd-basins/terminal";
import type { ProblemSource } from "../answers/readProblem.ts";
import type { UserProblem } from "../solved/userProblem.ts";
import type { Context } from "./context.ts";
import { readProblemFile } from "./readProblemFile.ts";

/** {@link readProblemFile}, with its progress on stderr. */
export async function readWithProgress(file: string, source: ProblemSource, context: Context): Promise<UserProblem> {
  const progress = showProgress(context, "bounds");
  try {
    return await readProblemFile(file, source, (share, what) => progress.update(share, what));
  } finally {
    progress.end();
  }
}
