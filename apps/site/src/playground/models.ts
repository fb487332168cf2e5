/** The models that the playground offers: those of the report, by the seed of their random parameters. */
import {
  type Minimizer,
  type Problem,
  quadraticCircleModel,
  randomStyblinskiTangSum,
  styblinskiTangModel,
} from "@sgd-basins/problems";
import { discEstimate, discHessians, pointGeometry } from "@sgd-basins/studies/geometry";
import {
  type BatchSize,
  type Bound,
  denseLocalGeometry,
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
    return { geometry: pointGeometry(problem, minimizer), limit: separableLimit(problem, minimizer, batchSize) };
  }
  const hessians = discHessians(problem, minimizer);
  return {
    geometry: denseLocalGeometry(2, problem.weights, hessians, discEstimate.rankTolerance),
    limit: meanSquareLimit(2, problem.weights, hessians, batchSize),
  };
}

/**
 * The exact limit where every Hessian is diagonal: the coordinates do not act on each other, so it is the least of theirs.
 * Components without curvature in a coordinate add nothing to its second moment and are left out.
 */
function separableLimit(problem: Problem, minimizer: Minimizer, batchSize: BatchSize): Bound {
  const { dimension, components, weights } = problem;
  const diagonal = new Float64Array(dimension);
  const curvatures: Float64Array[][] = Array.from({ length: dimension }, () => []);
  const shares: number[][] = Array.from({ length: dimension }, () => []);
  for (let i = 0; i < components; i++) {
    problem.componentHessian(i, minimizer.point, diagonal);
    for (let j = 0; j < dimension; j++) {
      if (diagonal[j] === 0) continue;
      curvatures[j]!.push(Float64Array.of(diagonal[j]!));
      shares[j]!.push(weights[i]!);
    }
  }
  const limits = curvatures.map((own, j) => meanSquareLimit(1, shares[j]!, own, batchSize));
  return limits.reduce((least, limit) =>
    limit.applies && (!least.applies || limit.learningRate < least.learningRate) ? limit : least,
  );
}
