import type { BatchSize } from "@sgd-basins/random";
import type {
  Artefact,
  ArtefactId,
  CrossEntropyData,
  NetworksData,
  Proportion,
  TightnessData,
} from "@sgd-basins/report";
import { fakeBounds } from "./trajectories.ts";

const share: Proportion = { count: 30, of: 100, low: 0.212, high: 0.4 };
const batchSizes: readonly BatchSize[] = [1, 20, 100, "inf"];

/** Limits between the bounds of the fake trajectories, at every place where they start. */
function fakeTightness(): TightnessData {
  return {
    kind: "tightness",
    series: (["default", "selected"] as const).flatMap((realisation) =>
      [1, 2, 3].flatMap((model) =>
        ["flat", "sharp"].map((minimizer) => ({
          family: "styblinski-tang" as const,
          realisation,
          model,
          minimizer,
          dimension: 10,
          rank: 10,
          index: { largestGamma: 11, zeroGamma: 4 },
          rho: 30,
          points: ([1, 200, 500, "inf"] as const).map((batchSize) => {
            const { u, l } = fakeBounds(batchSize);
            const limit = Math.sqrt(u * l);
            const almostSure = { almostSure: 1.1 * limit, almostSureLow: 1.09 * limit, almostSureHigh: 1.11 * limit };
            return { batchSize, convergence: u, limit, ...almostSure, divergence: l };
          }),
        })),
      ),
    ),
  };
}

/** One minimum that gradient descent found, from which SGD-1 leaves, and a training that reached none. */
function fakeNetworks(): NetworksData {
  const minimum = "penguins, GD at 0.1, seed 101";
  const trained = { trainedBy: "inf", trainedAt: 0.1 } as const;
  const size = { dataSet: "penguins", components: 40, outputs: 1, dimension: 151, trainingSteps: 20_000 };
  const near = 1e-5;
  return {
    kind: "networks",
    factor: 100,
    hidden: 30,
    minima: [
      {
        ...{
          minimum,
          ...size,
          ...trained,
          trainingSeed: 101,
          lossBefore: 0.002,
          distance: 2,
          loss: 1e-27,
          reached: true,
        },
        ...{ rank: 40, largestCurvature: 18, smallestCurvature: 3e-4, trainedOverLimit: 0.88 },
        point: Array.from({ length: 151 }, (_, j) => Math.cos(j)),
      },
      {
        ...{ minimum: "penguins, GD at 0.1, seed 102", ...size, ...trained, trainingSeed: 102 },
        ...{ lossBefore: null, distance: null, loss: null, reached: false },
        ...{ rank: null, largestCurvature: null, smallestCurvature: null, trainedOverLimit: null },
        point: null,
      },
    ],
    cells: ([1, 4, 16, 64, "inf"] as const).map((batchSize, i) => ({
      ...{ minimum, batchSize, startDistance: near, runs: 100, steps: 2000 },
      ...{ convergence: 1e-6, meanSquare: 0.02 * (i + 1), almostSure: 0.021 * (i + 1), divergence: 1e4 },
      ...{ almostSureLow: 0.0208 * (i + 1), almostSureHigh: 0.0212 * (i + 1) },
      ...{ rule: 0.022 * (i + 1), ruleLow: 0.0218 * (i + 1), ruleHigh: 0.0222 * (i + 1) },
      ...{ half: 0.0221 * (i + 1), halfLow: 0.0219 * (i + 1), halfHigh: 0.0223 * (i + 1) },
      leaving: { count: 0, of: 100, low: 0, high: 0.0362 },
    })),
    summary: ([1, 4, 16, 64, "inf"] as const).map((batchSize) => ({
      ...{ batchSize, startDistance: near, minima: 1, median: 1.0045, least: 1.0045, most: 1.0045, within: 1 },
      ...{ medianOfLimit: 1.05, leaving: { count: 0, of: 100, low: 0, high: 0.0362 } },
    })),
    swaps: ([1, "inf"] as const).map((batchSize) => ({
      ...{ minimum, ...trained, batchSize, learningRate: 0.05, steps: 1000 },
      meanSquare: batchSize === 1 ? 0.03 : 0.11,
      left: batchSize === 1 ? { count: 8, of: 8, low: 0.63, high: 1 } : { count: 0, of: 8, low: 0, high: 0.37 },
    })),
    ends: [0, 1].map((run) => ({
      ...{ minimum, batchSize: 1, learningRate: 0.05, run, steps: 500_000 },
      ...(run === 0
        ? { lossBefore: 1e-10, distance: 2, reached: true, meanSquareOne: 0.056, meanSquareInf: 0.2, stable: true }
        : { lossBefore: null, distance: null, reached: false, meanSquareOne: null, meanSquareInf: null, stable: null }),
    })),
  };
}

