import { join } from "node:path";

/** The folder of this clone. */
export const root = join(import.meta.dirname, "..", "..", "..");

/** The file of the command `basins`. */
export const cli = join(root, "apps", "cli", "src", "main.ts");
