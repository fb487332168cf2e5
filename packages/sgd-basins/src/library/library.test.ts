import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runProblemCommand } from "../command/index.ts";
import { fromCsv } from "../files.ts";
import {
  advise,
  almostSure,
  type Basin,
  fromHessians,
  fromJacobian,
  fromRows,
  rateOf,
  simulate,
  thresholds,
} from "../index.ts";

const rows = [
  [1, 0.5],
  [0.5, 2],
  [1, 2],
  [3, 1],
];
const targets = [1, 4, 5, 2];
const flat = Float64Array.from(rows.flat());
const basin = fromRows(rows, targets);

/** What a command prints with --json, of docs/iris.csv. */
async function ofCommand(...words: string[]): Promise<Record<string, never>> {
  let out = "";
  const writeOut = (text: string): void => {
    out += text;
  };
  const [command = "", ...others] = words;
  const file = join(import.meta.dirname, "../../../../docs/iris.csv");
  const data = ["--target", "petal_width", "--drop", "species", "--json"];
  await runProblemCommand([command, file, ...data, ...others], { writeOut, writeError: () => {}, terminal: false });
  return JSON.parse(out);
}

function iris(loss: "half-squared" | "squared" = "half-squared"): Basin {
  const text = readFileSync(join(import.meta.dirname, "../../../../docs/iris.csv"), "utf8");
  return fromCsv(text, { target: "petal_width", drop: ["species"], loss });
}

describe("the library gives the command's numbers", () => {
  test("bounds", async () => {
    const budget = 1e4;
    const printed = await ofCommand("bounds", "--batch", "8", "--budget", String(budget));
    const { minimizer, precision, ...numbers } = iris();
    expect(precision).toBe("float64");
    expect(printed).toMatchObject({ ...numbers, minimizer });
    const { convergence, meanSquare, divergence } = thresholds(iris(), 8);
    expect(printed.bounds[0]).toMatchObject({
      convergence: rateOf(convergence),
      meanSquareLimit: rateOf(meanSquare),
      divergence: rateOf(divergence),
      almostSure: almostSure(iris(), 8, { budget }),
    });
  });

  test("advise", async () => {
    const { batches, recommended, start, gap } = await ofCommand("advise", "--batch", "1,8", "--gap", "2%");
    const advice = advise(iris(), { batchSizes: [1, 8], share: 0.02 });
    expect(advice).toMatchObject({ start, gap, batches, recommended });
  });

  test("simulate", async () => {
    const words = ["--rate", "0.02", "--batch", "8", "--runs", "9", "--steps", "5", "--seed", "3", "--budget", "1e4"];
    const { zone, diverged, distances, meanSquareDistances } = await ofCommand("simulate", ...words, "--radius", "2");
    const runs = simulate(iris(), { learningRate: 0.02, batchSize: 8, runs: 9, steps: 5, seed: 3, radius: 2 });
    expect(runs).toMatchObject({ zone, diverged, distances, meanSquareDistances, gaps: null });
    const { gaps, start } = await ofCommand("simulate", ...words, "--start", "zero");
    expect(start).toEqual([0, 0, 0, 0]);
    const other = { learningRate: 0.02, batchSize: 8, runs: 9, steps: 5, seed: 3, start };
    expect(simulate(iris(), other).gaps).toEqual(gaps);
  });
});

test("plain and typed arrays, rows and matrices, are one problem", () => {
  expect(fromRows(flat, Float64Array.from(targets))).toEqual(basin);
  expect(
    fromRows(
      rows.map((row) => Float32Array.from(row)),
      targets,
    ),
  ).toEqual(basin);
  const hessians = rows.map(([a = 0, b = 0]) => [
    [a * a, a * b],
    [a * b, b * b],
  ]);
  const own = fromHessians(hessians);
  expect(own).toEqual(fromHessians(hessians.map((matrix) => Float64Array.from(matrix.flat()))));
  own.eigenvalues.forEach((λ, j) => {
    expect(λ).toBeCloseTo(basin.eigenvalues[j] ?? 0, 12);
  });
  const net = fromJacobian(rows);
  expect(net).toEqual(fromJacobian(flat, { dimension: 2 }));
  expect(rateOf(thresholds(net, 2).meanSquare)).toBeCloseTo(rateOf(thresholds(basin, 2).meanSquare), 12);
  expect(fromJacobian(rows, { outputs: 2 }).components).toBe(2);
});