/** One regression, below and above α*. */
function fakeCrossEntropy(): CrossEntropyData {
  const far = { count: 0, of: 60, low: 0, high: 0.06 };
  return {
    kind: "cross-entropy",
    far: 1000,
    problems: [
      {
        ...{ problem: "iris", label: "Iris: versicolor or virginica", components: 100, dimension: 5, rank: 5 },
        ...{ loss: 0.06, gradient: 1e-17, distance: 11, misclassified: 2 },
        ...{ largestCurvature: 0.02, smallestCurvature: 4e-4 },
      },
    ],
    series: ([1, "inf"] as const).map((batchSize) => ({
      ...{ problem: "iris", batchSize, convergence: 0.1, meanSquare: 5, almostSure: 6, divergence: 400 },
      ...{ almostSureLow: 5.9, almostSureHigh: 6.1 },
      points: [0.1, 0.9, 1.1].map((multiple) => ({
        ...{ multiple, learningRate: 5 * multiple, runs: 60, steps: 10_000 },
        floor: multiple > 1 ? null : batchSize === 1 ? 0.004 : 0,
        ...(batchSize === 1 || multiple > 1
          ? { excess: 0.0041, excessLow: 0.004, excessHigh: 0.0042, most: 0.05 }
          : { excess: 1e-17, excessLow: 0, excessHigh: 1e-16, most: 1e-16 }),
        ...{ far, halfway: 1.2, end: 1.3, period: batchSize === 1 ? null : multiple > 1 ? 2 : 1 },
      })),
    })),
  };
}

