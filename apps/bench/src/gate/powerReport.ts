/** The JSON document of `bench power`: simulated, so the same on every machine. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const share = z.number().min(0).max(1);

export const powerReportSchema = z.strictObject({
  schema: z.literal("sgd-basins/bench-power/1"),
  /** Of the simulation. */
  seed: z.number(),
  /** Simulated comparisons a cell. */
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
});

export type PowerReport = z.infer<typeof powerReportSchema>;

/** Its place in the folder of all machines' records. */
export const powerFile = "power.json";

/** The recorded simulation; null if there is none, with a warning if what is there is something else. */
export async function readPower(
  records: string,
): Promise<{ readonly power: PowerReport | null; readonly warnings: readonly string[] }> {
  const file = join(records, powerFile);
  try {
    return { power: powerReportSchema.parse(JSON.parse(await readFile(file, "utf8"))), warnings: [] };
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === "ENOENT";
    return { power: null, warnings: absent ? [] : [`${file} is no such document; it is skipped`] };
  }
}
