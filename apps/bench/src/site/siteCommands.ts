/** What builds the site of a checkout: its own studies at quick scale, then Astro. */
import { join } from "node:path";

/** A command of Node. */
export interface NodeCommand {
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Computes a small report, so that a fresh clone can build its site. */
export function quickReport(root: string, reports: string): NodeCommand {
  const cli = join(root, "apps", "cli", "src", "main.ts");
  const words = [cli, "study", "all", "--scale", "quick", "--out", reports];
  return { words, folder: root, environment: process.env };
}

/** Builds the site of a report. `out` should lie below the app, or Astro shares what it renders with between builds. */
export function siteBuild(root: string, reports: string, out: string): NodeCommand {
  const folder = join(root, "apps", "site");
  const astro = join(folder, "node_modules", "astro", "bin", "astro.mjs");
  const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", SGD_BASINS_REPORTS: reports };
  return { words: [astro, "build", "--outDir", out], folder, environment };
}
