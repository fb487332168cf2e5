import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { inject } from "vitest";
import { type Built, buildSite } from "./buildSite.ts";
import { writeTestReport } from "./writeTestReport.ts";

export interface BuiltSite {
  /** Of its reports. */
  readonly reports: string;
  readonly outDir: string;
}

/**
 * The site that tests look at, and do not change. It is built once: by the first test file that asks for it, while others, in
 * other processes, wait.
 */
export async function builtSite(): Promise<BuiltSite> {
  const reports = inject("site");
  const site = { reports, outDir: join(reports, "dist") };
  const done = join(reports, "built.json");
  if (isFirst(reports)) {
    const built = await build(site);
    writeFileSync(`${done}.part`, JSON.stringify(built));
    renameSync(`${done}.part`, done);
  }
  while (!existsSync(done)) await setTimeout(50);
  const { status, stderr } = JSON.parse(readFileSync(done, "utf8")) as Built;
  if (status !== 0) throw new Error(`the site was not built: ${stderr}`);
  return site;
}

/** Whether this process is the first to ask. */
function isFirst(reports: string): boolean {
  return mkdirSync(join(reports, "begun"), { recursive: true }) !== undefined;
}

async function build({ reports, outDir }: BuiltSite): Promise<Built> {
  try {
    await writeTestReport(reports, inject("artefacts"));
    return await buildSite(reports, outDir);
  } catch (error) {
    return { status: null, stderr: String(error) };
  }
}
