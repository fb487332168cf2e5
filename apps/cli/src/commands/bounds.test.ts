import { join } from "node:path";
import { expect, test } from "vitest";
import { basins, goodProblem, temporaryFolder } from "../testing/inProcess.ts";

async function boundsJson(problem: unknown, ...words: string[]) {
  const text = typeof problem === "string" ? problem : JSON.stringify(problem);
  const folder = await temporaryFolder({ "p.json": text });
  const { code, out, error } = await basins("bounds", join(folder, "p.json"), "--json", ...words);
  // A slow machine shows its progress in `error`.
  expect(code, error).toBe(0);
  return JSON.parse(out);
}

test("one JSON document with the documented keys", async () => {
  const answer = await boundsJson(goodProblem, "--batch", "1,8,inf");
  expect(Object.keys(answer)).toEqual([
    ...["dimension", "components", "rank", "eigenvalues", "gamma", "s", "t"],
    ...["criticalBatchSize", "homogeneous", "minimizer", "sampling", "bounds"],
  ]);
  expect(answer.bounds.map(Object.keys)).toEqual(
    Array.from({ length: 3 }, () => ["batchSize", "divergence", "convergence", "meanSquareLimit", "almostSure"]),
  );
  expect(answer.bounds.map((row: { batchSize: unknown }) => row.batchSize)).toEqual([1, 8, "inf"]);
  expect(answer).toMatchObject({ dimension: 2, components: 2, rank: 2, homogeneous: true, s: 0 });
  expect(answer.minimizer[0]).toBeCloseTo(1, 12);
  expect(answer.minimizer[1]).toBeCloseTo(1, 12);
});

test("two parabolas on a line agree with the closed form", async () => {
  // q = 1 and 3 with weights ½: λ = 2, F̄ = (1·2·1 + 3·2·3)/2 = 10, 1 + γ = 10/8, and every limit is 2/[(1 + γ/k) λ].
  const components = [
    { Q: [[1]], r: [-1] },
    { Q: [[3]], r: [0] },
  ];
  const answer = await boundsJson({ kind: "quadratic-sum", components }, "--batch", "1,2,inf");
  expect(answer).toMatchObject({ rank: 1, eigenvalues: [2], homogeneous: false });
  expect(answer.minimizer[0]).toBeCloseTo(0.25, 12);
  expect(answer.gamma).toBeCloseTo(0.25, 12);
  expect(answer.t).toBeCloseTo(0, 12);
  expect(answer.criticalBatchSize).toBeCloseTo(-0.25, 12);
  for (const [i, limit] of [2 / (1.25 * 2), 2 / (1.125 * 2), 1].entries()) {
    expect(answer.bounds[i].divergence).toBeCloseTo(limit, 12);
    expect(answer.bounds[i].convergence).toBeCloseTo(limit, 12);
    expect(answer.bounds[i].meanSquareLimit).toBeCloseTo(limit, 12);
  }
  // Runs return up to 4/3 at k = 1, where (1 − α)(1 − 3α) = −1, and up to 2/λ in gradient descent.
  for (const [i, limit] of [
    [0, 4 / 3],
    [2, 1],
  ] as const) {
    const { applies, learningRate, interval, exact, ...rest } = answer.bounds[i].almostSure;
    expect([applies, exact, rest]).toEqual([true, true, {}]);
    for (const rate of [learningRate, ...interval]) expect(rate).toBeCloseTo(limit, 12);
  }
});

test("windows beyond the almost-sure limit are named", async () => {
  const problem = JSON.stringify({
    kind: "quadratic-sum",
    components: [1, 10].map((q) => ({ Q: [[q]], r: [0] })),
  });
  const { bounds } = await boundsJson(problem, "--batch", "1");
  expect(bounds[0].almostSure.windows).toHaveLength(1);
  expect(bounds[0].almostSure.windows[0][1]).toBeCloseTo(1.1, 12);
  const folder = await temporaryFolder({ "p.json": problem });
  const { out } = await basins("bounds", join(folder, "p.json"));
  expect(out).toContain("\n  at k = 1 runs return again between 0.870156 and 1.1\n");
  const inside = await basins("simulate", join(folder, "p.json"), "--rate", "1", "--batch", "1");
  expect(inside.out).toContain("\n  in a window beyond the almost-sure limit, runs settle with probability one\n");
});

test("an estimate carries its interval, as wide as --precision asks, and a budget that ends first is told", async () => {
  const { bounds } = await boundsJson(goodProblem, "--batch", "1", "--precision", "0.5%");
  const { learningRate, interval, exact } = bounds[0].almostSure;
  expect(exact).toBe(false);
  expect((interval[1] - interval[0]) / 2 / learningRate).toBeLessThanOrEqual(0.005);
  expect(bounds[0].meanSquareLimit).toBeLessThanOrEqual(interval[1]);
  const folder = await temporaryFolder({ "p.json": goodProblem });
  const words = ["--batch", "1", "--precision", "0.01%", "--budget", "1e5"];
  const { code, out } = await basins("bounds", join(folder, "p.json"), ...words);
  expect(code).toBe(0);
  expect(out).toContain("  the budget ended first for k = 1: the interval is wider than --precision asks; --budget");
});

test("the table for people holds the same numbers, estimates with the digits that their intervals leave", async () => {
  const folder = await temporaryFolder({ "p.json": `\uFEFF${goodProblem}` });
  const { bounds } = await boundsJson(goodProblem);
  const { code, out } = await basins("bounds", join(folder, "p.json"));
  expect(code).toBe(0);
  for (const row of bounds) {
    const line = out.split("\n").find((text) => text.trim().startsWith(`${row.batchSize} `));
    const shown = line?.trim().split(/ {2,}/).slice(1).map(Number.parseFloat) ?? [];
    const { learningRate, interval, exact } = row.almostSure;
    const [convergence, limit, divergence] = [row.convergence, row.meanSquareLimit, row.divergence].map((x: number) =>
      Number(x.toPrecision(6)),
    );
    expect(shown).toEqual([convergence, limit, expect.any(Number), divergence]);
    const coarse = exact ? 5e-6 * learningRate : (interval[1] - interval[0]) / 4;
    expect(Math.abs(Number(shown[2]) - learningRate)).toBeLessThan(coarse);
  }
});
