import { type Problem, randomStyblinskiTangSum } from "@sgd-basins/problems";
import { simulateRuns } from "@sgd-basins/simulator";
import type { PreparedTask } from "../tasks/suite.ts";
import { verifyThat } from "../tasks/verify.ts";

export type SgdSize = {
  readonly dimension: number;
  readonly components: number;
  readonly batchSize: number;
  readonly runs: number;
};

const STEPS = 20;
/** Below every bound of the models here; the cost does not depend on it. */
const LEARNING_RATE = 1e-4;

/** Runs of SGD-k on a Styblinski–Tang sum with the paper's law; run in threads, so sizes are JSON data. */
export function prepareSgdRuns({ dimension, components, batchSize, runs }: SgdSize): PreparedTask {
  const problem: Problem = randomStyblinskiTangSum(1, ["bench", dimension, components], dimension, components);
  const [start] = problem.minimizers;
  const settings = { problem, start, radius: 0.1, learningRate: LEARNING_RATE, batchSize, steps: STEPS };
  let last = Number.NaN;
  return {
    count: runs * STEPS,
    call: () => {
      const results = simulateRuns(settings, runs, 1, ["bench", "scale"]);
      last = results[runs - 1].distances[0][STEPS];
      return last;
    },
    verify: () => verifyThat(last > 0 && last < 1, "runs stay near the minimizer"),
  };
}
