/** The JSON document of `bench compare`. Times are in seconds. */
import { z } from "zod";
import { verdictOf } from "../gate/verdictOf.ts";
import { environmentSchema } from "./benchReport.ts";
import { checkRounds, checkUnique, commit, complain, line, logRatio, seconds, verdict } from "./rules.ts";

const comparedTaskSchema = z
  .strictObject({
    suite: line,
    title: line,
    verdict,
    /** ln(head/base) over the rounds: median, and its interval of at least 99.3 %. */
    median: logRatio,
    low: logRatio,
    high: logRatio,
    /** The largest |median| that this task has shown between equal builds on this machine; 0 if none is stored. */
    floor: z.number().min(0).max(44),
    /** ln(head/base), one number a round: the median over its turns, in which the sides are timed one after the other. */
    logRatios: z.array(logRatio).min(1),
    /** Seconds of a call, one number a round: the median over its turns. */
    base: z.array(seconds).min(1),
    head: z.array(seconds).min(1),
  })
  .superRefine((task, context) => {
    checkRounds(context, task);
    for (const side of ["base", "head"] as const) {
      const [rounds, expected] = [task[side].length, task.logRatios.length];
      if (rounds !== expected) complain(context, [side], `has ${rounds} rounds, and the log-ratios have ${expected}`);
    }
    const expected = verdictOf(task);
    if (task.verdict !== expected) complain(context, ["verdict"], `the interval says ${expected}, not ${task.verdict}`);
  });

const countSchema = z
  .strictObject({
    /** What is counted, and of what: "arrays of linalg/multiply n=200", "wasm bytes of linalg". */
    name: line,
    base: z.int().nonnegative(),
    head: z.int().nonnegative(),
    verdict: z.enum(["REGRESSED", "ACCEPTED", "SAME"]),
  })
  .superRefine((count, context) => {
    if (count.head > count.base === (count.verdict === "SAME")) {
      complain(context, ["verdict"], `from ${count.base} to ${count.head} is not ${count.verdict}`);
    }
  });

/** A commit, and when it was made. */
const sideSchema = z.strictObject({ commit, time: z.iso.datetime({ offset: true }) });

export const compareSchema = "sgd-basins/bench-compare/3";

export const compareReportSchema = z
  .strictObject({
    schema: z.literal(compareSchema),
    startTime: z.iso.datetime(),
    /** Whose benchmark code measured, and where. */
    environment: environmentSchema,
    base: sideSchema,
    head: sideSchema,
    /** The core that both sides were held to; null where that cannot be asked for. */
    core: z.int().nonnegative().nullable(),
    /** Of the orders of sides and tasks. */
    seed: z.int().nonnegative(),
    /** Seconds of warming up and of sampling, each task and round. */
    warmUp: seconds,
    timePerSample: seconds,
    tasks: z.array(comparedTaskSchema),
    counts: z.array(countSchema),
    /** Tasks that one side does not have, or in which it fails. */
    missing: z.array(z.strictObject({ suite: line, title: line, reason: line })),
  })
  .superRefine(({ tasks, counts, missing }, context) => {
    const keyOf = ({ suite, title }: { readonly suite: string; readonly title: string }): string => `${suite}/${title}`;
    checkUnique(context, ["tasks"], tasks, keyOf);
    checkUnique(context, ["counts"], counts, ({ name }) => name);
    const compared = new Set(tasks.map(keyOf));
    missing.forEach((task, i) => {
      if (compared.has(keyOf(task))) complain(context, ["missing", i], `${keyOf(task)} is compared`);
    });
  });

export type CompareReport = z.infer<typeof compareReportSchema>;
export type ComparedTask = z.infer<typeof comparedTaskSchema>;
export type Count = z.infer<typeof countSchema>;
