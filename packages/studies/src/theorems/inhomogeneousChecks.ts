/** Statements of section 2.2, tried on one random problem without a common minimizer. */
import { pseudoInverse } from "@sgd-basins/linalg";
import { quadraticSum } from "@sgd-basins/problems";
import type { Check } from "./check.ts";
import { dot, meanHessian, type RandomProblem, randomProblem, times } from "./randomProblem.ts";

const onRandom =
  (run: (problem: Inhomogeneous) => ReturnType<Check["run"]>): Check["run"] =>
  (seed, index) => {
    const problem = inhomogeneous(seed, index);
    return problem === null ? null : run(problem);
  };

export const inhomogeneousChecks: readonly Check[] = [
  {
    id: "lemma-19",
    statement: "Lemma 19's expectation is that over all batches of one or two components, to 10⁻⁹",
    run: onRandom((problem) => {
      const error = Math.max(...([1, 2] as const).map((k) => oneStepError(problem, k)));
      return { holds: error < 1e-9, margin: -error };
    }),
  },
  {
    id: "inhomogeneous-descent",
    statement: "A step of gradient descent changes the gap as on the homogeneous problem of the same Hessians, to 10⁻⁹",
    run: onRandom((problem) => {
      const { dimension: d, mean, offset, geometry } = problem;
      const α = 1 / geometry.eigenvalues[0];
      const slope = times(d, mean, offset);
      const next = offset.map((value, a) => value - α * slope[a]);
      const homogeneous = dot(next, times(d, mean, next));
      const gap = dot(offset, times(d, mean, offset));
      const error = Math.abs(expectedGap(problem, offset, α, Number.POSITIVE_INFINITY) - homogeneous) / gap;
      return { holds: error < 1e-9, margin: -error };
    }),
  },
  {
    id: "noise-floor",
    statement: "A step from the minimizer itself leaves it: the expected gap after it is positive",
    run: onRandom((problem) => {
      const { noise, scale } = problem;
      return { holds: noise > 1e-12 * scale, margin: noise / scale };
    }),
  },
  {
    id: "theorem-21",
    statement:
      "At 0.99 of Theorem 21's bound, c = λ₁², the expected gap shrinks at gaps of 10⁻⁶, 1 and 10⁶, k = 1, 2, 10",
    run: onRandom((problem) => {
      let margin = Number.POSITIVE_INFINITY;
      for (const k of [1, 2, 10]) {
        for (const size of [1e-3, 1, 1e3]) {
          const offset = problem.offset.map((value) => size * value);
          const gap = dot(offset, times(problem.dimension, problem.mean, offset));
          const α = 0.99 * theorem21Bound(problem, k, gap);
          margin = Math.min(margin, 1 - expectedGap(problem, offset, α, k) / gap);
        }
      }
      return { holds: margin > 0, margin };
    }),
  },
  {
    id: "theorem-21-small-gap",
    statement: "At a gap of 10⁻⁹ Theorem 21's bound is 2kλᵣE/σ̄ within 0.1 %, k = 1, 2, 10",
    run: onRandom((problem) => {
      const { eigenvalues, rank } = problem.geometry;
      const gap = 1e-9;
      // The limit is reached where σ̄/E outgrows the other terms; on badly conditioned problems that takes smaller gaps.
      const sigma = noiseBound(problem);
      if (sigma / gap < 1e4 * eigenvalues[0] * eigenvalues[0] * (1 + problem.geometry.gamma)) return null;
      const margin = Math.min(
        ...[1, 2, 10].map((k) => {
          const limit = (2 * k * eigenvalues[rank - 1] * gap) / sigma;
          return -Math.abs(theorem21Bound(problem, k, gap) / limit - 1);
        }),
      );
      return { holds: margin > -1e-3, margin };
    }),
  },
  {
    id: "small-gap-small-rate",
    statement: "Theorem 21's bound does not grow as the gap falls through 10³, 1, 10⁻³, 10⁻⁶",
    run: onRandom((problem) => {
      const bounds = [1e3, 1, 1e-3, 1e-6].map((gap) => theorem21Bound(problem, 1, gap));
      const margin = Math.min(...bounds.slice(1).map((bound, i) => 1 - bound / bounds[i]));
      return { holds: margin >= -1e-12, margin };
    }),
  },
];

/** A random problem with what Lemma 19 needs: moments of εᵢ = Qᵢβ* + rᵢ, in the paper's own terms. */
interface Inhomogeneous extends RandomProblem {
  readonly minimizer: Float64Array;
  /** θ − β*. */
  readonly offset: Float64Array;
  readonly mean: Float64Array;
  /** F̄β* + m̄. */
  readonly cross: Float64Array;
  /** β*'F̄β* + 2m̄'β* + φ̄. */
  readonly noise: number;
  /** Sum of the sizes of the terms of `noise`, for its rounding. */
  readonly scale: number;
}

