import { streamFamily } from "@sgd-basins/random";
import { componentSampler } from "./componentSampler.ts";
import { quarticOf, simulateQuarticRuns } from "./separableQuartic/simulateQuarticRuns.ts";
import { checkSettings, type Run, type RunSettings, simulateRun } from "./simulateRun.ts";

/**
 * Independent runs of one cell. Run j draws from its own stream, `stream(seed, ...meaning, j)`, so that its bits do not
 * depend on how many runs there are or on who computes them. Separable quartics whose batches are drawn with
 * replacement have kernels; they give the bits of `simulateRun`, and their runs' distances are views of one array.
 *
 * @param settings - what is run, and from where
 * @param runs - how many
 * @param seed - an integer from 0 to 2^53 − 1
 * @param meaning - names the cell: everything that sets it apart from other cells
 * @returns what each of them did, in order
 * @throws RangeError and TypeError as `simulateRun`, and unless `runs` is an integer, at least 0
 * @example
 * ```ts
 * import { quadraticCircleModel } from "sgd-basins/problems";
 * import { simulateRuns } from "sgd-basins/simulator";
 *
 * const problem = quadraticCircleModel(1, 0, 1);
 * const [start] = problem.minimizers;
 * const settings = { problem, start, radius: 0.1, learningRate: 1e-6, batchSize: 4, steps: 10 };
 * simulateRuns(settings, 5, 1, ["some runs"]).filter(({ diverged }) => diverged).length; // → 0
 * ```
 */
export function simulateRuns(
  settings: RunSettings,
  runs: number,
  seed: number,
  meaning: readonly (string | number)[],
): Run[] {
  if (!(Number.isSafeInteger(runs) && runs >= 0)) throw new RangeError(`runs must be an integer >= 0, got ${runs}`);
  checkSettings(settings);
  const streams = streamFamily(seed, ...meaning);
  const quartic = quarticOf(settings);
  if (quartic !== null) return simulateQuarticRuns(settings, quartic, runs, streams);
  const { problem, batchSize, sampling } = settings;
  const sample = componentSampler(problem, batchSize, sampling);
  return Array.from({ length: runs }, (_, run) => simulateRun(settings, sample, streams.stream(run)));
}
