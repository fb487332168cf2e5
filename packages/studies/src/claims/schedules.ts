/** How claims read the schedules. */
import { methodName, type ScheduleArm } from "@sgd-basins/report";
import { type Counted, count, type Evidence } from "./claim.ts";

export function armsOf(evidence: Evidence): ScheduleArm[] {
  return evidence("schedule").arms;
}

/** SGD-1 and SGD-20, the small batches. */
export function isSmall({ batchSize }: ScheduleArm): boolean {
  return batchSize === 1 || batchSize === 20;
}

/** Rates that fall from above the sharp minimizer's divergence bound, the ten times slower ones included. */
export function isDecreasing({ schedule }: ScheduleArm): boolean {
  return schedule !== "small, fixed";
}

/** "SGD-20, Model 1, small, fixed, from the sharp minimizer". */
export function describe({ model, batchSize, schedule, start }: ScheduleArm): string {
  return `${methodName(batchSize)}, Model ${model}, ${schedule}, ${start === "uniform" ? "uniform starts" : `from the ${start} minimizer`}`;
}

/** How many runs from a minimizer at a fixed rate of at most 0.5u end in its basin, by arm. */
interface LongRuns extends Pick<ScheduleArm, "batchSize"> {
  readonly arm: ScheduleArm;
  readonly held: number;
  readonly of: number;
}

/** Runs of 200 steps at a fixed rate of at most 0.5u, from either minimizer: those that end in the basin they began in. */
export function longRuns(evidence: Evidence): LongRuns[] {
  return armsOf(evidence)
    .filter((arm) => arm.schedule === "small, fixed" && arm.start !== "uniform")
    .map((arm) => {
      const { count: held, of } = arm.start === "flat" ? arm.allFlat : arm.allSharp;
      return { arm, batchSize: arm.batchSize, held, of };
    });
}

/** The least of them. */
export function leastOf(runs: readonly LongRuns[]): Counted {
  const { arm, held, of } = runs.reduce((a, b) => (b.held / b.of < a.held / a.of ? b : a));
  return count(`Least share of 200-step runs that end where they began: ${describe(arm)}`, held, of);
}
