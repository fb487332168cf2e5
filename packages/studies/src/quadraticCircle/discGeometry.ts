import type { Minimizer, Problem } from "@sgd-basins/problems";
import { sinCosTurns } from "@sgd-basins/random";
import { denseLocalGeometry, diagonalMeanSquareLimit, type LocalGeometry, meanSquareLimit } from "@sgd-basins/theory";
import type { MinimizerTheory } from "../bounds/thresholdsAt.ts";

/** How the tables' geometry is estimated: the paper says "averaging over quadratic approximations … within a small neighborhood". */
export const discEstimate = {
  /** Radius of the disc, that of the starts. */
  radius: 1e-8,
  /** Sunflower points in the disc. */
  points: 500,
  /** Eigenvalues below this share of λ₁ count as zero: the quadratic minimum has rank 1. */
  rankTolerance: 1e-3,
} as const;

/** 1 − 1/φ, the golden section of a turn. */
const goldenTurn = (3 - Math.sqrt(5)) / 2;

/**
 * Local geometry of a plane problem about a minimizer, from the components' Hessians averaged over a disc.
 *
 * @param radius - the disc's
 */
export function discGeometry(
  problem: Problem,
  minimizer: Minimizer,
  radius: number = discEstimate.radius,
): LocalGeometry {
  return denseLocalGeometry(2, problem.weights, discHessians(problem, minimizer, radius), discEstimate.rankTolerance);
}

/** The same with the exact limit. The quadratic minimum has rank 1 and the rule of one coordinate. */
export function discTheory(problem: Problem, minimizer: Minimizer): MinimizerTheory {
  const hessians = discHessians(problem, minimizer);
  const geometry = denseLocalGeometry(2, problem.weights, hessians, discEstimate.rankTolerance);
  return {
    geometry,
    limitAt: (batchSize) =>
      geometry.rank === 1
        ? diagonalMeanSquareLimit(geometry, batchSize)
        : meanSquareLimit(2, problem.weights, hessians, batchSize),
  };
}

/**
 * Each component's Hessian, 2×2 row by row, averaged over the points of a sunflower: radius·√((j + ½)/n) from the
 * minimizer, at j golden sections of a turn.
 */
export function discHessians(
  problem: Problem,
  minimizer: Minimizer,
  radius: number = discEstimate.radius,
): Float64Array[] {
  const { points } = discEstimate;
  const hessians = Array.from({ length: problem.components }, () => new Float64Array(4));
  const direction = new Float64Array(2);
  const x = new Float64Array(2);
  const hessian = new Float64Array(4);
  for (let j = 0; j < points; j++) {
    const distance = radius * Math.sqrt((j + 0.5) / points);
    const turns = j * goldenTurn;
    sinCosTurns(turns - Math.floor(turns), direction);
    x[0] = minimizer.point[0] + distance * direction[1];
    x[1] = minimizer.point[1] + distance * direction[0];
    for (let i = 0; i < problem.components; i++) {
      problem.componentHessian(i, x, hessian);
      for (let e = 0; e < 4; e++) hessians[i][e] += hessian[e] / points;
    }
  }
  return hessians;
}
