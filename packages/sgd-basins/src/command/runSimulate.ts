import { showProgress } from "@sgd-basins/terminal";
import {
  checkSimulate,
  describeSimulation,
  distancesOf,
  expectedOfRuns,
  runnable,
  type SimulateArguments,
  simulateJson,
} from "../answers/simulate.ts";
import { summaryOfRuns } from "../solved/userRuns.ts";
import type { Context } from "./context.ts";
import { readStart } from "./readStart.ts";
import { readWithProgress } from "./readWithProgress.ts";

/** `basins simulate <file>`: runs SGD-k about the minimizer of a quadratic sum, or from a start, and says how many runs move away. */
export async function runSimulate(file: string, chosen: SimulateArguments, context: Context): Promise<number> {
  checkSimulate(file, chosen);
  const read = await readWithProgress(file, chosen, context);
  const start = chosen.start === undefined ? null : await readStart(chosen.start, read.problem.dimension);
  const user = runnable(file, read, chosen, start);
  const limit = showProgress(context, "bounds");
  const expected = expectedOfRuns(file, user, chosen, limit.update);
  limit.end();
  const progress = showProgress(context, "simulate");
  const runs = summaryOfRuns(distancesOf(user, chosen, progress.update), progress.update);
  progress.end();
  context.writeOut(
    chosen.json ? simulateJson(user, chosen, expected, runs) : describeSimulation(file, user, chosen, expected, runs),
  );
  return 0;
}
