/** A report of the toy studies, to be looked at or damaged. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { basins, temporaryFolder } from "./inProcess.ts";

export const toyIds = ["table-1", "figure-10", "figure-11"];

/** Writes the three artefacts with one worker into a folder of the test's own. */
export async function writeToyReport(...words: string[]): Promise<string> {
  const folder = await temporaryFolder();
  const { code, error } = await basins("study", ...toyIds, "--workers", "1", "--out", folder, ...words);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  return folder;
}

export function read(folder: string, file: string): Promise<string> {
  return readFile(join(folder, file), "utf8");
}

/** Replaces a text that must be there. */
export async function edit(folder: string, file: string, from: string, to: string): Promise<void> {
  const text = await read(folder, file);
  expect(text).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
}
