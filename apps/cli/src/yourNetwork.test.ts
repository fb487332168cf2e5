/** The commands of docs/your-network.md, run again; `vitest -u` rewrites the page from what they print. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { outputOf, regenerated } from "./testing/regenerated.ts";

const root = join(import.meta.dirname, "../../..");
const file = join(root, "docs/your-network.md");
const page = readFileSync(file, "utf8");

test("the page prints what its commands print", async () => {
  expect(page.match(/^```console\n\$ /gm)).toHaveLength(3);
  const again = await regenerated(page, (command) => outputOf(command));
  await expect(again).toMatchFileSnapshot(file);
});

test.each([
  ["python", "penguins.py"],
  ["js", "iris.mjs"],
])("its lines in %s are those of the script that was run, %s", (language, script) => {
  const [, lines] = page.split(`\`\`\`${language}\n`);
  const [, run] = readFileSync(join(root, "docs/your-network", script), "utf8").split(/^.. ?----.*\n/m);
  expect(lines?.slice(0, lines.indexOf("```"))).toBe(run);
});
