/** Documents whose commands are run again. */
import { join } from "node:path";
import { expect } from "vitest";
import { basins } from "./inProcess.ts";

const root = join(import.meta.dirname, "../../../..");

/** Where a word that names a file of the clone lies; other words are themselves. */
export function placeInClone(word: string): string {
  return word.startsWith("docs/") ? join(root, word) : word;
}

/**
 * What a command of a document prints, with the names of files as the document has them.
 *
 * @param folder - that of the files; the clone's if left out
 * @param place - where a word that names a file lies
 */
export async function outputOf(
  command: string,
  folder: string = root,
  place: (word: string, i: number, words: readonly string[]) => string = placeInClone,
): Promise<string> {
  const { code, out, error } = await basins(
    ...command
      .replace(/^npx (?:-y pnpm@10 basins|sgd-basins) /, "")
      .split(" ")
      .map(place),
  );
  expect(code, `${command}: ${error}`).toBe(0);
  return out.replaceAll(`${folder}/`, "");
}

/** A page whose `console` blocks hold what their commands print now. */
export async function regenerated(page: string, outputOf: (command: string) => Promise<string>): Promise<string> {
  const [before = "", ...blocks] = page.split(/^```console\n\$ /m);
  let text = before;
  for (const block of blocks) {
    const command = block.slice(0, block.indexOf("\n"));
    const rest = block.slice(block.indexOf("\n```\n"));
    text += `\`\`\`console\n$ ${command}\n${(await outputOf(command)).trimEnd()}${rest}`;
  }
  return text;
}
