/** The JSON document of `bench power`: simulated, so the same on every machine. */
import { join } from "node:path";
import { ReportFileError } from "@sgd-basins/report";
import { z } from "zod";
import { readStored } from "../history/storedDocument.ts";

const share = z.number().min(0).max(1);

export const powerReportSchema = z.strictObject({
  schema: z.literal("sgd-basins/bench-power/2"),
  /** Of the simulation. */
  seed: z.number(),
  /** Simulated comparisons, or histories, a cell. */
  trials: z.int().positive(),
  laws: z.array(
    z.strictObject({
      /** Of a round's log-ratio. */
      law: z.string(),
      cells: z.array(
        z.strictObject({
          /** Of head, as a share: 0.1 makes its times 1.1 of base's. */
          slowdown: z.number().nonnegative(),
          /** Shares of the comparisons that end so; the rest is SAME. */
          regressed: share,
          inconclusive: share,
        }),
      ),
    }),
  ),
  /** The change points of `bench history`; none in documents of the first schema. */
  histories: z.array(
    z.strictObject({
      /** Of the logarithm of a commit's relative time. */
      law: z.string(),
      cells: z.array(
        z.strictObject({
          /** Of the relative time, half-way. */
          change: z.number().nonnegative(),
          /** Shares of the histories with a change point within two commits of the change, and with one elsewhere. */
          found: share,
          false: share,
        }),
      ),
    }),
  ),
});

export type PowerReport = z.infer<typeof powerReportSchema>;

/** Its place in the folder of all machines' records. */
export const powerFile = "power.json";

/** The recorded simulation; null if there is none, with a warning if what is there is something else. */
export async function readPower(
  records: string,
): Promise<{ readonly power: PowerReport | null; readonly warnings: readonly string[] }> {
  try {
    return { power: await readStored(join(records, powerFile), powerReportSchema), warnings: [] };
  } catch (error) {
    if (!(error instanceof ReportFileError)) throw error;
    return { power: null, warnings: [`${error.message}; it is skipped`] };
  }
}