/** Null where the components happen to share a minimizer. */
function inhomogeneous(seed: number, index: number): Inhomogeneous | null {
  const problem = randomProblem(seed, index, null);
  const { dimension: d, weights, hessians, linearTerms, point } = problem;
  const sum = quadraticSum({ dimension: d, weights, hessians, linearTerms });
  if (sum.homogeneous) return null;
  const minimizer = sum.minimizers[0].point;
  const mean = meanHessian(problem);
  const cross = new Float64Array(d);
  let moment = 0;
  let mixed = 0;
  let linear = 0;
  hessians.forEach((q, i) => {
    const image = times(d, q, minimizer);
    const meanOfImage = times(d, mean, image);
    const meanOfLinear = times(d, mean, linearTerms[i]);
    moment += weights[i] * dot(image, meanOfImage);
    mixed += weights[i] * dot(image, meanOfLinear);
    linear += weights[i] * dot(linearTerms[i], meanOfLinear);
    const both = times(
      d,
      q,
      meanOfImage.map((value, a) => value + meanOfLinear[a]),
    );
    for (let a = 0; a < d; a++) cross[a] += weights[i] * both[a];
  });
  return {
    ...problem,
    minimizer,
    offset: point,
    mean,
    cross,
    noise: moment + 2 * mixed + linear,
    scale: moment + 2 * Math.abs(mixed) + linear,
  };
}

/** Lemma 19's expectation of the gap after one step from an offset, with γ = 0: it does not depend on γ. */
function expectedGap(problem: Inhomogeneous, offset: Float64Array, α: number, k: number): number {
  const { dimension: d, weights, hessians, mean, cross, noise } = problem;
  const once = times(d, mean, offset);
  const cube = dot(once, times(d, mean, once));
  const moment = hessians.reduce((sum, q, i) => {
    const image = times(d, q, offset);
    return sum + weights[i] * dot(image, times(d, mean, image));
  }, 0);
  return (
    dot(offset, once) -
    2 * α * dot(once, once) +
    α * α * cube +
    ((α * α) / k) * (moment - cube) +
    ((2 * α * α) / k) * dot(offset, cross) +
    ((α * α) / k) * noise
  );
}

/** Relative difference of Lemma 19's right-hand side and the sum over all batches of k components. */
function oneStepError(problem: Inhomogeneous, k: 1 | 2): number {
  const { dimension: d, weights, hessians, linearTerms, minimizer, offset, mean, geometry } = problem;
  const α = 1 / geometry.eigenvalues[0];
  const slopes = hessians.map((q, i) => {
    const image = times(
      d,
      q,
      offset.map((value, a) => value + minimizer[a]),
    );
    return image.map((value, a) => value + linearTerms[i][a]);
  });
  const gapAfter = (step: Float64Array): number => {
    const y = offset.map((value, a) => value - α * step[a]);
    return dot(y, times(d, mean, y));
  };
  let exact = 0;
  slopes.forEach((first, i) => {
    if (k === 1) exact += weights[i] * gapAfter(first);
    else {
      slopes.forEach((second, j) => {
        exact += weights[i] * weights[j] * gapAfter(first.map((value, a) => 0.5 * (value + second[a])));
      });
    }
  });
  const before = dot(offset, times(d, mean, offset));
  const size = Math.max(before, exact, α * α * problem.scale);
  return Math.abs(expectedGap(problem, offset, α, k) - exact) / size;
}

/** σ̄ of Theorem 21 with c = λ₁². */
function noiseBound({ mean, cross, noise, geometry, dimension }: Inhomogeneous): number {
  const c = geometry.eigenvalues[0] * geometry.eigenvalues[0];
  return noise + dot(cross, times(dimension, pseudoInverse(dimension, mean), cross)) / c;
}

/** Theorem 21's bound at a gap E, with the largest γ and c = λ₁². */
function theorem21Bound(problem: Inhomogeneous, k: number, gap: number): number {
  const { eigenvalues, rank, gamma, t } = problem.geometry;
  const c = eigenvalues[0] * eigenvalues[0];
  const perGap = noiseBound(problem) / gap;
  const large = (t + c + perGap) / eigenvalues[0] / eigenvalues[rank - 1] - gamma <= k;
  const λ = eigenvalues[large ? 0 : rank - 1];
  return (2 * λ) / (perGap / k + (1 + gamma / k) * λ * λ + (t + c) / k);
}
