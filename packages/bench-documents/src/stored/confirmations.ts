/** What paired comparisons said of a machine's change points: `bench history --confirm`. */
import { join } from "node:path";
import { z } from "zod";
import { outcomeOf, outcomes } from "../gate/outcomeOf.ts";
import { environmentSchema } from "../schemas/benchReport.ts";
import { checkRounds, checkUnique, commit, complain, line, logRatio, seconds } from "../schemas/rules.ts";
import { readDocument, writeDocument } from "./document.ts";
import { documentNames } from "./machine.ts";
import { orSkip } from "./orSkip.ts";

const comparedChangeSchema = z
  .strictObject({
    /** Whose benchmark code measured, and where. */
    environment: environmentSchema,
    startTime: z.iso.datetime(),
    /** The change point: its task, and the recorded commits before and after. */
    suite: line,
    title: line,
    before: commit,
    commit,
    /** The relative time after over before, as the history had it. */
    factor: z.number().min(1e-19).max(1e19),
    seed: z.int().nonnegative(),
    /** The core that both sides were held to; null for none. */
    core: z.int().nonnegative().nullable(),
    /** Seconds of sampling in a round. */
    timePerSample: seconds,
    outcome: z.enum(outcomes),
    /** ln(after/before), one number a round; their median, and its interval of at least 99.3 %. */
    logRatios: z.array(logRatio).min(1),
    median: logRatio,
    low: logRatio,
    high: logRatio,
    /** The largest |median| that the task has shown between equal builds on this machine; 0 if none is stored. */
    floor: z.number().min(0).max(44),
  })
  .superRefine((compared, context) => {
    const { outcome, factor } = compared;
    checkRounds(context, compared);
    const expected = outcomeOf(factor, compared);
    if (outcome !== expected) complain(context, ["outcome"], `the interval says ${expected}, not ${outcome}`);
    if (compared.before === compared.commit) complain(context, ["commit"], "is the commit before");
  });

export type ComparedChange = z.infer<typeof comparedChangeSchema>;

/** A change point is named by its task and the commits between which it is. */
type ChangePlace = Pick<ComparedChange, "suite" | "title" | "before" | "commit">;

export function keyOfChange({ suite, title, before, commit }: ChangePlace): string {
  return `${suite}/${title} between ${before} and ${commit}`;
}

export const confirmationsSchema = z
  .strictObject({ schema: z.literal("sgd-basins/bench-confirmations/1"), runs: z.array(comparedChangeSchema).min(1) })
  .superRefine(({ runs }, context) => checkUnique(context, ["runs"], runs, keyOfChange));

export type Confirmations = z.infer<typeof confirmationsSchema>;

/** A machine's confirmations; null if there are none. Throws ReportFileError if the file is none, or another machine's. */
export function readConfirmations(folder: string): Promise<Confirmations | null> {
  return readDocument(join(folder, documentNames.confirmations), confirmationsSchema);
}

/** As {@link readConfirmations}, but a file that is none is named to `warn` and skipped. */
export async function comparedChanges(
  folder: string,
  warn: (line: string) => void,
): Promise<readonly ComparedChange[]> {
  return (await orSkip(readConfirmations(folder), warn))?.runs ?? [];
}

/**
 * Adds a comparison to those that a machine's file has at this moment, in the place of an earlier one of the same change
 * point. Throws ReportFileError if the file is none; it stays.
 */
export async function addComparedChange(folder: string, run: ComparedChange): Promise<void> {
  const others = ((await readConfirmations(folder))?.runs ?? []).filter((one) => keyOfChange(one) !== keyOfChange(run));
  await writeDocument(join(folder, documentNames.confirmations), confirmationsSchema, {
    schema: "sgd-basins/bench-confirmations/1",
    runs: [...others, run],
  });
}
