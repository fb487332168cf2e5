/** The JSON document of `bench compare`. Times are in seconds. */
import { z } from "zod";
import { environmentSchema } from "./benchReport.ts";
import { commit, verdict } from "./rules.ts";

const positive = z.number().positive();

const comparedTaskSchema = z.strictObject({
  suite: z.string(),
  title: z.string(),
  verdict,
  /** ln(head/base) over the rounds: median, and its interval of at least 99.3 %. */
  median: z.number(),
  low: z.number(),
  high: z.number(),
  /** The largest |median| that this task has shown between equal builds on this machine; 0 if none is stored. */
  floor: z.number().nonnegative(),
  /** ln(head/base), one number a round: the median over its turns, in which the sides are timed one after the other. */
  logRatios: z.array(z.number()).min(1),
  /** Seconds of a call, one number a round: the median over its turns. */
  base: z.array(positive).min(1),
  head: z.array(positive).min(1),
});

const countSchema = z.strictObject({
  /** What is counted, and of what: "arrays of linalg/multiply n=200", "wasm bytes of linalg". */
  name: z.string(),
  base: z.number(),
  head: z.number(),
  verdict: z.enum(["REGRESSED", "ACCEPTED", "SAME"]),
});

export const compareReportSchema = z.strictObject({
  schema: z.literal("sgd-basins/bench-compare/2"),
  startTime: z.iso.datetime(),
  environment: environmentSchema,
  base: commit,
  head: commit,
  /** The core that both sides were held to; null where that cannot be asked for. */
  core: z.int().nonnegative().nullable(),
  /** Of the orders of sides and tasks. */
  seed: z.number(),
  /** Seconds of warming up and of sampling, each task and round. */
  warmUp: positive,
  timePerSample: positive,
  tasks: z.array(comparedTaskSchema),
  counts: z.array(countSchema),
  /** Tasks that one side does not have, or in which it fails. */
  missing: z.array(z.strictObject({ suite: z.string(), title: z.string(), reason: z.string() })),
});

export type CompareReport = z.infer<typeof compareReportSchema>;
export type ComparedTask = z.infer<typeof comparedTaskSchema>;
export type Count = z.infer<typeof countSchema>;
