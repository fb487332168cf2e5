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
import { readWithProgress } from "./readWithProgress.ts";

/** `basins simulate <file>`: runs SGD-k about the minimizer of a quadratic sum, and says how many runs move away. */
export async function runSimulate(file: string, chosen: SimulateArguments, context: Context): Promise<number> {
  checkSimulate(file, chosen);
  const user = runnable(file, await readWithProgress(file, chosen, context), chosen);
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
