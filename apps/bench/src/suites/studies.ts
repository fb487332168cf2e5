import { taskKind } from "@sgd-basins/studies";
import { defineSuite, type PreparedTask, type TaskDefinition } from "../tasks/suite.ts";
import { verifyThat } from "../tasks/verify.ts";

/** Appendix A's pairs (N, B) at d = 50: matrices kept dense, and kept by their low rank. */
const momentRuns: MomentSize[] = [
  { dimension: 50, components: 50, zeroEigenvalues: 0, replicates: 1 },
  { dimension: 50, components: 50, zeroEigenvalues: 40, replicates: 1 },
];

export type MomentSize = {
  readonly dimension: number;
  readonly components: number;
  readonly zeroEigenvalues: number;
  readonly replicates: number;
};

/** Runs of one cell of Appendix A, one after the other; run in threads too, so sizes are JSON data. */
export function prepareMomentRuns({ replicates, ...size }: MomentSize): PreparedTask {
  const { run } = taskKind("moment-assumption");
  let smallest = Number.NaN;
  return {
    count: replicates * size.components,
    call: () => {
      // Tasks are JSON data, and this is how a worker runs one: the kind's types end at its name.
      for (let replicate = 0; replicate < replicates; replicate++) {
        const task = { seed: 1, replicate, largestEigenvalue: 50, ...size };
        ({ smallestEigenvalue: smallest } = run(task as never) as { readonly smallestEigenvalue: number });
      }
      return smallest;
    },
    verify: () => verifyThat(smallest > 0, "F̄ − Q̄³ is positive definite"),
  };
}

export const suite = defineSuite(
  "studies",
  momentRuns.map(
    (size): TaskDefinition => ({
      name: `Appendix A d=${size.dimension} N=${size.components} B=${size.zeroEigenvalues}`,
      unit: "matrix",
      prepare: () => prepareMomentRuns(size),
    }),
  ),
);
