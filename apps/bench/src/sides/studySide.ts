import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cli } from "../root.ts";
import { commandSide } from "./commandSide.ts";
import type { Side } from "./side.ts";

/**
 * `basins study`, the whole command with its start, into a folder that is new each time, so that nothing is continued.
 *
 * @param folder - in which the report's folder is made
 * @param words - studies and options, without `--out`
 */
export function studySide(folder: string, words: readonly string[]): Side {
  const out = join(folder, "reports");
  return commandSide(process.execPath, [cli, "study", ...words, "--out", out], {}, async () => {
    await rm(out, { recursive: true, force: true });
    await mkdir(out);
  });
}
