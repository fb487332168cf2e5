import type { BatchSize } from "@sgd-basins/random";
import { almostSureLimit, thresholds } from "@sgd-basins/theory";
import type { TaskKind } from "../study.ts";
import { type ModelName, theoryAt } from "./theoryAt.ts";

export type AlmostSureTask = ModelName & { readonly minimizer: string; readonly batchSize: BatchSize };

/** The almost-sure limit about a minimizer, and its 95 % interval where it is estimated. */
export interface AlmostSureRate {
  readonly learningRate: number;
  readonly interval: readonly [number, number];
}

/** Half-width of that interval that is aimed at, relative. */
const PRECISION = 0.02;

/** One estimate, which `tightness` and the cells of trajectories share. */
export const almostSureKind: TaskKind<AlmostSureTask, AlmostSureRate> = {
  name: "almost-sure-limit",
  uses: ["theory"],
  run: (task) => {
    const theory = theoryAt(task, task.minimizer);
    const { meanSquare } = thresholds(theory, task.batchSize);
    const limit = almostSureLimit(theory, task.batchSize, meanSquare, { precision: PRECISION, seed: task.seed });
    if (!limit.applies) throw new Error(limit.reason);
    return { learningRate: limit.learningRate, interval: limit.interval };
  },
  work: ({ family, batchSize }) => (family === "quadratic-circle" || batchSize === "inf" ? 10 : 200),
};
