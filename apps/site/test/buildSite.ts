import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const site = join(import.meta.dirname, "..");
/** The browser tests build below a base path, as a project page would. */
export const base = "/sgd-basins/";

export interface Built {
  /** Null where the build was killed. */
  readonly status: number | null;
  readonly stderr: string;
}

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
export async function buildSite(reports: string, outDir: string): Promise<Built> {
  const astro = join(site, "node_modules", "astro", "bin", "astro.mjs");
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ASTRO_TELEMETRY_DISABLED: "1",
    SGD_BASINS_REPORTS: reports,
    SGD_BASINS_BASE: base,
  };
  const words = ["--max-semi-space-size=64", astro, "build", "--outDir", outDir];
  const building = spawn(process.execPath, words, { cwd: site, env, stdio: ["ignore", "ignore", "pipe"] });
  const [stderr, [status]] = await Promise.all([text(building.stderr), once(building, "exit")]);
  return { status, stderr };
}
