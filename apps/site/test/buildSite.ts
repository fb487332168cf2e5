import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";

const site = join(import.meta.dirname, "..");
/** The browser tests build below a base path, as a project page would. */
export const base = "/sgd-basins/";

/**
 * A folder of a test's own. It lies below the app, because Astro puts what it renders with into the output's folder only if
 * that does, and else into one folder for all builds, where two at a time delete each other's files.
 */
export function makeFolder(): string {
  const parent = join(site, ".astro");
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, "test-"));
}

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
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--max-semi-space-size=64", astro, "build", "--outDir", outDir],
    {
      cwd: site,
      env: environment,
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
}