test("Hessians of single precision are those of their gradients, whose rank they have", () => {
  const { fround } = Math;
  let state = 1;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return fround(state / 2147483647 - 0.5);
  };
  const gradients = Array.from({ length: 12 }, () => Float32Array.from({ length: 20 }, next));
  const hessians = Array.from({ length: 6 }, (_, i) =>
    Array.from({ length: 20 }, (_, a) =>
      Array.from({ length: 20 }, (_, b) =>
        gradients.slice(2 * i, 2 * i + 2).reduce((sum, row) => fround(sum + fround((row[a] ?? 0) * (row[b] ?? 0))), 0),
      ),
    ),
  );
  const net = fromJacobian(gradients, { outputs: 2 });
  const own = fromHessians(hessians);
  expect(own).toMatchObject({ rank: 12, precision: "float32" });
  expect(net).toMatchObject({ rank: 12, precision: "float32" });
  expect(own.gamma / net.gamma).toBeCloseTo(1, 6);
  expect(own.t / net.t).toBeCloseTo(1, 6);
  own.eigenvalues.forEach((λ, j) => {
    expect(λ / (net.eigenvalues[j] ?? 0)).toBeCloseTo(1, 6);
  });
  const typed = hessians.map((matrix) => Float32Array.from(matrix.flat()));
  expect(fromHessians(typed)).toEqual(own);
  const plain = gradients.map((row) => Array.from(row));
  expect(fromJacobian(plain, { outputs: 2, precision: "float32" })).toEqual(net);
  expect(fromJacobian(plain, { outputs: 2 }).precision).toBe("float64");
  expect(() => fromHessians(hessians, { precision: "float64" })).toThrow('say so with precision "float32"');
});

test("weights are divided by their sum, and those of doubled rows are theirs", () => {
  expect(fromRows(rows, targets, { weights: [3, 3, 3, 3] })).toEqual(basin);
  const once = fromRows(rows, targets, { weights: [2, 1, 1, 1] });
  const twice = fromRows([...rows, [1, 0.5]], [...targets, 1]);
  once.eigenvalues.forEach((λ, j) => {
    expect(λ).toBeCloseTo(twice.eigenvalues[j] ?? 0, 12);
  });
});

test("the mean of (residual)² has rates half as large", () => {
  expect(rateOf(thresholds(iris("squared"), 8).meanSquare)).toBe(rateOf(thresholds(iris(), 8).meanSquare) / 2);
  const runs = { batchSize: 4, runs: 3, steps: 4 };
  const first = simulate(iris(), { ...runs, learningRate: 0.02 });
  expect(simulate(iris("squared"), { ...runs, learningRate: 0.01 })).toEqual(first);
});

test("Infinity is a way to write inf", () => {
  const k = Number.POSITIVE_INFINITY;
  expect(thresholds(basin, k)).toEqual(thresholds(basin, "inf"));
  expect(almostSure(basin, k)).toEqual(almostSure(basin, "inf"));
  expect(advise(basin, { batchSizes: [1, k] })).toEqual(advise(basin, { batchSizes: [1, "inf"] }));
  const run = { learningRate: 0.1, runs: 2, steps: 3 };
  expect(simulate(basin, { ...run, batchSize: k })).toEqual(simulate(basin, { ...run, batchSize: "inf" }));
  expect(() => thresholds(basin, -k)).toThrow("thresholds: batchSize: must be a whole number, 1 or more");
});

test("the mean over two outputs too is the mean of ½|residual|², with its rates", () => {
  const rateWith = (outputs: number, loss: "squared" | "half-squared"): number =>
    rateOf(thresholds(fromJacobian(rows, { outputs, loss }), 1).meanSquare);
  expect(rateWith(1, "squared")).toBe(rateWith(1, "half-squared") / 2);
  expect(rateWith(2, "squared")).toBe(rateWith(2, "half-squared"));
  expect(rateWith(4, "squared")).toBe(rateWith(4, "half-squared") * 2);
});

