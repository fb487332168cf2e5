/** The JSON document of `bench power`: simulated, so the same on every machine. */
import { join } from "node:path";
import { z } from "zod";
import { checkUnique, complain, line } from "../schemas/rules.ts";
import { orSkip } from "./orSkip.ts";
import { readStored } from "./storedDocument.ts";

const share = z.number().min(0).max(1);
/** Of a time, as a share of it. */
const change = z.number().min(0).max(100);

const comparisonSchema = z.strictObject({
  /** Of head, as a share: 0.1 makes its times 1.1 of base's. */
  slowdown: change,
  /** Shares of the comparisons that end so; the rest is SAME. */
  regressed: share,
  inconclusive: share,
});

const historySchema = z.strictObject({
  /** Of the relative time, half-way. */
  change,
  /** Shares of the histories with a change point within two commits of the change, and with one elsewhere. */
  found: share,
  false: share,
});

export const powerReportSchema = z
  .strictObject({
    schema: z.literal("sgd-basins/bench-power/2"),
    /** Of the simulation. */
    seed: z.int().nonnegative(),
    /** Simulated comparisons, or histories, a cell. */
    trials: z.int().positive(),
    /** Laws of a round's log-ratio. */
    laws: z.array(z.strictObject({ law: line, cells: z.array(comparisonSchema) })),
    /** Laws of the logarithm of a commit's relative time; none in documents of the first schema. */
    histories: z.array(z.strictObject({ law: line, cells: z.array(historySchema) })),
  })
  .superRefine(({ trials, laws, histories }, context) => {
    /** Whether the shares are of so many trials. */
    const check = (path: readonly PropertyKey[], ...shares: readonly number[]): void => {
      const counts = shares.map((one) => one * trials);
      if (counts.some((count) => Math.abs(count - Math.round(count)) > 1e-6)) {
        complain(context, path, `holds a share that is none of ${trials} trials`);
      }
    };
    checkUnique(context, ["laws"], laws, ({ law }) => law);
    laws.forEach(({ cells }, i) => {
      checkUnique(context, ["laws", i, "cells"], cells, ({ slowdown }) => `slowdown ${slowdown}`);
      cells.forEach(({ regressed, inconclusive }, j) => {
        check(["laws", i, "cells", j], regressed, inconclusive);
        if (regressed + inconclusive > 1 + 1e-9)
          complain(context, ["laws", i, "cells", j], "its shares are more than 1");
      });
    });
    checkUnique(context, ["histories"], histories, ({ law }) => law);
    histories.forEach(({ cells }, i) => {
      checkUnique(context, ["histories", i, "cells"], cells, (cell) => `change ${cell.change}`);
      cells.forEach((cell, j) => void check(["histories", i, "cells", j], cell.found, cell.false));
    });
  });

export type PowerReport = z.infer<typeof powerReportSchema>;

/** Its place in the folder of all machines' records. */
export const powerFile = "power.json";

/** The recorded simulation; null if there is none, with a warning if what is there is something else. */
export async function readPower(
  records: string,
): Promise<{ readonly power: PowerReport | null; readonly warnings: readonly string[] }> {
  const warnings: string[] = [];
  const power = await orSkip(readStored(join(records, powerFile), powerReportSchema), (line) => warnings.push(line));
  return { power, warnings };
}
