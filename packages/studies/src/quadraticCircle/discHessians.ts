import type { Minimizer, Problem } from "@sgd-basins/problems";
import { sinCosTurns } from "@sgd-basins/random";
import { type DenseHessians, denseHessians } from "@sgd-basins/theory";

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

let sunflower: Float64Array | null = null;

/** The sunflower's points: √((j + ½)/n), then the cosine and the sine of j golden sections of a turn; made once a worker. */
function makeSunflower(): Float64Array {
  const { points } = discEstimate;
  const made = new Float64Array(3 * points);
  const direction = new Float64Array(2);
  for (let j = 0; j < points; j++) {
    const turns = j * goldenTurn;
    sinCosTurns(turns - Math.floor(turns), direction);
    made.set([Math.sqrt((j + 0.5) / points), direction[1], direction[0]], 3 * j);
  }
  return made;
}

/**
 * The components' Hessians of a plane problem, averaged over the points of a sunflower: radius·√((j + ½)/n) from the minimizer,
 * at j golden sections of a turn.
 *
 * @throws RangeError if the problem does not give them so
 */
export function discHessians(
  problem: Problem,
  minimizer: Minimizer,
  radius: number = discEstimate.radius,
): DenseHessians {
  const { points, rankTolerance } = discEstimate;
  if (problem.dimension !== 2 || problem.addMeanHessians === undefined) {
    throw new RangeError("this problem has no Hessians in the plane to average");
  }
  sunflower ??= makeSunflower();
  const disc = new Float64Array(2 * points);
  const [x1, x2] = minimizer.point;
  for (let j = 0; j < points; j++) {
    const distance = radius * sunflower[3 * j];
    disc[2 * j] = x1 + distance * sunflower[3 * j + 1];
    disc[2 * j + 1] = x2 + distance * sunflower[3 * j + 2];
  }
  const averages = new Float64Array(4 * problem.components);
  problem.addMeanHessians(disc, averages);
  return denseHessians(2, problem.weights, averages, rankTolerance);
}

/** The Hessians of a plane problem as matrices. */
export function planeHessiansAt(problem: Problem, x: Float64Array): DenseHessians {
  const h = problem.hessiansAt(x);
  if (h.structure !== "dense" || h.dimension !== 2) throw new RangeError("these are not 2×2 Hessians");
  return h;
}
