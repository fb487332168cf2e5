/** The exact limit against simulated runs; here, because the theory may not import the simulator. */
import { type QuadraticSumParameters, quadraticSum } from "@sgd-basins/problems";
import { fillNormals, type Sampling, stream } from "@sgd-basins/random";
import { simulateRuns } from "@sgd-basins/simulator";
import { batchOf, denseHessians, meanSquareLimit } from "@sgd-basins/theory";
import { describe, expect, test } from "vitest";

const RUNS = 2000;
/** The mean square is compared between these two steps: by the first, it follows the slowest mode. */
const FROM = 4;
const TO = 12;

/**
 * Three components Qᵢ = I + B + Aᵢ/8 with B and Aᵢ random Gram matrices, and the common minimizer 0. The common part
 * dominates: where components differ much, so few of the runs make up the mean square that it cannot be estimated.
 */
function randomSum(draw: number, dimension: number): QuadraticSumParameters {
  const components = 3;
  const normals = new Float64Array((1 + components) * dimension * dimension);
  fillNormals(stream(1, "mean-square-limit", draw), normals);
  const gram = (block: number, a: number, b: number): number => {
    let sum = 0;
    for (let row = block * dimension; row < (block + 1) * dimension; row++) {
      sum += (normals[row * dimension + a] ?? 0) * (normals[row * dimension + b] ?? 0);
    }
    return sum;
  };
  const hessians = Array.from({ length: components }, (_, i) =>
    Float64Array.from({ length: dimension * dimension }, (_, e) => {
      const [a, b] = [Math.floor(e / dimension), e % dimension];
      return (a === b ? 1 : 0) + gram(0, a, b) + gram(1 + i, a, b) / 8;
    }),
  );
  return {
    dimension,
    weights: new Float64Array(components).fill(1 / components),
    hessians,
    linearTerms: hessians.map(() => new Float64Array(dimension)),
  };
}

/** By what factor the mean of ‖θ‖² over the runs changes between the two steps, and its standard error. */
function meanSquareGrowth(
  parameters: QuadraticSumParameters,
  batchSize: number,
  sampling: Sampling,
  learningRate: number,
) {
  const problem = quadraticSum(parameters);
  const [start] = problem.minimizers;
  if (start === undefined) throw new Error("a quadratic sum has a minimizer");
  const settings = { problem, start, radius: 1, learningRate, batchSize, sampling, steps: TO };
  const runs = simulateRuns(settings, RUNS, 1, ["mean-square-limit", batchSize]);
  const squares = (step: number): number[] => runs.map(({ distances }) => (distances[0]?.[step] ?? 0) ** 2);
  const mean = (values: number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const [first, last] = [squares(FROM), squares(TO)];
  const growth = mean(last) / mean(first);
  // Delta method for a ratio of means.
  const residuals = last.map((x, run) => (x - growth * (first[run] ?? 0)) / mean(first));
  return { growth, error: Math.sqrt(mean(residuals.map((x) => x * x)) / RUNS) };
}

describe("simulated SGD-k", () => {
  const cases = [0, 1].flatMap((draw) => [
    { draw, dimension: 1, batchSize: 1, sampling: "with-replacement" as const },
    { draw, dimension: 2, batchSize: 4, sampling: "with-replacement" as const },
    { draw, dimension: 3, batchSize: 8, sampling: "with-replacement" as const },
    { draw, dimension: 2, batchSize: 2, sampling: "without-replacement" as const },
  ]);
  test.each(cases)("shrinks in mean square 5 % below the exact limit and grows 5 % above: %j", (chosen) => {
    const parameters = randomSum(chosen.draw, chosen.dimension);
    const { dimension, weights, hessians } = parameters;
    const { batchSize, sampling } = chosen;
    const drawn = batchOf(batchSize, sampling, hessians.length);
    if (!drawn.applies) throw new Error(drawn.reason);
    const limit = meanSquareLimit(denseHessians(dimension, weights, hessians), drawn.batch);
    if (!limit.applies) throw new Error(limit.reason);
    const below = meanSquareGrowth(parameters, batchSize, sampling, 0.95 * limit.learningRate);
    expect(below.growth + 5 * below.error).toBeLessThan(1);
    const above = meanSquareGrowth(parameters, batchSize, sampling, 1.05 * limit.learningRate);
    expect(above.growth - 5 * above.error).toBeGreaterThan(1);
  });
});
