import { taskKind } from "@sgd-basins/studies";
import { defineSuite, type PreparedTask, type TaskDefinition } from "../tasks/suite.ts";
import { verifyThat } from "../tasks/verify.ts";

/** Appendix A's pairs (N, B) at d = 50: matrices kept dense, and kept by their low rank. */
const momentRuns: MomentRunSize[] = [
  { dimension: 50, components: 50, zeroEigenvalues: 0 },
  { dimension: 50, components: 50, zeroEigenvalues: 40 },
];

export interface MomentRunSize {
  readonly dimension: number;
  readonly components: number;
  readonly zeroEigenvalues: number;
}

export function prepareMomentRun(size: MomentRunSize): PreparedTask {
  // Tasks are JSON data, and this is how a worker runs one: the kind's types end at its name.
  const task = { seed: 1, replicate: 0, largestEigenvalue: 50, ...size } as never;
  const { run } = taskKind("moment-assumption");
  let smallest = Number.NaN;
  return {
    count: size.components,
    call: () => {
      ({ smallestEigenvalue: smallest } = run(task) as { smallestEigenvalue: number });
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
      prepare: () => prepareMomentRun(size),
    }),
  ),
);
