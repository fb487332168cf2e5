/** `--sampling`, where a batch is drawn without replacement. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { basins, goodProblem, temporaryFolder } from "./testing/inProcess.ts";

const without = ["--sampling", "without-replacement"];
const tooMany = "there are 2 components, fewer than k = 3, to draw without replacement";

/** A quadratic sum on a line. */
const line = (curvatures: readonly number[], weights?: readonly number[]): string =>
  JSON.stringify({
    kind: "quadratic-sum",
    ...(weights === undefined ? {} : { weights }),
    components: curvatures.map((q) => ({ Q: [[q]], r: [0] })),
  });

async function on(problem: string, command: string, ...words: string[]) {
  const folder = await temporaryFolder({ "p.json": problem });
  return { folder, ...(await basins(command, join(folder, "p.json"), ...words)) };
}

async function json(problem: string, command: string, ...words: string[]) {
  const { code, out, error } = await on(problem, command, "--json", ...words);
  expect(code, error).toBe(0);
  return JSON.parse(out);
}

describe("bounds without replacement", () => {
  test("on a line are 2/[λ + pVar(q)/λ] with p = (N − k)/[k(N − 1)], all three", async () => {
    const curvatures = [1, 3, 4, 8];
    const answer = await json(line(curvatures), "bounds", "--batch", "1,2,3,4,inf", ...without);
    expect(answer.sampling).toBe("without-replacement");
    for (const [i, p] of [1, 1 / 3, 1 / 9, 0, 0].entries()) {
      const limit = 2 / (4 + (p * 6.5) / 4);
      for (const key of ["divergence", "convergence", "meanSquareLimit"]) {
        expect(answer.bounds[i][key] / limit).toBeCloseTo(1, 12);
      }
    }
    // Of no batch size that is not drawn does the way of drawing change anything.
    const plain = await json(line(curvatures), "bounds", "--batch", "1,inf");
    expect(plain.sampling).toBe("with-replacement");
    for (const key of ["divergence", "convergence", "meanSquareLimit"]) {
      expect([answer.bounds[0][key], answer.bounds[4][key]]).toEqual([plain.bounds[0][key], plain.bounds[1][key]]);
    }
  });

  test("of more than there are components do not apply, and say why", async () => {
    const { bounds } = await json(goodProblem, "bounds", "--batch", "2,3", ...without);
    const reason = { applies: false, reason: tooMany };
    expect(bounds[0].meanSquareLimit).toBeGreaterThan(0);
    expect(bounds[1]).toMatchObject({
      batchSize: 3,
      divergence: reason,
      convergence: reason,
      meanSquareLimit: reason,
      reshufflingLimit: reason,
    });
    const { out } = await on(goodProblem, "bounds", "--batch", "2,3", ...without);
    expect(out).toMatch(/\nLearning rates, for each batch size k, drawn without replacement\n/);
    expect(out).toMatch(/\n *3( +does not apply){3,}\n/);
    expect(out.split(tooMany)).toHaveLength(2);
    expect((await on(goodProblem, "bounds")).out).toMatch(/batch size k, drawn with replacement\n/);
  });

  test("have the critical batch size c as Nc/(N − 1 + c)", async () => {
    const sum = JSON.stringify({
      kind: "quadratic-sum",
      components: [
        [8, 1],
        [1, 1],
        [2, 1],
      ].map(([a, b]) => ({
        Q: [
          [a, 0],
          [0, b],
        ],
        r: [0, 0],
      })),
    });
    const { criticalBatchSize: c } = await json(sum, "bounds");
    const { criticalBatchSize } = await json(sum, "bounds", ...without);
    expect(c).toBeGreaterThan(0);
    expect(criticalBatchSize).toBeCloseTo((3 * c) / (2 + c), 12);
  });

  test("come with the limit of reshuffling where it can be computed, and only then", async () => {
    const root = (11 - Math.sqrt(41)) / 20;
    const answer = await json(line([1, 10]), "bounds", "--batch", "1,2,inf", ...without);
    const limits = answer.bounds.map((row: { reshufflingLimit: number }) => row.reshufflingLimit);
    for (const [i, limit] of [root, 2 / 5.5, 2 / 5.5].entries()) expect(limits[i] / limit).toBeCloseTo(1, 9);
    const { out } = await on(line([1, 10]), "bounds", "--batch", "1", ...without);
    expect(out).toContain("where every epoch is a fresh permutation, as in a data loader: 0.229844 for k = 1\n");
    const { out: uneven } = await on(line([1, 10, 4]), "bounds", "--batch", "2", ...without);
    expect(uneven).toMatch(/for k = 2; components left over from an epoch's batches are dropped\n/);
    const plain = await on(line([1, 10]), "bounds");
    expect(plain.out).not.toContain("permutation");
    const thirteen = await json(line(Array.from({ length: 13 }, (_, i) => 1 + i)), "bounds", ...without);
    expect(thirteen.bounds.every((row: object) => !("reshufflingLimit" in row))).toBe(true);
  });

  test("end at k = N in the plot, which says what it is", async () => {
    const folder = await temporaryFolder({ "p.json": line([1, 3, 4, 8, 9]) });
    const svg = join(folder, "p.svg");
    const { code } = await basins("bounds", join(folder, "p.json"), "--batch", "2,9", ...without, "--svg", svg);
    expect(code).toBe(0);
    const text = await readFile(svg, "utf8");
    expect(text).toContain("p.json: N = 5, d = 1, rank 1, without replacement");
    expect(text).toContain(">4<");
    expect(text).not.toContain(">8<");
  });
});

describe("simulate without replacement", () => {
  test("of all components is gradient descent, and of one what it is with replacement", async () => {
    const at = (batch: string, ...words: string[]) =>
      json(line([1, 3, 4, 8]), "simulate", "--rate", "0.2", "--runs", "5", "--batch", batch, ...words);
    const [all, whole] = [await at("4", ...without), await at("inf")];
    expect(all).toMatchObject({ sampling: "without-replacement", meanSquareLimit: 0.5 });
    all.distances.forEach(({ high }: { high: number }, step: number) => {
      expect(high / whole.distances[step].high).toBeCloseTo(1, 12);
    });
    expect((await at("1", ...without)).distances).toEqual((await at("1")).distances);
    const [two, plain] = [await at("2", ...without), await at("2")];
    expect(two.distances).not.toEqual(plain.distances);
    expect(two.meanSquareLimit).toBeGreaterThan(plain.meanSquareLimit);
  });

  test("says so", async () => {
    const { out } = await on(goodProblem, "simulate", "--rate", "0.2", "--batch", "2", ...without);
    expect(out).toContain("\nSGD-2 without replacement, learning rate 0.2, ");
  });
});

test.each([
  ["bounds", ["--weights", "norms"], /^basins: --weights goes with --sampling with-replacement/],
  ["simulate", ["--rate", "1", "--batch", "3"], /^basins: --batch must be at most the 2 components to draw without/],
  ["bounds", ["--sampling", "with"], /^basins: .*--sampling.*with-replacement, without-replacement/],
])("%s %j is refused in one line", async (command, words, complaint) => {
  const { code, out, error } = await on(goodProblem, command, ...without, ...words);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(error).toMatch(complaint);
  expect(error.trim().split("\n")).toHaveLength(1);
});

test.each([
  ["bounds", []],
  ["simulate", ["--rate", "1", "--batch", "1"]],
])("%s refuses unequal weights of the file, and takes equal ones", async (command, words) => {
  const unequal = await on(line([1, 2], [1, 3]), command, ...without, ...words);
  expect(unequal.code).toBe(2);
  expect(unequal.error).toMatch(/p\.json: weights: must be equal for --sampling without-replacement\n$/);
  expect((await on(line([1, 2], [7, 7]), command, ...without, ...words)).code).toBe(0);
});
