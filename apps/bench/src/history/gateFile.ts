/** What is known of the gate itself on a machine: comparisons of a commit with itself, with and without a slowdown. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { environmentSchema } from "../report/schema.ts";
import { documentNames } from "./machine.ts";

const gateRunSchema = z.strictObject({
  commit: z.string(),
  startTime: z.iso.datetime(),
  seed: z.number(),
  /** The slowdown that was put in; null for a commit against itself. */
  slow: z.strictObject({ kernel: z.string(), share: z.number().positive() }).nullable(),
  tasks: z.array(
    z.strictObject({
      suite: z.string(),
      title: z.string(),
      verdict: z.enum(["REGRESSED", "SAME", "INCONCLUSIVE"]),
      median: z.number(),
      low: z.number(),
      high: z.number(),
      rounds: z.int().positive(),
      /** Whether the task calls the slow kernel. */
      uses: z.boolean(),
    }),
  ),
});

export const gateFileSchema = z.strictObject({
  schema: z.literal("sgd-basins/bench-gate/1"),
  environment: environmentSchema,
  runs: z.array(gateRunSchema),
});

export type GateFile = z.infer<typeof gateFileSchema>;
export type GateRun = z.infer<typeof gateRunSchema>;

/** A machine's gate file; null if there is none. Throws if it is not one. */
export async function readGateFile(folder: string): Promise<GateFile | null> {
  let text: string;
  try {
    text = await readFile(join(folder, documentNames.gate), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  return gateFileSchema.parse(JSON.parse(text));
}

/** For each "suite/title", the largest |median log-ratio| over the stored runs of a commit against itself. */
export async function readFloors(folder: string): Promise<Map<string, number>> {
  const floors = new Map<string, number>();
  const file = await readGateFile(folder).catch(() => null);
  for (const { slow, tasks } of file?.runs ?? []) {
    if (slow !== null) continue;
    for (const { suite, title, median } of tasks) {
      const key = `${suite}/${title}`;
      floors.set(key, Math.max(floors.get(key) ?? 0, Math.abs(median)));
    }
  }
  return floors;
}