/** The artefacts beyond the paper with made-up numbers. */
export function fakeBeyond(id: ArtefactId): Artefact["data"] {
  switch (id) {
    case "tightness":
      return fakeTightness();
    case "escape-tail":
      return {
        kind: "escape-tail",
        steps: 20,
        cells: [
          { models: "default", model: 1, batchSize: 1, rateLabel: "5e10", learningRate: 5e10, diverged: share },
          { models: "every draw", model: 1, batchSize: "inf", rateLabel: "5e10", learningRate: 5e10, diverged: share },
        ],
      };
    case "disc-radius":
      return {
        kind: "disc-radius",
        sensitivity: [1, 3].flatMap((model) =>
          [1e-9, 1e-8, 1e-7].map((radius) => ({
            model,
            radius,
            largestEigenvalue: radius,
            conditionNumber: 1.001,
            pointwiseConditionNumber: 2,
            gamma: 0.008,
            tOverSquare: 1e-15,
            divergence: { one: 500 / radius, inf: 501 / radius },
            convergence: { one: 499 / radius, inf: 500 / radius },
          })),
        ),
        reconstruction: {
          radius: 0.049,
          cells: (["table-1", "table-2"] as const).flatMap((table) =>
            [1, 3].flatMap((model) =>
              (["1", "0.99kmax"] as const).map((batchSize) => ({
                table,
                model,
                batchSize,
                published: 3.56e11 * model,
                honest: batchSize === "1" ? 5e10 : null,
                reconstructed: 3.4e11,
                range: { seeds: 1000, median: 3.4e11, low: 3.2e11, high: 3.6e11, percentile: 80 },
              })),
            ),
          ),
          publishedTOverSquare: [2.8e15, 3.6e15, 2.1e20, 2e20],
        },
      };
    case "schedule":
      return {
        kind: "schedule",
        runs: 100,
        arms: [1, 2, 3].flatMap((model) =>
          batchSizes.flatMap((batchSize) =>
            (["flat", "sharp", "uniform"] as const).flatMap((start, i) =>
              ["from 1.5 l", "small, fixed"].map((schedule) => ({
                model,
                batchSize,
                start,
                schedule,
                steps: 200,
                firstRate: 0.1,
                lastRate: 0.01,
                allFlat: share,
                allSharp: share,
                flatter: share,
                flatShareAtStart: 0.5 * i,
                flatShare: 0.3 + 0.2 * i,
                standardError: 0.01,
                boundaryShare: 0.1,
              })),
            ),
          ),
        ),
        unprojected: [{ model: 1, batchSize: 1, learningRate: 0.1, overflowed: share }],
      };
    case "flat-sharp":
      return {
        kind: "flat-sharp",
        rows: [1, 2, 3].map((model) => ({ model, batchSize: 1, divergence: share, convergence: share })),
        exceptions: [
          { model: 1, draws: share, smallerT: share, largerSmallestEigenvalue: share },
          { model: 2, draws: { ...share, count: 0, low: 0 }, smallerT: null, largerSmallestEigenvalue: null },
        ],
      };
    case "theorems":
      return {
        kind: "theorems",
        problems: 100,
        checks: [
          { id: "enclosed", statement: "u(k) ≤ α*(k) ≤ l(k)", holds: share, extreme: -1e-16 },
          { id: "index", statement: "M changes", holds: share, extreme: null },
        ],
      };
    case "sampling-weights":
      return {
        kind: "sampling-weights",
        problems: [
          {
            id: "iris-0",
            label: "Iris",
            components: 150,
            rank: 4,
            reading: "importance",
            goals: (["critical batch size", "convergence bound"] as const).map((goal) => ({
              goal,
              own: 9,
              uniform: 9,
              norms: 8,
              optimal: 7,
              leastShare: 0.3,
              largestShare: 2.5,
            })),
          },
        ],
      };
    case "cost":
      return {
        kind: "cost",
        series: (["with-replacement", "without-replacement"] as const).map((sampling) => ({
          id: "iris-raw",
          label: "Iris, raw columns and a constant",
          components: 150,
          rank: 4,
          sampling,
          cheapest: 1,
          worthwhile: 4,
          points: ([1, 2, 4, "inf"] as const).map((batchSize) => ({
            batchSize,
            limit: 0.03,
            learningRate: 0.028,
            factor: 0.999,
            gradients: batchSize === "inf" ? 4e6 : 3e4 * batchSize,
            goal: { learningRate: 0.008, floor: 0.005, gradients: 5e4 },
          })),
        })),
      };
    case "typical-runs":
      return {
        kind: "typical-runs",
        runs: 10_000,
        series: ([1, 4, "inf"] as const).map((batchSize) => ({
          id: "one-and-three",
          label: "d = 1, curvatures 1 and 3, equal weights",
          reading: "as it is",
          components: 2,
          dimension: 1,
          rank: 1,
          batchSize,
          convergence: 0.8,
          meanSquare: 0.8,
          almostSure: 4 / 3,
          divergence: 0.8,
          almostSureLow: 4 / 3,
          almostSureHigh: 4 / 3,
          windowFrom: null,
          windowTo: null,
          points: (["between α* and α_as", "1.03 α_as", "1.5 α_as"] as const).map((place, i) => ({
            place,
            learningRate: 1 + i / 2,
            steps: 20,
            stepsFor95: 10,
            exponent: i === 0 ? -1 : 1,
            exponentError: 0,
            deviation: batchSize === "inf" ? 0 : 2,
            closer: { count: i === 0 ? 9990 : 10, of: 10_000, low: 0, high: 1 },
            closerPredicted: i === 0 ? 0.998 : 0.002,
            median: -20,
            medianPredicted: -20,
            spread: 9,
            spreadPredicted: 9,
            rootMeanSquare: 2,
            rootMeanSquareLow: null,
            rootMeanSquareHigh: 3,
            rootMeanSquarePredicted: 8,
            grown: i < 2 ? null : { count: 5000, of: 10_000, low: 0.49, high: 0.51 },
            factor: i < 2 ? null : 10,
          })),
        })),
      };
    case "cross-entropy":
      return fakeCrossEntropy();
    case "networks":
      return fakeNetworks();
    case "surfaces":
      return {
        kind: "surfaces",
        measures: [
          { id: "jump-value", label: "Largest relative jump of the value", value: 3e-30 },
          { id: "jump-hessian", label: "Largest relative jump of the hessian", value: 6e-10 },
        ],
      };
    default:
      throw new RangeError(`${id} is not beyond the paper`);
  }
}
