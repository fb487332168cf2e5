/** Changesets in this repository: `npx -y pnpm@10 changeset`, and `… changeset version`. */
import { join } from "node:path";
import { nodeTool } from "./tools.ts";

nodeTool("@changesets/cli/bin.js", process.argv.slice(2), join(import.meta.dirname, ".."));
