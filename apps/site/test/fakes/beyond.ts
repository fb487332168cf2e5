import type { BatchSize } from "@sgd-basins/random";
import type { Artefact, ArtefactId, Proportion, TightnessData } from "@sgd-basins/report";
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
    case "surfaces":
      return { kind: "surfaces", measures: [{ id: "ties", label: "Ties", value: 0 }] };
    default:
      throw new RangeError(`${id} is not beyond the paper`);
  }
}
