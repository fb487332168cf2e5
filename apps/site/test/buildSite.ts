import { spawnSync } from "node:child_process";
import { join } from "node:path";

const site = join(import.meta.dirname, "..");
/** The browser tests build below a base path, as a project page would. */
export const base = "/sgd-basins/";

/** Builds the site of a reports folder in a process of its own. */
export function buildSite(reports: string, outDir: string): { status: number | null; stdout: string; stderr: string } {
  const astro = join(site, "node_modules", "astro", "bin", "astro.mjs");
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ASTRO_TELEMETRY_DISABLED: "1",
    SGD_BASINS_REPORTS: reports,
    SGD_BASINS_BASE: base,
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, "build", "--outDir", outDir], {
    cwd: site,
    env: environment,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}
