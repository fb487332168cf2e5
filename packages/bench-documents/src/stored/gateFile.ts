/** What is known of the gate itself on a machine: comparisons of a commit with itself, with and without a slowdown. */
import { join } from "node:path";
import { z } from "zod";
import { environmentSchema } from "../schemas/benchReport.ts";
import { checkOrder, checkUnique, commit, line, logRatio, seconds, verdict } from "../schemas/rules.ts";
import { readDocument, writeDocument } from "./document.ts";
import { documentNames } from "./machine.ts";
import { orSkip } from "./orSkip.ts";

const gateRunSchema = z
  .strictObject({
    environment: environmentSchema,
    /** HEAD, which is measured against itself. */
    commit,
    startTime: z.iso.datetime(),
    seed: z.int().nonnegative(),
    /** The slowdown that was put in; null for a commit against itself. */
    slow: z.strictObject({ kernel: line, share: z.number().positive().max(100) }).nullable(),
    /** The core that both sides were held to; null for none. */
    core: z.int().nonnegative().nullable(),
    /** Seconds of sampling a task in a round; null for runs of the first schema, which does not say. */
    timePerSample: seconds.nullable(),
    tasks: z.array(
      z
        .strictObject({
          suite: line,
          title: line,
          verdict,
          median: logRatio,
          low: logRatio,
          high: logRatio,
          rounds: z.int().positive(),
          /** Whether the task calls the slow kernel. */
          uses: z.boolean(),
        })
        .superRefine(({ low, median, high }, context) =>
          checkOrder(context, [], ["low", low], ["median", median], ["high", high]),
        ),
    ),
  })
  .superRefine(({ tasks }, context) =>
    checkUnique(context, ["tasks"], tasks, ({ suite, title }) => `${suite}/${title}`),
  );

export const gateSchema = "sgd-basins/bench-gate/2";

export const gateFileSchema = z
  .strictObject({
    schema: z.literal(gateSchema),
    runs: z.array(gateRunSchema).min(1),
  })
  .superRefine(({ runs }, context) =>
    checkUnique(
      context,
      ["runs"],
      runs,
      ({ startTime, seed, commit, slow }) =>
        `the run of ${commit.slice(0, 12)} at ${startTime} with seed ${seed}${slow === null ? "" : ` and ${slow.kernel} slowed down`}`,
    ),
  );

export type GateFile = z.infer<typeof gateFileSchema>;
export type GateRun = z.infer<typeof gateRunSchema>;

/** A machine's gate file; null if there is none. Throws ReportFileError if it is not one, or another machine's. */
export function readGateFile(folder: string): Promise<GateFile | null> {
  return readDocument(join(folder, documentNames.gate), gateFileSchema);
}

/** Adds a run to those that a machine's file has at this moment. Throws ReportFileError if the file is none; it stays. */
export async function addGateRun(folder: string, run: GateRun): Promise<void> {
  const runs = [...((await readGateFile(folder))?.runs ?? []), run];
  await writeDocument(join(folder, documentNames.gate), gateFileSchema, { schema: gateSchema, runs });
}

/** How a comparison samples; floors hold for comparisons that sample alike. */
export interface Sampling {
  readonly core: number | null;
  /** Seconds of a task in a round. */
  readonly timePerSample: number;
}

/**
 * For each "suite/title", the largest |median log-ratio| over the stored runs of a commit against itself that sampled as
 * long, and likewise on one core or on any.
 *
 * @param warn - told of a gate file that is none; it is skipped
 */
export async function readFloors(
  folder: string,
  sampling: Sampling,
  warn: (line: string) => void,
): Promise<Map<string, number>> {
  const floors = new Map<string, number>();
  const file = await orSkip(readGateFile(folder), warn);
  for (const { slow, core, timePerSample, tasks } of file?.runs ?? []) {
    const alike = timePerSample === sampling.timePerSample && (core === null) === (sampling.core === null);
    if (slow !== null || !alike) continue;
    for (const { suite, title, median } of tasks) {
      const key = `${suite}/${title}`;
      floors.set(key, Math.max(floors.get(key) ?? 0, Math.abs(median)));
    }
  }
  return floors;
}
