/** The models that the playground offers: those of the report, by the seed of their random parameters. */
import {
  type Minimizer,
  type Problem,
  quadraticCircleModel,
  randomStyblinskiTangSum,
  styblinskiTangModel,
} from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import { discEstimate, discHessians, pointGeometry } from "@sgd-basins/studies/geometry";
import {
  type Bound,
  denseLocalGeometry,
  diagonalMeanSquareLimit,
  type LocalGeometry,
  meanSquareLimit,
} from "@sgd-basins/theory";
import type { ModelId } from "./state.ts";

/** The learning rates that theory names at a minimizer; null where a theorem does not apply. */
export interface Rates {
  /** Theorem 17's convergence bound. */
  readonly u: number | null;
  /** The exact limit of mean-square stability. */
  readonly limit: number | null;
  /** Theorem 16's divergence bound. */
  readonly l: number | null;
}

/** A model's problem for one seed. The plane ones are the draws of Figure 14. */
export function problemOf(model: ModelId, seed: number): Problem {
  const number = Number(model.at(-1));
  if (model.startsWith("quadratic-circle")) return quadraticCircleModel(seed, 0, number as 1 | 2 | 3 | 4);
  if (model.startsWith("plane")) return randomStyblinskiTangSum(seed, ["plane", number - 1], 2, 8);
  return styblinskiTangModel(seed, 0, number as 1 | 2 | 3);
}

export function minimizerOf(problem: Problem, name: string): Minimizer {
  const minimizer = problem.minimizers.find((candidate) => candidate.name === name);
  if (minimizer === undefined) throw new RangeError(`no minimizer is called ${name}`);
  return minimizer;
}

/** Local geometry as the tables estimate it, and the exact limit for a batch size. */
export function localTheory(
  problem: Problem,
  minimizer: Minimizer,
  batchSize: BatchSize,
): { geometry: LocalGeometry; limit: Bound } {
  if (problem.hessianStructure === "diagonal") {
    const geometry = pointGeometry(problem, minimizer);
    return { geometry, limit: diagonalMeanSquareLimit(geometry, batchSize) };
  }
  const hessians = discHessians(problem, minimizer);
  return {
    geometry: denseLocalGeometry(2, problem.weights, hessians, discEstimate.rankTolerance),
    limit: meanSquareLimit(2, problem.weights, hessians, batchSize),
  };
}
