/** Statements of section 2.2, tried on one random problem without a common minimizer. */
import { quadraticSum } from "@sgd-basins/problems";
import {
  lemma14,
  lemma19,
  lemma20,
  lemma22,
  rateOf,
  type SecondMoments,
  secondMoments,
  sigmaBar,
  theorem16,
  theorem16Index,
  theorem21,
} from "@sgd-basins/theory";
import type { Check } from "./check.ts";
import { rounding } from "./exactStep.ts";
import { dot, type RandomProblem, randomProblem, times } from "./randomProblem.ts";

const batchSizes = [1, 2, 10];
/** Learning rates, in units of 1/λ₁, at which a step is taken. */
const rates = [-10, -1, -0.001, 0.01, 0.1, 0.5, 1, 1.5, 2, 5, 100];
/** A gap at which Theorem 21's bound is to be at its limit. */
const smallGap = 1e-9;

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
      if (!isSmall(problem)) return null;
      const deviations = batchSizes.map((k) => Math.abs(boundAt(problem, k, smallGap) / limitingRate(problem, k) - 1));
      const margin = -Math.max(...deviations);
      return { holds: margin > -1e-3, margin };
    }),
  },
  {
    id: "small-gap-rate-needed",
    statement:
      "From a point with a gap of 10⁻⁹ the expected gap shrinks at no rate above 1.1 times 2kλᵣE/σ̄, k = 1, 2, 10",
    run: onRandom((problem) => {
      if (!isSmall(problem)) return null;
      const offset = pointWithGap(problem, smallGap);
      const margin = Math.min(
        ...batchSizes.map((k) => 1.1 - exactLimit(problem, offset, k) / limitingRate(problem, k)),
      );
      return { holds: margin >= 0, margin };
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
  {
    id: "small-gap-order",
    statement:
      "The largest rate at which a step shrinks the expected gap falls a thousandfold, within 1 %, from a gap of 10⁻⁹ to 10⁻¹² of the noise, k = 1, 2, 10",
    run: onRandom((problem) => {
      const { noise } = problem.moments;
      const unit = noise / problem.geometry.eigenvalues[0] / problem.geometry.eigenvalues[0];
      const [large, small] = [1e-9, 1e-12].map((size) => pointWithGap(problem, size * unit));
      const deviations = batchSizes.map((k) =>
        Math.abs((1000 * exactLimit(problem, small, k)) / exactLimit(problem, large, k) - 1),
      );
      const margin = -Math.max(...deviations);
      return { holds: margin > -0.01, margin };
    }),
  },
  {
    id: "bifurcation-against-gap",
    statement:
      "The least k for which Theorem 21 takes λ₁ does not fall as the gap falls through 10³, 1, 10⁻³, 10⁻⁶, 10⁻⁹, and rises in all",
    run: onRandom((problem) => {
      if (problem.geometry.rank === 1) return null;
      const least = [1e3, 1, 1e-3, 1e-6, 1e-9].map((gap) => bifurcation(problem, gap));
      const falls = least.slice(1).some((k, i) => k < least[i]);
      return { holds: !falls && least[least.length - 1] > least[0], margin: null };
    }),
  },
  {
    id: "lemma-20",
    statement: "Lemma 20's bound is at least the exact gap after a step, for eleven α and three c, k = 1, 2, 10",
    run: onRandom(({ geometry, moments, point }) => {
      const λ = geometry.eigenvalues[0];
      const gap = gapOf(moments, point);
      let margin = Number.POSITIVE_INFINITY;
      for (const k of batchSizes) {
        for (const rate of rates) {
          const exact = lemma19(moments, point, k, rate / λ);
          for (const c of [1e-3, 1, 1e3]) {
            const bound = lemma20(geometry, moments, gap, k, rate / λ, c * λ * λ);
            if (!bound.applies) throw new Error(`Lemma 20: ${bound.reason}`);
            margin = Math.min(margin, bound.gap / exact - 1);
          }
        }
      }
      return { holds: margin >= -rounding, margin };
    }),
  },
  {
    id: "lemma-22",
    statement:
      "Where its hypothesis holds, Lemma 22's bound is at most the exact gap after a step, for eleven α, three ρ₁ and two ρ₂, k = 1, 2, 10",
    run: onRandom(({ geometry, moments, point }) => {
      const gap = gapOf(moments, point);
      const margins = atRates(geometry.eigenvalues[0], (k, α) =>
        [0.1, 0.5, 1].flatMap((rho1) =>
          [0.5, 1].flatMap((rho2) => {
            const bound = lemma22(geometry, moments, gap, k, α, rho1, rho2);
            return bound.applies ? [1 - bound.gap / lemma19(moments, point, k, α)] : [];
          }),
        ),
      );
      return least(margins, -rounding);
    }),
  },
  {
    id: "lemma-22-rho-one",
    statement: "At ρ₁ = 1 Lemma 22's bound is the gap times Lemma 14's multiplier with s − z̄ for s, to 10⁻⁹",
    run: onRandom(({ geometry, moments, point }) => {
      const gap = gapOf(moments, point);
      const penalised = { ...geometry, s: geometry.s - moments.coupling / moments.noise };
      const margins = atRates(geometry.eigenvalues[0], (k, α) => {
        const bound = lemma22(geometry, moments, gap, k, α, 1);
        const lower = lemma14(penalised, k, α);
        if (!bound.applies || !lower.applies) return [];
        return [-Math.abs(bound.gap / gap - lower.multiplier) / Math.max(1, lower.multiplier)];
      });
      return least(margins, -rounding);
    }),
  },
  {
    id: "theorem-16-inhomogeneous",
    statement:
      "At 1.001, 1.5 and 5 times l(k) with s − z̄ for s, where Lemma 22's hypothesis holds, the expected gap grows from a point, k = 1, 2, 10",
    run: onRandom(({ geometry, moments, point }) => {
      const gap = gapOf(moments, point);
      const penalised = { ...geometry, s: geometry.s - moments.coupling / moments.noise };
      const margins = batchSizes.flatMap((k) => {
        const λ = geometry.eigenvalues[theorem16Index(penalised, k) - 2];
        if (!(geometry.gamma * λ * λ + penalised.s > 0)) return [];
        return [1.001, 1.5, 5].flatMap((factor) => {
          const α = factor * rateOf(theorem16(penalised, k));
          if (!lemma22(geometry, moments, gap, k, α).applies) return [];
          return [lemma19(moments, point, k, α) / gap - 1];
        });
      });
      return least(margins, Number.MIN_VALUE);
    }),
  },
];

/** Numbers for every batch size and rate. */
function atRates(λ: number, of: (k: number, α: number) => number[]): number[] {
  return batchSizes.flatMap((k) => rates.flatMap((rate) => of(k, rate / λ)));
}

/** Whether the least of some margins is large enough; null where there are none. */
function least(margins: readonly number[], enough: number): ReturnType<Check["run"]> {
  if (margins.length === 0) return null;
  const margin = Math.min(...margins);
  return { holds: margin >= enough, margin };
}

/**
 * Whether Theorem 21's bound at the small gap is at its limit, which it is where σ̄/E outgrows the other terms; where the
 * noise is small that takes smaller gaps.
 */
function isSmall({ geometry: { eigenvalues, gamma }, moments }: Inhomogeneous): boolean {
  const square = eigenvalues[0] * eigenvalues[0];
  return sigmaBar(moments, square) / smallGap >= 1e4 * square * (1 + gamma);
}

/** 2kλᵣE/σ̄ at the small gap, with c = λ₁². */
function limitingRate({ geometry: { eigenvalues, rank }, moments }: Inhomogeneous, k: number): number {
  return (2 * k * eigenvalues[rank - 1] * smallGap) / sigmaBar(moments, eigenvalues[0] * eigenvalues[0]);
}

/** The problem's point, moved along the line to the minimizer until its gap is the given one. */
function pointWithGap({ moments, point }: Inhomogeneous, gap: number): Float64Array {
  const size = Math.sqrt(gap / gapOf(moments, point));
  return point.map((value) => size * value);
}

/** The learning rate up to which a step from a point shrinks the expected gap: where E − 2αa + α²b is E again. */
function exactLimit({ moments, geometry }: Inhomogeneous, offset: Float64Array, k: number): number {
  const slope = times(moments.dimension, moments.meanHessian, offset);
  const a = dot(slope, slope);
  const α = 1 / geometry.eigenvalues[0];
  const b = (lemma19(moments, offset, k, α) - gapOf(moments, offset) + 2 * α * a) / (α * α);
  return (2 * a) / b;
}

/** The least power of two k at which Theorem 21's bound is the one with λ₁, with c = λ₁²; 2⁶⁰ if there is none below. */
function bifurcation(problem: Inhomogeneous, gap: number): number {
  const { eigenvalues, gamma, t, rank } = problem.geometry;
  const [largest, smallest] = [eigenvalues[0], eigenvalues[rank - 1]];
  const dispersion = t + largest * largest + sigmaBar(problem.moments, largest * largest) / gap;
  for (let k = 1; k < 2 ** 60; k *= 2) {
    const at = (λ: number): number => (2 * λ) / ((1 + gamma / k) * λ * λ + dispersion / k);
    const bound = boundAt(problem, k, gap);
    if (Math.abs(bound / at(largest) - 1) < Math.abs(bound / at(smallest) - 1)) return k;
  }
  return 2 ** 60;
}

/** (θ − β*)'Q̄(θ − β*). */
function gapOf({ dimension, meanHessian }: SecondMoments, offset: Float64Array): number {
  return dot(offset, times(dimension, meanHessian, offset));
}

/** Theorem 21's bound with the largest γ and c = λ₁². */
function boundAt({ geometry, moments }: Inhomogeneous, k: number, gap: number): number {
  return rateOf(theorem21(geometry, moments, gap, k, geometry.eigenvalues[0] * geometry.eigenvalues[0]));
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
