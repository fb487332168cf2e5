import { readFileSync } from "node:fs";
import { eigenvaluesSymmetric, fillHaarFrame, haarScratch } from "@sgd-basins/linalg";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawEigenvalues, drawWeights } from "./drawComponents.ts";
import { sumMeanMatrices, workspaceFor } from "./meanMatrices.ts";
import { type MomentAssumptionTask, runMomentAssumption } from "./runMomentAssumption.ts";

function taskOf(dimension: number, components: number, zeroEigenvalues: number, replicate = 0): MomentAssumptionTask {
  return { seed: 1, dimension, components, zeroEigenvalues, replicate, largestEigenvalue: 50 };
}

function product(d: number, a: Float64Array, b: Float64Array): Float64Array {
  return Float64Array.from({ length: d * d }, (_, at) => {
    let sum = 0;
    for (let l = 0; l < d; l++) sum += a[Math.floor(at / d) * d + l] * b[l * d + (at % d)];
    return sum;
  });
}

const combination = (weights: Float64Array, matrices: readonly Float64Array[]) =>
  matrices[0].map((_, at) => matrices.reduce((sum, a, i) => sum + weights[i] * a[at], 0));
const minus = (a: Float64Array, b: Float64Array) => a.map((x, at) => x - b[at]);
const largest = (a: Float64Array) => a.reduce((worst, x) => Math.max(worst, Math.abs(x)), 0);

/** The task's own matrices, dense, with Q̄ and F̄ by their definitions. */
function dense(task: MomentAssumptionTask) {
  const d = task.dimension;
  const rank = d - task.zeroEigenvalues;
  const weights = drawWeights(task);
  const matrices = Array.from(weights, (_, i) => {
    const [eigenvalues, frame] = [new Float64Array(rank), new Float64Array(rank * d)];
    fillHaarFrame(drawEigenvalues(task, i, eigenvalues), d, rank, frame, haarScratch(d, rank));
    return Float64Array.from({ length: d * d }, (_, at) => {
      const [row, column] = [Math.floor(at / d), at % d];
      return eigenvalues.reduce((sum, value, k) => sum + value * frame[k * d + row] * frame[k * d + column], 0);
    });
  });
  const meanQ = combination(weights, matrices);
  const triple = matrices.map((q) => product(d, product(d, q, meanQ), q));
  return { weights, matrices, meanQ, meanF: combination(weights, triple) };
}

/** λ_min of Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄), which is F̄ − Q̄³ without cancellation. */
function sumOfCongruences({ weights, matrices, meanQ }: ReturnType<typeof dense>, d: number): Float64Array {
  const deviations = matrices.map((q) => minus(q, meanQ));
  return combination(
    weights,
    deviations.map((a) => product(d, product(d, a, meanQ), a)),
  );
}

/** [what it exercises, d, N, B] */
const shapes: [string, number, number, number][] = [
  ["high rank", 12, 5, 2],
  ["low rank", 12, 5, 8],
  ["full rank, tiles that do not fit", 7, 4, 0],
  ["low rank, tiles that do not fit", 11, 7, 6],
  ["dimension one", 1, 3, 0],
  ["high rank, singular mean", 5, 1, 1],
  ["low rank, singular mean", 7, 2, 5],
  ["one vector each", 6, 9, 5],
];

describe.each(shapes)("%s (d = %i, N = %i, B = %i)", (_, d, components, zeroEigenvalues) => {
  const task = taskOf(d, components, zeroEigenvalues);
  const expected = dense(task);
  const workspace = workspaceFor(task);
  sumMeanMatrices(task, workspace);
  const [meanQ, meanF] = [workspace.meanQ.slice(), workspace.meanF.slice()];
  const tolerance = (scale: number) => 10 * d * Number.EPSILON * scale;

  test("Q̄ and F̄ are those of the definitions", () => {
    expect(largest(minus(meanQ, expected.meanQ))).toBeLessThan(tolerance(largest(expected.meanQ)));
    expect(largest(minus(meanF, expected.meanF))).toBeLessThan(tolerance(largest(expected.meanF)) * d);
  });

  test("every matrix has exactly B zero eigenvalues, and none above the largest", () => {
    for (const q of expected.matrices) {
      const eigenvalues = eigenvaluesSymmetric(d, q);
      expect(eigenvalues[0]).toBeLessThan(task.largestEigenvalue);
      expect(eigenvalues.filter((x) => Math.abs(x) < 1e-12)).toHaveLength(zeroEigenvalues);
    }
  });

  test("the smallest eigenvalue is that of Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄)", () => {
    const run = runMomentAssumption(task);
    const accurate = eigenvaluesSymmetric(d, sumOfCongruences(expected, d))[d - 1];
    expect(Math.abs(run.smallestEigenvalue - accurate)).toBeLessThan(tolerance(2 * d * largest(expected.meanF)));
  });

  test("symmetrization errors are of rounding size, and no eigenvalue is complex", () => {
    const run = runMomentAssumption(task);
    expect(run.symmetrizationErrorQ).toBeLessThan(tolerance(d * largest(meanQ)));
    expect(run.symmetrizationErrorF).toBeLessThan(tolerance(d * largest(meanF)));
    expect(run.imaginaryNorm).toBe(0);
    expect(run).toMatchObject({ components, zeroEigenvalues, replicate: 0 });
  });
});

