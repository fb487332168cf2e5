/** Statements of section 2.2, tried on one random problem without a common minimizer. */
import { quadraticSum } from "@sgd-basins/problems";
import { type Bound, lemma19, type SecondMoments, secondMoments, sigmaBar, theorem21 } from "@sgd-basins/theory";
import type { Check } from "./check.ts";
import { dot, type RandomProblem, randomProblem, times } from "./randomProblem.ts";

const batchSizes = [1, 2, 10];

interface Inhomogeneous extends RandomProblem {
  readonly moments: SecondMoments;
}

/** A check that says nothing of a problem whose components happen to share a minimizer. */
const onRandom =
  (run: (problem: Inhomogeneous) => ReturnType<Check["run"]>): Check["run"] =>
  (seed, index) => {
    const problem = randomProblem(seed, index, null);
    if (quadraticSum(problem).homogeneous) return null;
    const moments = secondMoments(problem);
    if (!moments.applies) throw new Error(`no second moments: ${moments.reason}`);
    return run({ ...problem, moments });
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
    run: onRandom(({ dimension: d, moments, point, geometry }) => {
      const α = 1 / geometry.eigenvalues[0];
      const slope = times(d, moments.meanHessian, point);
      const after = gapOf(
        moments,
        point.map((value, a) => value - α * slope[a]),
      );
      const error = Math.abs(lemma19(moments, point, "inf", α) - after) / gapOf(moments, point);
      return { holds: error < 1e-9, margin: -error };
    }),
  },
  {
    id: "noise-floor",
    statement: "A step from the minimizer itself leaves it: the expected gap after it is positive",
    run: onRandom(({ moments, geometry }) => {
      const margin = lemma19(moments, new Float64Array(moments.dimension), 1, 1 / geometry.eigenvalues[0]);
      return { holds: margin > 0, margin };
    }),
  },
  {
    id: "theorem-21",
    statement:
      "At 0.99 of Theorem 21's bound, c = λ₁², the expected gap shrinks from a point, a thousandth and a thousand times it, k = 1, 2, 10",
    run: onRandom((problem) => {
      const { moments, point } = problem;
      let margin = Number.POSITIVE_INFINITY;
      for (const k of batchSizes) {
        for (const size of [1e-3, 1, 1e3]) {
          const offset = point.map((value) => size * value);
          const gap = gapOf(moments, offset);
          margin = Math.min(margin, 1 - lemma19(moments, offset, k, 0.99 * boundAt(problem, k, gap)) / gap);
        }
      }
      return { holds: margin > 0, margin };
    }),
  },
  {
    id: "theorem-21-small-gap",
    statement: "At a gap of 10⁻⁹ Theorem 21's bound is 2kλᵣE/σ̄ within 0.1 %, k = 1, 2, 10",
    run: onRandom((problem) => {
      const { eigenvalues, rank, gamma } = problem.geometry;
      const gap = 1e-9;
      const sigma = sigmaBar(problem.moments, eigenvalues[0] * eigenvalues[0]);
      // The limit is reached where σ̄/E outgrows the other terms; where the noise is small that takes smaller gaps.
      if (sigma / gap < 1e4 * eigenvalues[0] * eigenvalues[0] * (1 + gamma)) return null;
      const deviations = batchSizes.map((k) =>
        Math.abs(boundAt(problem, k, gap) / ((2 * k * eigenvalues[rank - 1] * gap) / sigma) - 1),
      );
      const margin = -Math.max(...deviations);
      return { holds: margin > -1e-3, margin };
    }),
  },
  {
    id: "small-gap-small-rate",
    statement: "Theorem 21's bound falls as the gap falls through 10³, 1, 10⁻³, 10⁻⁶",
    run: onRandom((problem) => {
      const bounds = [1e3, 1, 1e-3, 1e-6].map((gap) => boundAt(problem, 1, gap));
      const margin = Math.min(...bounds.slice(1).map((bound, i) => 1 - bound / bounds[i]));
      return { holds: margin > 0, margin };
    }),
  },
];

/** (θ − β*)'Q̄(θ − β*). */
function gapOf({ dimension, meanHessian }: SecondMoments, offset: Float64Array): number {
  return dot(offset, times(dimension, meanHessian, offset));
}

/** Theorem 21's bound with the largest γ and c = λ₁². */
function boundAt({ geometry, moments }: Inhomogeneous, k: number, gap: number): number {
  const bound: Bound = theorem21(geometry, moments, gap, k, geometry.eigenvalues[0] * geometry.eigenvalues[0]);
  if (!bound.applies) throw new Error(`no bound: ${bound.reason}`);
  return bound.learningRate;
}

/** Relative difference of Lemma 19's right-hand side and the sum over all batches of k components. */
function oneStepError(problem: Inhomogeneous, k: 1 | 2): number {
  const { dimension: d, weights, hessians, linearTerms, point, moments, geometry } = problem;
  const α = 1 / geometry.eigenvalues[0];
  const place = point.map((value, a) => value + moments.minimizer[a]);
  const slopes = hessians.map((q, i) => times(d, q, place).map((value, a) => value + linearTerms[i][a]));
  const gapAfter = (step: Float64Array): number =>
    gapOf(
      moments,
      point.map((value, a) => value - α * step[a]),
    );
  let exact = 0;
  slopes.forEach((first, i) => {
    if (k === 1) exact += weights[i] * gapAfter(first);
    else {
      slopes.forEach((second, j) => {
        exact += weights[i] * weights[j] * gapAfter(first.map((value, a) => 0.5 * (value + second[a])));
      });
    }
  });
  return Math.abs(lemma19(moments, point, k, α) - exact) / Math.max(gapOf(moments, point), exact);
}
