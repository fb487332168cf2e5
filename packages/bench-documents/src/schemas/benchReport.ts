/** The JSON document of a run: `bench --json`, and the file of `--out`. Times are in seconds. */
import { z } from "zod";
import { agree, checkOrder, checkUnique, commit, complain, line, seconds, work } from "./rules.ts";
import { implementations, titleOf, workUnits } from "./tasks.ts";

export const environmentSchema = z.strictObject({
  /** The model of the first processor. */
  cpu: line,
  /** Cores that the process may use. */
  cores: z.int().positive(),
  node: line,
  v8: line,
  /** Operating system and architecture. */
  platform: line,
  /** The code's commit, and whether the working tree differs from it; null where there is none. */
  git: z
    .strictObject({
      commit,
      dirty: z.boolean(),
      /** When the commit was made; null in documents of the first schema. */
      time: z.iso.datetime({ offset: true }).nullable(),
    })
    .nullable(),
});

export const measurementSchema = z
  .strictObject({
    suite: line,
    name: line,
    /** Whose code ran; with suite and name it identifies the task. */
    implementation: z.enum(implementations),
    /** What the work is counted in, and how much of it one call does. */
    unit: z.enum(workUnits),
    count: work,
    /** Calls in a sample. */
    batch: z.int().positive(),
    samples: z.int().positive(),
    /** Of the samples, per call. */
    median: seconds,
    mean: seconds,
    min: seconds,
    p99: seconds,
    /** Half the 95 % confidence interval of the mean over the mean, if the samples were independent; 0.01 is 1 %. */
    rme: z.number().min(0).max(100),
    /** count / median: units a second. */
    throughput: z.number().positive(),
    /** Why tinybench holds that the clock was too coarse for the samples; null if it was not. */
    timerSaturation: z.enum(["low-distinct", "zero-dominated", "zero-mad"]).nullable(),
  })
  .superRefine(({ count, median, mean, min, p99, throughput }, context) => {
    checkOrder(context, [], ["min", min], ["median", median], ["p99", p99]);
    checkOrder(context, [], ["min", min], ["mean", mean]);
    if (!agree(throughput * median, count)) {
      complain(context, ["throughput"], `${throughput} is not count over median, ${count / median}`);
    }
  });

export const benchReportSchema = z
  .strictObject({
    schema: z.literal("sgd-basins/bench/2"),
    /** When the run began. */
    startTime: z.iso.datetime(),
    environment: environmentSchema,
    /** Seconds of sampling that each task was given. */
    timePerTask: seconds,
    measurements: z.array(measurementSchema).min(1),
  })
  .superRefine(({ measurements }, context) =>
    checkUnique(context, ["measurements"], measurements, (task) => `${task.suite}/${titleOf(task)}`),
  );

export type Environment = z.infer<typeof environmentSchema>;
export type Measurement = z.infer<typeof measurementSchema>;
export type BenchReport = z.infer<typeof benchReportSchema>;
