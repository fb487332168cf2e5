/** What Appendix A and Figure 9 share: what they are asked for, and the work. */
import type { MomentRun } from "@sgd-basins/report";
import { MOST_KEPT } from "../momentAssumption/meanMatrices.ts";
import { type MomentAssumptionTask, runMomentAssumption } from "../momentAssumption/runMomentAssumption.ts";
import type { StudyOptions, TaskCost, TaskKind } from "../study.ts";
import { momentLimits } from "./momentOptions.ts";
import { momentAsked, momentParameters } from "./momentParameters.ts";

/**
 * One run a task, replicate by replicate within each pair.
 *
 * @throws RangeError if there are more than `momentLimits` allows
 */
function tasks(options: StudyOptions): MomentAssumptionTask[] {
  const { dimension, replicates, cells, largestEigenvalue } = momentParameters(options);
  if (cells.length * replicates > momentLimits.runs) {
    throw new RangeError(
      `pairs times replicates must be at most ${momentLimits.runs}, is ${cells.length * replicates}`,
    );
  }
  return cells.flatMap(({ components, zeroEigenvalues }) =>
    Array.from({ length: replicates }, (_, replicate) => ({
      seed: options.seed,
      dimension,
      components,
      zeroEigenvalues,
      replicate,
      largestEigenvalue,
    })),
  );
}

const kind: TaskKind<MomentAssumptionTask, MomentRun> = {
  name: "moment-assumption",
  uses: ["linalg", "studies"],
  run: runMomentAssumption,
  // About d²(d − B) operations a matrix.
  work: ({ dimension: d, components, zeroEigenvalues }) =>
    50 + 1.5e-6 * d * d * (d - zeroEigenvalues + 40) * components,
  cost: momentCost,
  probe: (task) => ({
    ...task,
    dimension: Math.min(task.dimension, DIMENSION_OF_PROBE),
    zeroEigenvalues: Math.floor((task.zeroEigenvalues * Math.min(task.dimension, DIMENSION_OF_PROBE)) / task.dimension),
    components: Math.min(task.components, COMPONENTS_OF_PROBE),
  }),
};

const DIMENSION_OF_PROBE = 300;
const COMPONENTS_OF_PROBE = 20;

/**
 * A matrix of rank r = d − B costs 4(d³ − (d − r)³)/3 + 2d³ operations kept dense and 5d²r + 4dr² − r³/3 kept as a frame,
 * whichever is less, and d(d + 4)/2 or rd numbers; matrices that do not fit are drawn twice. A run adds its eigenvalue problems, about 30d³, and a dozen arrays.
 */
function momentCost({ dimension: d, components, zeroEigenvalues }: MomentAssumptionTask): TaskCost {
  const r = d - zeroEigenvalues;
  const cube = d * d * d;
  const dense = (4 * (cube - zeroEigenvalues * zeroEigenvalues * zeroEigenvalues)) / 3 + 2 * cube;
  const frame = 5 * d * d * r + 4 * d * r * r - (r * r * r) / 3;
  const numbers = dense < frame ? (d * (d + 4)) / 2 : r * d;
  const kept = components * numbers <= MOST_KEPT;
  const again = kept ? 0 : dense < frame ? dense - 2 * cube : 3 * d * d * r;
  return {
    matrices: components,
    flop: components * (Math.min(dense, frame) + again) + 30 * cube,
    bytes: 8 * ((kept ? components : 1) * numbers + 12 * d * d),
  };
}

/** The study but for what is made of the runs. */
export const momentStudy = {
  kind,
  ...momentAsked,
  tasks,
};
