import { type Json, taskKind } from "@sgd-basins/studies";
import type { ChosenOptions } from "@sgd-basins/studies/options";
import { planStudies } from "@sgd-basins/studies/scheduling";
import { formatDuration } from "@sgd-basins/terminal";
import { UsageError } from "sgd-basins/command";
import { type Context, studiesOf } from "../context.ts";
import { readStudyFile } from "../readStudyFile.ts";
import { chooseStudies, type StudyArguments, studyOptions } from "./study.ts";

export interface PlanArguments extends Pick<StudyArguments, "scale" | "seed" | "workers">, ChosenOptions {
  readonly json?: boolean;
}

/** Studies that say what they cost. */
export const plannable: readonly string[] = ["appendix-a", "figure-09"];

/** What a study asks of a machine. */
interface Plan {
  readonly runs: number;
  readonly matrices: number;
  readonly flop: number;
  readonly workers: number;
  readonly bytesOfLargestRun: number;
  /** Of one worker, measured. */
  readonly flopPerSecond: number;
  readonly seconds: number;
}

/** `basins plan <id…|FILE>`: what a study asks of this machine, before it is run. */
export async function plan(names: readonly string[], given: PlanArguments, context: Context): Promise<number> {
  const { ids, chosen } = await readStudyFile(names, given);
  const studies = chooseStudies(ids, await studiesOf(context));
  const jobs = await planStudies(studies, studyOptions(studies, chosen), context.kinds);
  const costs = jobs.flatMap(({ kind, task }) => taskKind(kind).cost?.(task as never) ?? []);
  if (costs.length < jobs.length) throw new UsageError(`plan is for ${plannable.join(" and ")}`);

  // The one in the middle stands for all.
  const { kind, task } = jobs[jobs.length >> 1] as (typeof jobs)[number];
  const flopPerSecond = measureRate(kind, task);
  const flop = sum(costs.map((cost) => cost.flop));
  const largest = costs.reduce((most, cost) => (cost.flop > most.flop ? cost : most));
  const answer: Plan = {
    runs: jobs.length,
    matrices: sum(costs.map((cost) => cost.matrices)),
    flop,
    workers: chosen.workers,
    bytesOfLargestRun: costs.reduce((most, cost) => Math.max(most, cost.bytes), 0),
    flopPerSecond,
    // A run is not divided.
    seconds: Math.max(flop / chosen.workers, largest.flop) / flopPerSecond,
  };
  context.writeOut(chosen.json ? `${JSON.stringify(answer, null, 2)}\n` : describe(answer));
  return 0;
}

function describe({ runs, matrices, flop, workers, bytesOfLargestRun, flopPerSecond, seconds }: Plan): string {
  const mebibytes = (count: number): string => `${Math.ceil(count / 2 ** 20)} MiB`;
  return [
    `${runs} runs on ${matrices} random matrices: ${flop.toExponential(1)} floating-point operations`,
    `Matrices of the largest run: ${mebibytes(bytesOfLargestRun)}; with ${workers} workers at most ${mebibytes(workers * bytesOfLargestRun)}`,
    `A worker of this machine does ${(flopPerSecond / 1e9).toPrecision(2)} GFLOP/s (measured now, on a small run)`,
    `Expected time with ${workers} workers, if nothing else runs: ${formatDuration(seconds)}`,
    "",
  ].join("\n");
}

/** Runs a small task twice, and times the second run: by then the code is compiled. */
function measureRate(kind: string, task: Json): number {
  const { run, cost, probe } = taskKind(kind);
  const small = (probe?.(task as never) ?? task) as never;
  run(small);
  const begin = performance.now();
  run(small);
  return (cost?.(small).flop ?? 0) / ((performance.now() - begin) / 1000);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
