/** The commands of docs/command.md, run again. `vitest -u` rewrites what they print. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "./testing/inProcess.ts";
import { outputOf, regenerated } from "./testing/regenerated.ts";

const file = join(import.meta.dirname, "../../../docs/command.md");
const page = readFileSync(file, "utf8");

/** What a command about the page's problem prints. */
async function printedBy(command: string): Promise<string> {
  const [problem] = /^ {4}\{"kind": "quadratic-sum"[\s\S]*?\n {4}\]\}$/m.exec(page)!;
  const folder = await temporaryFolder({ "problem.json": problem });
  return outputOf(command, folder, (word) => (word === "problem.json" ? join(folder, word) : word));
}

test("the commands of docs/command.md print what stands below them", async () => {
  expect(page.match(/^```console\n\$ /gm)).toHaveLength(1);
  await expect(await regenerated(page, printedBy)).toMatchFileSnapshot(file);
});

test("both outcomes of its simulations show: at the first rate no run moves away, at the second some do and some come close", async () => {
  const [, first] = /^ {4}(npx -y pnpm@10 basins simulate problem\.json .*)$/m.exec(page)!;
  expect(await printedBy(first!)).toMatch(
    /predicted: below the convergence bound[\s\S]*observed: 0 of 100 runs end further/,
  );
  const second = /^\$ (npx -y pnpm@10 basins simulate .*)$/m.exec(page)![1]!;
  const { diverged, distances } = JSON.parse(await printedBy(`${second} --json`));
  expect(diverged).toBeGreaterThan(50);
  expect(diverged).toBeLessThan(100);
  expect(distances.at(-1).low).toBeLessThan(0.01);
});
