/** Lemmas 3 to 7, 14 and 15, and Theorem 16 for negative learning rates, tried on one random problem. */
import { quadraticSum } from "@sgd-basins/problems";
import { stream, uniform01 } from "@sgd-basins/random";
import { type EquivalentObjective, lemma3, lemma6, lemma7, lemma14, lemma15 } from "@sgd-basins/theory";
import type { Check } from "./check.ts";
import { batchSizes, multipliers, rounding, threeGammas } from "./exactStep.ts";
import { dot, type RandomProblem, randomProblem, times } from "./randomProblem.ts";

/** Learning rates, in units of 1/λ₁, at which a step is taken. */
const rates = [-100, -1, -0.001, 0, 0.1, 0.5, 1, 1.5, 2, 5, 100];
/** How far along a line a component that is not bounded from below is followed. */
const far = 1e6;
/** Of the interval of the eigenvalues: two that are independent and uniform in it lie within this share every second time. */
const medianSpacing = 1 - Math.SQRT1_2;

const onRandom =
  (run: (problem: RandomProblem) => ReturnType<Check["run"]>): Check["run"] =>
  (seed, index) =>
    run(randomProblem(seed, index, null));

export const lemmaChecks: readonly Check[] = [
  {
    id: "lemma-3",
    statement: "With a common minimizer the objective (1) is Lemma 3's at two points, up to the constant, to 10⁻⁹",
    run: onRandom((problem) => {
      const common = withCommonMinimizer(problem);
      const equivalent = lemma3(common);
      if (!equivalent.applies) throw new Error(`Lemma 3: ${equivalent.reason}`);
      return agreement(common, new Float64Array(common.weights.length).fill(1), equivalent);
    }),
  },
  {
    id: "lemma-4",
    statement: "A minimizer of the weighted objective is one of the unweighted (1): the slope there is zero to 10⁻⁹",
    run: onRandom((problem) => {
      const common = withCommonMinimizer(problem);
      const weighted = lemma6(common);
      if (!weighted.applies) throw new Error(`Lemma 6: ${weighted.reason}`);
      const { dimension: d, hessians, linearTerms } = common;
      const slope = new Float64Array(d);
      let size = 0;
      hessians.forEach((q, i) => {
        const image = times(d, q, weighted.minimizer);
        for (let a = 0; a < d; a++) slope[a] += image[a] + linearTerms[i][a];
        size += Math.sqrt(dot(linearTerms[i], linearTerms[i]));
      });
      const error = Math.sqrt(dot(slope, slope)) / size;
      return { holds: error < rounding, margin: -error };
    }),
  },
  {
    id: "lemma-5",
    statement:
      "A component with a negative curvature, and one with r outside the image of Q, falls below −10⁶ along a line",
    run: onRandom((problem) => {
      const falls = [negativeCurvature(problem), outsideImage(problem)].every((value) => value < -1e6);
      return { holds: falls, margin: null };
    }),
  },
  {
    id: "lemma-6",
    statement: "Without a common minimizer the objective (2) is Lemma 6's at two points, up to the constant, to 10⁻⁹",
    run: onRandom((problem) => {
      if (quadraticSum(problem).homogeneous) return null;
      const equivalent = lemma6(problem);
      if (!equivalent.applies) throw new Error(`Lemma 6: ${equivalent.reason}`);
      return agreement(problem, problem.weights, equivalent);
    }),
  },
  {
    id: "lemma-7",
    statement:
      "With a direction taken out of every Qᵢ, F̄ is zero on the null space of Q̄, to 10⁻¹⁰ of its largest entry",
    run: onRandom(({ dimension, weights, hessians, point }) => {
      if (dimension === 1) return null;
      const { nullity, residual } = lemma7(
        dimension,
        weights,
        hessians.map((q) => without(dimension, q, point)),
        rounding,
      );
      return { holds: nullity > 0 && residual < 1e-10, margin: -residual };
    }),
  },
  {
    id: "lemma-14",
    statement: "Lemma 14's multiplier is at most the exact one of every point, for eleven α of either sign and three γ",
    run: onRandom(({ geometry }) => {
      let margin = Number.POSITIVE_INFINITY;
      for (const at of threeGammas(geometry)) {
        for (const k of batchSizes) {
          for (const rate of rates) {
            const α = rate / geometry.eigenvalues[0];
            const [largest, smallest] = multipliers(geometry, α, k);
            const lower = lemma14(at, k, α);
            if (!lower.applies) throw new Error(`Lemma 14: ${lower.reason}`);
            margin = Math.min(margin, (smallest - lower.multiplier) / Math.max(1, largest));
          }
        }
      }
      return { holds: margin >= -rounding, margin };
    }),
  },
  {
    id: "lemma-15",
    statement: "Lemma 15's multiplier is within [−1, 1] at 0, ½ and 0.999 of its bound, above 1 at 1.001 and −0.001",
    run: onRandom(({ geometry }) => {
      let margin = Number.POSITIVE_INFINITY;
      for (const { eigenvalues, rank, gamma, s } of threeGammas(geometry)) {
        for (const k of batchSizes) {
          const inverse = k === "inf" ? 0 : 1 / k;
          for (const λ of eigenvalues.slice(0, rank)) {
            const end = lemma15(λ, gamma, s, inverse);
            const at = (share: number): number => {
              const α = share * end;
              return 1 - 2 * α * λ + α * α * ((1 + gamma * inverse) * λ * λ + inverse * s);
            };
            margin = Math.min(
              margin,
              ...[0, 0.5, 0.999].map((share) => 1 - Math.abs(at(share))),
              ...[1.001, -0.001].map((share) => at(share) - 1),
            );
          }
        }
      }
      return { holds: margin >= 0, margin };
    }),
  },
  {
    id: "theorem-16-negative",
    statement: "At α = −0.001, −1 and −100 over λ₁ the expected gap grows from every point",
    run: onRandom(({ geometry }) => {
      const growth = batchSizes.flatMap((k) =>
        rates.filter((rate) => rate < 0).map((rate) => multipliers(geometry, rate / geometry.eigenvalues[0], k)[1] - 1),
      );
      const margin = Math.min(...growth);
      return { holds: margin > 0, margin };
    }),
  },
  {
    id: "eigenvalue-spacing",
    statement: `Two eigenvalues drawn as in Appendix A lie within ${medianSpacing.toFixed(3)} × 50 of each other`,
    run: (seed, index) => {
      const random = stream(seed, "theorems", "eigenvalue-spacing", index);
      const spacing = Math.abs(uniform01(random) - uniform01(random));
      return { holds: spacing < medianSpacing, margin: null };
    },
  },
];