test("results are plain data, and a copy is no basin", () => {
  expect(structuredClone(basin)).toEqual(basin);
  expect(() => thresholds({ ...basin }, 1)).toThrow("a basin must be what fromRows");
});

test("without replacement the batch may have all components, and no more", () => {
  const sampling = "without-replacement";
  expect(rateOf(thresholds(basin, 4, { sampling }).meanSquare)).toBeCloseTo(
    rateOf(thresholds(basin, "inf").meanSquare),
    9,
  );
  expect(thresholds(basin, 5, { sampling }).meanSquare.applies).toBe(false);
});

describe("what breaks a rule is refused with its place", () => {
  const run = { learningRate: 0.1, batchSize: 1 };
  test.each<[string, () => unknown]>([
    ["fromRows: rows[1][0]: must be a finite number, is NaN", () => fromRows([[1], [Number.NaN]], [1, 2])],
    ["fromRows: rows[1]: must have length 2, has 1", () => fromRows([[1, 2], [3]], [1, 2])],
    ["fromRows: targets: must have length 2, has 1", () => fromRows([[1], [2]], [1])],
    ["fromRows: rows: has 3 numbers, which are no rows of 1.5", () => fromRows(Float64Array.of(1, 2, 3), [1, 2])],
    ["fromRows: rows: must be an array of rows, one at least", () => fromRows([], [])],
    ["fromRows: rows: must not all be zero", () => fromRows([[0]], [1])],
    ["fromRows: weights[1]: must be positive, is -1", () => fromRows([[1], [2]], [1, 2], { weights: [1, -1] })],
    [
      "fromRows: weights: has length 1, but there are 2 components",
      () => fromRows([[1], [2]], [1, 2], { weights: [1] }),
    ],
    [
      "fromHessians: hessians[0][1][0]: Q must be symmetric",
      () =>
        fromHessians([
          [
            [1, 2],
            [0, 1],
          ],
        ]),
    ],
    ["fromHessians: hessians[1][0]: Q must be positive semi-definite", () => fromHessians([[[1]], [[-1]]])],
    [
      "fromHessians: hessians[1]: is 2×2, but hessians[0] is 1×1",
      () =>
        fromHessians([
          [[1]],
          [
            [1, 0],
            [0, 1],
          ],
        ]),
    ],
    [
      "fromJacobian: rows: has 3 gradients, which are not 2 a sample",
      () => fromJacobian([[1], [2], [3]], { outputs: 2 }),
    ],
    ["fromJacobian: holds gradients", () => simulate(fromJacobian([[1]]), run)],
    ["thresholds: batchSize: must be a whole number, 1 or more", () => thresholds(basin, 1.5)],
    ["almostSure: precision: must be a positive number", () => almostSure(basin, 1, { precision: 0 })],
    ["advise: batchSizes[1]: must be a whole number", () => advise(basin, { batchSizes: [1, 0] })],
    ["advise: start: must have length 2, has 1", () => advise(basin, { start: [1] })],
    ["advise: share: must lie between 0 and 1, is 1", () => advise(basin, { share: 1 })],
    [
      "advise: batchSizes: must be an array of batch sizes, one at least, is empty",
      () => advise(basin, { batchSizes: [] }),
    ],
    ["advise: gap: counts from a start, which is not known", () => advise(fromHessians([[[1]]]), { gap: 1 })],
    ["simulate: learningRate: must be a positive number, is 0", () => simulate(basin, { ...run, learningRate: 0 })],
    ["simulate: runs: must be a whole number from 1 to 4761904", () => simulate(basin, { ...run, runs: 1e9 })],
    [
      "simulate: batchSize: must be a whole number from 1 to 1000000000, is 1000000000000000",
      () => simulate(basin, { ...run, batchSize: 1e15 }),
    ],
    [
      "simulate: steps: must be a whole number from 1 to 100, is 1000",
      () => simulate(basin, { ...run, batchSize: 1e7, steps: 1000 }),
    ],
  ])("%s", (message, attempt) => {
    expect(attempt).toThrow(message);
  });
});
