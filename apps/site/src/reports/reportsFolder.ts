import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * The folder the site renders: `SGD_BASINS_REPORTS` if set, else `reports` at the root of the clone.
 *
 * @param from - the folder from which to look for the root
 * @throws Error if no folder above `from` is a clone
 */
export function reportsFolder(environment = process.env, from = process.cwd()): string {
  const chosen = environment.SGD_BASINS_REPORTS;
  if (chosen !== undefined && chosen !== "") return resolve(from, chosen);
  return join(cloneRoot(from), "reports");
}

/**
 * The root of the clone, which holds the packages' sources and `CITATION.cff`.
 *
 * @throws Error if no folder above `from` is a clone
 */
export function cloneRoot(from = process.cwd()): string {
  let folder = resolve(from);
  while (!existsSync(join(folder, "pnpm-workspace.yaml"))) {
    if (dirname(folder) === folder) throw new Error(`no pnpm-workspace.yaml above ${from}: set SGD_BASINS_REPORTS`);
    folder = dirname(folder);
  }
  return folder;
}
