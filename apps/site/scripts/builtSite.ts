import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the built site, and the base path for which it was built. Ends the process where there is none. */
export function builtSite(): { readonly folder: string; readonly base: string } {
  const folder = join(import.meta.dirname, "../dist");
  const front = join(folder, "index.html");
  if (!existsSync(front)) {
    console.error("no site in apps/site/dist: npx -y pnpm@10 --filter @sgd-basins/site build");
    process.exit(2);
  }
  return { folder, base: /<a class="name" href="([^"]+)"/.exec(readFileSync(front, "utf8"))![1]! };
}
