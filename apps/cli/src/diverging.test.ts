/** The commands of docs/diverging.md, run again; `vitest -u` rewrites the page and its data from what they print. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { outputOf, regenerated } from "./testing/regenerated.ts";

const root = join(import.meta.dirname, "../../..");
const file = join(root, "docs/diverging.md");

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The x of each question. */
const data: Readonly<Record<string, readonly number[]>> = {
  hundred: range(0, 99),
  outlier: [1, 2, 3, 4, 35],
  "two-hundred": range(0, 199),
  "from-minus-one": range(-1, 20),
};

test("its data are the x of the questions, and a line", async () => {
  for (const [name, xs] of Object.entries(data)) {
    const intercept = name === "hundred" ? 1 : 0;
    const text = ["x,y", ...xs.map((x) => `${x},${2 * x + intercept}`), ""].join("\n");
    await expect(text).toMatchFileSnapshot(join(root, `docs/diverging/${name}.csv`));
  }
});

test("it prints what its commands print", async () => {
  const page = readFileSync(file, "utf8");
  const again = await regenerated(page, (command) => outputOf(command));
  await expect(again).toMatchFileSnapshot(file);
});

test("its numbers are those of the data", async () => {
  const page = readFileSync(file, "utf8");
  const meanSquare = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x * x, 0) / xs.length;
  const meanFourth = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x ** 4, 0) / xs.length;
  const { outlier, hundred, "two-hundred": many, "from-minus-one": few } = data;
  expect(page).toContain(`the mean of x² is ${meanSquare(outlier!)}, and ${35 ** 2 / 5} of it is the last row's`);
  const inliers = outlier!.slice(0, 4);
  const [ofAll, ofOne] = [1 / meanSquare(inliers), meanSquare(inliers) / meanFourth(inliers)];
  expect(page).toContain(`rates up to ${ofAll.toPrecision(3)}, or up to ${ofOne.toPrecision(3)} with one row a step`);
  expect(page).toContain(`up to ${(199 ** 2).toLocaleString("en")}, and not their mean, 13,234`);
  expect(meanSquare(many!)).toBeCloseTo(13233.5, 9);
  // λ₁ and λ₂ of the mean of xx' with an intercept.
  const mean = 49.5;
  const [trace, determinant] = [1 + meanSquare(hundred!), meanSquare(hundred!) - mean * mean];
  const largest = (trace + Math.sqrt(trace * trace - 4 * determinant)) / 2;
  const told = (value: number): string => Math.round(value).toLocaleString("en");
  expect(page).toContain(`${told(0.5 * largest)} times as high as it may be`);
  expect(page).toContain(`multiplies the distance by ${told(2 * 0.5 * largest - 1)}`);
  expect(page).toContain(`${told((largest * largest) / determinant)} times as steep`);
  // One column: ½ and (residual)² have 2m₂/m₄ and m₂/m₄.
  const limit = meanSquare(few!) / meanFourth(few!);
  expect(page).toContain(`the exact limit, ${(2 * limit).toPrecision(3)} here and ${limit.toPrecision(3)} for`);
});
