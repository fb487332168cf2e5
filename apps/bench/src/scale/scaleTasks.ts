/** Work whose size can be chosen, one function a kind; run in threads, so sizes are JSON data. */
import { type Problem, randomStyblinskiTangSum } from "@sgd-basins/problems";
import { simulateRuns } from "@sgd-basins/simulator";
import { taskKind } from "@sgd-basins/studies";
import type { PreparedTask } from "../tasks/suite.ts";
import { verifyThat } from "../tasks/verify.ts";

export type MomentSize = {
  readonly dimension: number;
  readonly components: number;
  readonly zeroEigenvalues: number;
  readonly replicates: number;
};

/** Runs of one cell of Appendix A, one after the other. */
export function prepareMomentRuns({ replicates, ...size }: MomentSize): PreparedTask {
  const { run } = taskKind("moment-assumption");
  let smallest = Number.NaN;
  return {
    count: replicates * size.components,
    call: () => {
      for (let replicate = 0; replicate < replicates; replicate++) {
        const task = { seed: 1, replicate, largestEigenvalue: 50, ...size };
        ({ smallestEigenvalue: smallest } = run(task as never) as { readonly smallestEigenvalue: number });
      }
      return smallest;
    },
    verify: () => verifyThat(smallest > 0, "F̄ − Q̄³ is positive definite"),
  };
}

export type SgdSize = {
  readonly dimension: number;
  readonly components: number;
  readonly batchSize: number;
  readonly runs: number;
};

const STEPS = 20;
/** Below every bound of the models here; the cost does not depend on it. */
const LEARNING_RATE = 1e-4;

/** Runs of SGD-k on a Styblinski–Tang sum with the paper's law. */
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