/** The same Hessians with rᵢ = −Qᵢz: Problem 1, with the common minimizer z. */
function withCommonMinimizer(problem: RandomProblem): RandomProblem {
  const { dimension, hessians, point } = problem;
  return { ...problem, linearTerms: hessians.map((q) => times(dimension, q, point).map((value) => 0 - value)) };
}

/** Whether Σ wᵢ(½β'Qᵢβ + rᵢ'β) is its equivalent form at two points. */
function agreement(
  { dimension: d, hessians, linearTerms, point }: RandomProblem,
  weights: Float64Array,
  { minimizer, hessian, constant }: EquivalentObjective,
): ReturnType<Check["run"]> {
  const errors = [-2, 3].map((size) => {
    const place = point.map((value, a) => size * value + a + 1);
    const objective = hessians.reduce(
      (sum, q, i) => sum + weights[i] * (0.5 * dot(place, times(d, q, place)) + dot(linearTerms[i], place)),
      0,
    );
    const offset = place.map((value, a) => value - minimizer[a]);
    const quadratic = 0.5 * dot(offset, times(d, hessian, offset));
    return Math.abs(quadratic + constant - objective) / (quadratic + Math.abs(constant));
  });
  const error = Math.max(...errors);
  return { holds: error < rounding, margin: -error };
}

/** PQP with the projection P on the complement of a vector. */
function without(d: number, q: Float64Array, v: Float64Array): Float64Array {
  const square = dot(v, v);
  const projected = (x: Float64Array): Float64Array => {
    const share = dot(v, x) / square;
    return x.map((value, a) => value - share * v[a]);
  };
  const columns = Array.from({ length: d }, (_, b) => {
    const unit = Float64Array.from({ length: d }, (_, a) => (a === b ? 1 : 0));
    return projected(times(d, q, projected(unit)));
  });
  return Float64Array.from({ length: d * d }, (_, e) => {
    const [a, b] = [Math.floor(e / d), e % d];
    return 0.5 * (columns[b][a] + columns[a][b]);
  });
}

/** A component with the curvature −1 along the first axis, far along it. */
function negativeCurvature({ dimension: d, hessians: [q], linearTerms: [r] }: RandomProblem): number {
  const axis = Float64Array.from({ length: d }, (_, a) => (a === 0 ? 1 : 0));
  return lowest(
    q.map((entry, e) => (e === 0 ? -1 : entry)),
    r,
    axis,
  );
}

/** A component with Q = vv', or 0 on the line, and r = Qz + 2w with a unit vector w ⟂ v, far along w. */
function outsideImage({ dimension: d, point, linearTerms: [z] }: RandomProblem): number {
  const v = d === 1 ? Float64Array.of(0) : point;
  const along = d === 1 ? 0 : dot(v, z) / dot(v, v);
  const w = z.map((value, a) => value - along * v[a]);
  const length = Math.sqrt(dot(w, w));
  if (!(length > 0)) throw new Error("no vector outside the image");
  const unit = w.map((value) => value / length);
  const image = dot(v, z);
  return lowest(
    Float64Array.from({ length: d * d }, (_, e) => v[Math.floor(e / d)] * v[e % d]),
    v.map((value, a) => value * image + 2 * unit[a]),
    unit,
  );
}

/** The smaller value of ½x'Qx + r'x at 10⁶ along a unit vector, either way. */
function lowest(q: Float64Array, r: Float64Array, unit: Float64Array): number {
  const curvature = dot(unit, times(unit.length, q, unit));
  return Math.min(...[far, -far].map((length) => 0.5 * length * length * curvature + length * dot(r, unit)));
}
