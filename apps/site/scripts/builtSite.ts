import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const built = join(import.meta.dirname, "../dist");

/** The folder of the built site, and the base path for which it was built. Ends the process where there is none. */
export function builtSite(folder = built): { readonly folder: string; readonly base: string } {
  const front = join(folder, "index.html");
  if (!existsSync(front)) {
    const place = relative(process.cwd(), folder);
    console.error(`no site in ${place}: npx -y pnpm@10 --filter @sgd-basins/site build`);
    process.exit(2);
  }
  return { folder, base: /<a class="name" href="([^"]+)"/.exec(readFileSync(front, "utf8"))![1]! };
}
