/** What Appendix A and Figure 9 share: the pairs (N, B), the replicates, and the work. */
import type { MomentRun, Scale } from "@sgd-basins/report";
import { type MomentAssumptionTask, runMomentAssumption } from "../momentAssumption/runMomentAssumption.ts";
import type { StudyOptions, TaskKind } from "../study.ts";

export const replicatesInPaper = 20;

/** d, and how many replicates run unless the user says otherwise. */
const sizes: Readonly<Record<Scale, { readonly dimension: number; readonly replicates: number }>> = {
  paper: { dimension: 200, replicates: replicatesInPaper },
  quick: { dimension: 20, replicates: 2 },
};

const largestEigenvalue = 50;
const zeroEigenvaluesInPaper = [0, 20, 40, 60, 80, 100, 120, 140, 160, 180];
const componentsInPaper = [50, 100, 150, 200, 250, 300, 350, 400];

/** The eighty pairs in Figure 9's order: B ascending, then N ascending. B shrinks with d in a quick run. */
function paperCells(dimension: number): { components: number; zeroEigenvalues: number }[] {
  return zeroEigenvaluesInPaper.flatMap((zeros) =>
    componentsInPaper.map((components) => ({ components, zeroEigenvalues: (zeros * dimension) / 200 })),
  );
}

/** The study's parameters as the artefacts record them. */
export function momentParameters({ scale, cells, replicates }: StudyOptions): {
  dimension: number;
  largestEigenvalue: number;
  replicates: number;
  cells: { components: number; zeroEigenvalues: number }[];
} {
  const { dimension, replicates: own } = sizes[scale];
  return {
    dimension,
    largestEigenvalue,
    replicates: replicates ?? own,
    cells: cells === undefined ? paperCells(dimension) : cells.map((cell) => ({ ...cell })),
  };
}

/** One run a task, replicate by replicate within each pair. */
export function momentTasks(options: StudyOptions): MomentAssumptionTask[] {
  const { dimension, replicates, cells } = momentParameters(options);
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

export const momentStudyKind: TaskKind<MomentAssumptionTask, MomentRun> = {
  name: "moment-assumption",
  run: runMomentAssumption,
  // About d²(d − B) operations a matrix.
  work: ({ dimension: d, components, zeroEigenvalues }) =>
    50 + 1.5e-6 * d * d * (d - zeroEigenvalues + 40) * components,
};