test("F̄ − Q̄³ = Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄), so the moment assumption always holds with γ = 0", () => {
  const tasks = fc
    .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 6 }), fc.nat(), fc.nat({ max: 1000 }))
    .map(([d, components, zeros, replicate]) => taskOf(d, components, zeros % d, replicate));
  fc.assert(
    fc.property(tasks, (task) => {
      const d = task.dimension;
      const workspace = workspaceFor(task);
      sumMeanMatrices(task, workspace);
      const { meanQ, meanF } = workspace;
      const right = sumOfCongruences(dense(task), d);
      const left = minus(meanF, product(d, product(d, meanQ, meanQ), meanQ));
      const rounding = 20 * d * d * Number.EPSILON * largest(meanF);
      expect(largest(minus(left, right))).toBeLessThan(rounding);
      expect(eigenvaluesSymmetric(d, right)[d - 1]).toBeGreaterThan(-rounding);
    }),
    { seed: 1 },
  );
});

test.each([
  [20, 5, 0],
  [20, 5, 10],
  [20, 8, 16],
])("every smallest eigenvalue is positive (d = %i, N = %i, B = %i)", (d, components, zeroEigenvalues) => {
  for (let replicate = 0; replicate < 50; replicate++) {
    expect(runMomentAssumption(taskOf(d, components, zeroEigenvalues, replicate)).smallestEigenvalue).toBeGreaterThan(
      0,
    );
  }
});

/** √(mn / (m + n)) sup |F_m − G_n|. */
function twoSampleKolmogorovSmirnov(first: readonly number[], second: readonly number[]): number {
  const [x, y] = [Float64Array.from(first).sort(), Float64Array.from(second).sort()];
  let worst = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (x[i] <= y[j]) i++;
    else j++;
    worst = Math.max(worst, Math.abs(i / x.length - j / y.length));
  }
  return Math.sqrt((x.length * y.length) / (x.length + y.length)) * worst;
}

describe("the law of the smallest eigenvalue is that of a literal NumPy transcription", () => {
  const fixture = JSON.parse(readFileSync(new URL("./fixtures/smallestEigenvalues.json", import.meta.url), "utf8")) as {
    dimension: number;
    cells: { components: number; zeroEigenvalues: number; smallestEigenvalues: number[] }[];
  };

  test.each(fixture.cells)("N = $components, B = $zeroEigenvalues", (cell) => {
    const ours = cell.smallestEigenvalues.map(
      (_, replicate) =>
        runMomentAssumption(taskOf(fixture.dimension, cell.components, cell.zeroEigenvalues, replicate))
          .smallestEigenvalue,
    );
    // 2 exp(−2x²) = 5.7e-7 at x = 2.744: five standard errors.
    expect(twoSampleKolmogorovSmirnov(ours, cell.smallestEigenvalues)).toBeLessThan(2.744);
  });
});

test("at the paper's size the smallest eigenvalue is what NumPy gave once: 39.6 for N = 50, B = 180", () => {
  const { smallestEigenvalue, symmetrizationErrorQ, symmetrizationErrorF } = runMomentAssumption(taskOf(200, 50, 180));
  expect(Math.abs(smallestEigenvalue / 39.6 - 1)).toBeLessThan(0.2);
  expect(symmetrizationErrorQ).toBeLessThan(1e-12);
  expect(symmetrizationErrorF).toBeLessThan(1e-10);
});

test("a task's record depends on the task alone", () => {
  const task = taskOf(10, 4, 3);
  const record = runMomentAssumption(task);
  runMomentAssumption(taskOf(10, 4, 3, 1));
  expect(runMomentAssumption(task)).toEqual(record);
  expect(runMomentAssumption(taskOf(10, 4, 3, 1)).smallestEigenvalue).not.toBe(record.smallestEigenvalue);
  expect(runMomentAssumption({ ...task, seed: 2 }).smallestEigenvalue).not.toBe(record.smallestEigenvalue);
});

test("scaling every eigenvalue by c scales F̄ − Q̄³ by c³", () => {
  const task = taskOf(9, 4, 2);
  const scaled = runMomentAssumption({ ...task, largestEigenvalue: 100 });
  expect(scaled.smallestEigenvalue / runMomentAssumption(task).smallestEigenvalue).toBeCloseTo(8, 10);
});

test.each([
  ["zeroEigenvalues must be below dimension = 5, got 5", { zeroEigenvalues: 5 }],
  ["zeroEigenvalues must be an integer ≥ 0, got -1", { zeroEigenvalues: -1 }],
  ["components must be an integer ≥ 1, got 0", { components: 0 }],
  ["dimension must be an integer ≥ 1, got 2.5", { dimension: 2.5 }],
  ["replicate must be an integer ≥ 0, got -2", { replicate: -2 }],
  ["largestEigenvalue must be positive and finite, got 0", { largestEigenvalue: 0 }],
])("%s", (message, part) => {
  expect(() => runMomentAssumption({ ...taskOf(5, 2, 1), ...part })).toThrow(message);
});

test.each(shapes)(
  "matrices that are drawn again give the sums of matrices that are kept: %s",
  (_, d, components, zeros) => {
    const task = taskOf(d, components, zeros);
    const sums = (mostKept?: number): Float64Array[] => {
      const workspace = workspaceFor(task, mostKept);
      sumMeanMatrices(task, workspace);
      return [workspace.meanQ.slice(), workspace.meanF.slice()];
    };
    const kept = sums();
    expect(workspaceFor(task).slots).toBe(components);
    expect(sums(0)).toEqual(kept);
    expect(workspaceFor(task, 0).slots).toBe(1);
  },
);

test("a run in a workspace that runs of other shapes have used has the bits of the first", () => {
  const tasks = [taskOf(17, 9, 2), taskOf(6, 3, 1), taskOf(17, 9, 12), taskOf(13, 8, 0)];
  const first = tasks.map((task) => runMomentAssumption(task));
  expect([...tasks].reverse().map((task) => runMomentAssumption(task))).toEqual([...first].reverse());
});
