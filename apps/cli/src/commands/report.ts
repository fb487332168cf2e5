import { join, resolve } from "node:path";
import { digest } from "@sgd-basins/report";
import { readRegularFile } from "@sgd-basins/report/node";
import type { OptionName } from "@sgd-basins/studies/options";
import type { Context } from "../context.ts";
import { Interruption } from "../interruption.ts";
import { manifestPath } from "../reports/manifestFile.ts";
import { runChild } from "../runChild.ts";
import { defaultFolder, type StudyArguments, study } from "./study.ts";
import { summary } from "./summary.ts";

export type ReportArguments = Omit<StudyArguments, OptionName>;

/** `basins report`: every study, the site of what they wrote, and what holds. */
export async function report(chosen: ReportArguments, context: Context): Promise<number> {
  const folder = chosen.out ?? defaultFolder(chosen);
  const signal = context.interruption();
  await study(["all"], { ...chosen, out: folder }, context);
  const exitCode = await buildSite(folder, signal).catch((error: unknown) => {
    throw error instanceof Interruption ? error.resumable() : error;
  });
  if (exitCode !== 0) {
    context.writeError("basins: the site was not built; what stands above says why\n");
    return 3;
  }
  return summary({ reports: folder, json: false }, context);
}

/** Builds the site of a report's folder, or takes it from the cache if it was built from the same artefacts before. */
async function buildSite(folder: string, signal: AbortSignal): Promise<number> {
  const root = join(import.meta.dirname, "../../../..");
  const manifest = await readRegularFile(manifestPath(folder));
  const words = ["run", "build", "--filter=@sgd-basins/site", "--output-logs=new-only"];
  const environment = {
    ...process.env,
    SGD_BASINS_REPORTS: resolve(folder),
    // Part of the cache's key, because the folder may be any.
    SGD_BASINS_MANIFEST: await digest(manifest),
    TURBO_TELEMETRY_DISABLED: "1",
  };
  const options = { cwd: root, stdio: "inherit", env: environment } as const;
  return runChild(join(root, "node_modules/.bin/turbo"), words, options, signal);
}
