/** A quadratic sum as the first steps show it: what theory says at a rate, and runs. */
import { quadraticSum } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import { simulateRuns } from "@sgd-basins/simulator";
import {
  almostSureLimit,
  denseHessians,
  type LocalTheory,
  localTheory,
  lyapunov,
  rateOrNull,
  rootMeanSquareAfter,
  thresholds,
} from "@sgd-basins/theory";
import type { Rates } from "./zones.ts";

export interface QuadraticExample {
  readonly name: string;
  readonly theory: LocalTheory;
  readonly problem: ReturnType<typeof quadraticSum>;
}

/** The sum of some components with equal weights, all with their minimum at zero. */
export function quadraticExample(name: string, dimension: number, hessians: readonly Float64Array[]): QuadraticExample {
  const weights = new Float64Array(hessians.length).fill(1 / hessians.length);
  return {
    name,
    theory: localTheory(denseHessians(dimension, weights, hessians)),
    problem: quadraticSum({
      dimension,
      weights,
      hessians: [...hessians],
      linearTerms: hessians.map(() => new Float64Array(dimension)),
    }),
  };
}

/** The four rates. */
export function ratesAt({ theory }: QuadraticExample, batchSize: BatchSize): Rates {
  const { convergence, meanSquare, divergence } = thresholds(theory, batchSize);
  return {
    convergence: rateOrNull(convergence),
    meanSquare: rateOrNull(meanSquare),
    almostSure: rateOrNull(almostSureLimit(theory, batchSize, meanSquare)),
    divergence: rateOrNull(divergence),
  };
}

/** Of some runs, the squared distance from the minimizer over that at the start, step by step; and what theory expects of it. */
export interface Spread {
  readonly runs: readonly Float64Array[];
  /** The mean over all runs and starts, logarithm to base ten, after steps 0 to T. */
  readonly mean: readonly number[];
  /** By how many powers of ten a typical run's grows a step. */
  readonly typical: number;
  /** Runs that end further away than they began. */
  readonly further: number;
}

export function spreadAt(
  example: QuadraticExample,
  batchSize: BatchSize,
  learningRate: number,
  { runs, steps }: { readonly runs: number; readonly steps: number },
): Spread {
  const { theory, problem, name } = example;
  const [start] = problem.minimizers;
  // The same draws at every rate, so that what changes under the hand is the rate's doing.
  const found = simulateRuns({ problem, start, radius: 1, learningRate, batchSize, steps }, runs, 1, ["essay", name]);
  return {
    runs: found.map(({ distances: [own] }) => own!.map((distance) => (distance / own![0]!) * (distance / own![0]!))),
    mean: Array.from({ length: steps + 1 }, (_, step) =>
      step === 0 ? 0 : (2 * rootMeanSquareAfter(theory, batchSize, learningRate, step)) / Math.LN10,
    ),
    typical: (2 * lyapunov(theory, batchSize, learningRate).exponent) / Math.LN10,
    further: found.filter(({ diverged }) => diverged).length,
  };
}
