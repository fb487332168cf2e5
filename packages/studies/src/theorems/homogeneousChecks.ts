/** Statements of section 2.1 and of Assumption 8, tried on one random problem. */
import { eigenvaluesSymmetric } from "@sgd-basins/linalg";
import type { BatchSize } from "@sgd-basins/random";
import {
  denseHessians,
  geometryAtGamma,
  type LocalGeometry,
  lemma12,
  meanSquareLimit,
  rateOf,
  theorem16,
  theorem16Index,
  theorem17,
} from "@sgd-basins/theory";
import type { Check } from "./check.ts";
import { batchSizes, gammas, multipliers, rounding, threeGammas } from "./exactStep.ts";
import { dot, meanHessian, normalRegression, type RandomProblem, randomProblem, times } from "./randomProblem.ts";

const ascendingBatchSizes: readonly BatchSize[] = [1, 2, 3, 5, 10, 30, 100, 1000, "inf"];
/** Rows of a regression with normal features. */
const regressionRows = 300;
/** Size of the differences between components that make ρ small. */
const smallPerturbation = 0.02;

const onRandom =
  (run: (problem: RandomProblem) => ReturnType<Check["run"]>): Check["run"] =>
  (seed, index) =>
    run(randomProblem(seed, index, null));

export const homogeneousChecks: readonly Check[] = [
  {
    id: "assumption-8",
    statement: "F̄ − Q̄³, formed from its definition, has no eigenvalue below −10⁻¹² ‖F̄‖",
    run: onRandom((problem) => {
      const { difference, scale } = momentDifference(problem);
      const spectrum = eigenvaluesSymmetric(problem.dimension, difference);
      const margin = spectrum[spectrum.length - 1] / scale;
      return { holds: margin >= -1e-12, margin };
    }),
  },
  {
    id: "assumption-8-line",
    statement: "In one dimension F̄ − Q̄³ is q̄ times the variance of q, to 10⁻¹²",
    run: onRandom(({ dimension, weights, hessians }) => {
      if (dimension > 1) return null;
      const mean = hessians.reduce((sum, [q], i) => sum + weights[i] * q, 0);
      const square = hessians.reduce((sum, [q], i) => sum + weights[i] * q * q, 0);
      const variance = hessians.reduce((sum, [q], i) => sum + weights[i] * (q - mean) * (q - mean), 0);
      const error = Math.abs(mean * square - mean * mean * mean - mean * variance) / (mean * square);
      return { holds: error < 1e-12, margin: -error };
    }),
  },
  {
    id: "normal-features",
    statement: `γ = 1 is admissible for least squares on ${regressionRows} rows of centred normal features`,
    run: (seed, index) => {
      if (index % 10 !== 0) return null;
      const { gamma } = normalRegression(seed, index, regressionRows);
      return { holds: gamma >= 1, margin: gamma };
    },
  },
  {
    id: "lemma-12",
    statement: "Lemma 12's expectation is that over all batches of one or two components, to 10⁻¹⁰",
    run: onRandom((problem) => {
      const error = Math.max(...([1, 2] as const).map((k) => oneStepError(problem, k)));
      return { holds: error < 1e-10, margin: -error };
    }),
  },
  {
    id: "theorem-16",
    statement: "At 1.001, 1.5 and 5 times l(k) the expected gap grows from every point, for γ = 0, ½γ_max, γ_max",
    run: onRandom(({ geometry }) => {
      let margin = Number.POSITIVE_INFINITY;
      for (const at of threeGammas(geometry)) {
        for (const k of batchSizes) {
          const l = rateOf(theorem16(at, k));
          for (const factor of [1.001, 1.5, 5]) margin = Math.min(margin, multipliers(geometry, factor * l, k)[1] - 1);
        }
      }
      return { holds: margin > 0, margin };
    }),
  },
  {
    id: "theorem-17",
    statement: "At 0.1, 0.5 and 0.999 times u(k) the expected gap shrinks from every point, for γ = 0, ½γ_max, γ_max",
    run: onRandom(({ geometry }) => {
      let margin = Number.POSITIVE_INFINITY;
      for (const at of threeGammas(geometry)) {
        for (const k of batchSizes) {
          const u = rateOf(theorem17(at, k));
          for (const factor of [0.1, 0.5, 0.999])
            margin = Math.min(margin, 1 - multipliers(geometry, factor * u, k)[0]);
        }
      }
      return { holds: margin > 0, margin };
    }),
  },
  {
    id: "remark-18",
    statement: "At a fixed ½u(k) the expected gap shrinks by a constant factor below one a step",
    run: onRandom(({ geometry }) => {
      const factor = Math.max(
        ...batchSizes.map((k) => multipliers(geometry, 0.5 * rateOf(theorem17(geometry, k)), k)[0]),
      );
      return { holds: factor < 1, margin: 1 - factor };
    }),
  },
  {
    id: "enclosed",
    statement: "u(k) ≤ α*(k) ≤ l(k) for k = 1, 2, 10, ∞",
    run: onRandom(({ dimension, weights, hessians, geometry }) => {
      const h = denseHessians(dimension, weights, hessians);
      const margins = batchSizes.map((k) => {
        const limit = rateOf(meanSquareLimit(h, k));
        return Math.min(rateOf(theorem16(geometry, k)) / limit - 1, 1 - rateOf(theorem17(geometry, k)) / limit);
      });
      const margin = Math.min(...margins);
      return { holds: margin >= -rounding, margin };
    }),
  },
  {
    id: "gradient-descent",
    statement: "u(∞) = 2/λ₁, the well-known condition of gradient descent",
    run: onRandom(({ geometry }) => {
      const margin = -Math.abs((rateOf(theorem17(geometry, "inf")) * geometry.eigenvalues[0]) / 2 - 1);
      return { holds: margin >= -rounding, margin };
    }),
  },
  {
    id: "gradient-descent-necessary",
    statement: "l(∞) = 2/λ₁: Theorem 16 has gradient descent leave beyond that condition",
    run: onRandom(({ geometry }) => {
      const margin = 1 - (rateOf(theorem16(geometry, "inf")) * geometry.eigenvalues[0]) / 2;
      return { holds: margin >= -rounding, margin };
    }),
  },
  {
    id: "bounds-coincide",
    statement: "u(k) = l(k) for k = 1, 2, 10, ∞",
    run: onRandom(({ geometry }) => {
      const gap = Math.max(
        ...batchSizes.map((k) => 1 - rateOf(theorem17(geometry, k)) / rateOf(theorem16(geometry, k))),
      );
      return { holds: gap <= rounding, margin: -gap };
    }),
  },
  {
    id: "l-grows-with-k",
    statement: "l(k) does not fall as k grows through 1, 2, 3, 5, 10, 30, 100, 1000, ∞, for eleven γ",
    run: onRandom(({ geometry }) => {
      let margin = Number.POSITIVE_INFINITY;
      for (const at of gammas(geometry)) {
        const bounds = ascendingBatchSizes.map((k) => rateOf(theorem16(at, k)));
        for (let i = 1; i < bounds.length; i++) margin = Math.min(margin, bounds[i] / bounds[i - 1] - 1);
      }
      return { holds: margin >= -rounding, margin };
    }),
  },
  {
    id: "index-falls-with-k",
    statement: "Where M changes as k grows, at any of eleven γ, it falls",
    run: onRandom(({ geometry }) => {
      const changes = gammas(geometry).flatMap((at) => {
        const indices = ascendingBatchSizes.map((k) => theorem16Index(at, k));
        return indices.slice(1).map((index, i) => index - indices[i]);
      });
      const moved = changes.filter((change) => change !== 0);
      return moved.length === 0 ? null : { holds: moved.every((change) => change < 0), margin: -Math.max(...moved) };
    }),
  },
  {
    id: "s-grows",
    statement: "s does not fall as γ falls through eleven values from γ_max to 0",
    run: onRandom(({ geometry }) => {
      const values = gammas(geometry).map(({ s }) => s);
      const steps = values.slice(1).map((s, i) => values[i] - s);
      const margin = Math.min(...steps) / (values[0] || 1);
      return { holds: margin >= -rounding, margin };
    }),
  },
  {
    id: "l-grows-as-gamma-falls",
    statement: "Where M stays, lowering γ by a tenth of γ_max raises l(1), each time",
    run: onRandom(({ geometry }) => boundChanges(geometry, (change) => change > rounding)),
  },
  {
    id: "l-falls-as-gamma-falls",
    statement: "Where M stays, lowering γ by a tenth of γ_max never raises l(1)",
    run: onRandom(({ geometry }) => boundChanges(geometry, (change) => change <= rounding)),
  },
  {
    id: "index-moves-with-gamma",
    statement: "Lowering γ from γ_max to 0 changes M at k = 1",
    run: onRandom(({ geometry }) => {
      const [least] = gammas(geometry);
      return { holds: theorem16Index(least, 1) !== theorem16Index(geometry, 1), margin: null };
    }),
  },
  {
    id: "lower-index-lower-l",
    statement: "Where lowering γ from γ_max to 0 lowers M, it lowers l(1)",
    run: onRandom(({ geometry }) => {
      const [least] = gammas(geometry);
      if (theorem16Index(least, 1) >= theorem16Index(geometry, 1)) return null;
      const margin = 1 - rateOf(theorem16(least, 1)) / rateOf(theorem16(geometry, 1));
      return { holds: margin > 0, margin };
    }),
  },
  {
    id: "small-rho",
    statement: "With γ = 0 and ρ = t/(λ₁λᵣ) ≤ 0.1, u(1) is within a tenth of 2/λ₁",
    run: (seed, index) => {
      const geometry = geometryAtGamma(randomProblem(seed, index, smallPerturbation).geometry, 0);
      const { eigenvalues, rank, t } = geometry;
      if (t / eigenvalues[0] / eigenvalues[rank - 1] > 0.1) return null;
      const margin = (rateOf(theorem17(geometry, 1)) * eigenvalues[0]) / 2;
      return { holds: Math.abs(margin - 1) <= 0.1, margin };
    },
  },
  {
    id: "rho-has-no-scale",
    statement: "A problem a thousand times flatter has the same ρ, to 10⁻⁹",
    run: onRandom(({ geometry }) => {
      const rho = (scale: number): number => {
        const { structure, values } = geometry.excess;
        const scaled = {
          ...geometry,
          eigenvalues: geometry.eigenvalues.map((λ) => scale * λ),
          excess: { structure, values: values.map((value) => scale * scale * scale * value) },
        };
        const { eigenvalues, rank, t } = geometryAtGamma(scaled, 0);
        return t / eigenvalues[0] / eigenvalues[rank - 1];
      };
      const margin = -Math.abs(rho(0.001) / rho(1) - 1);
      return { holds: margin >= -rounding, margin };
    }),
  },
];

/** Whether every relative change of l(1) at falling γ, M being the same before and after, obeys a rule. */
function boundChanges(geometry: LocalGeometry, rule: (change: number) => boolean): ReturnType<Check["run"]> {
  if (geometry.gamma < 1e-6) return null;
  const series = gammas(geometry).reverse();
  const changes = series.slice(1).flatMap((at, i) => {
    const before = series[i];
    if (theorem16Index(at, 1) !== theorem16Index(before, 1)) return [];
    return [rateOf(theorem16(at, 1)) / rateOf(theorem16(before, 1)) - 1];
  });
  return changes.length === 0 ? null : { holds: changes.every(rule), margin: Math.max(...changes) };
}

/** F̄ − Q̄³ as the difference of its two terms, and the size of F̄. */
function momentDifference(problem: RandomProblem): { difference: Float64Array; scale: number } {
  const { dimension: d, weights, hessians } = problem;
  const mean = meanHessian(problem);
  const difference = new Float64Array(d * d);
  let scale = 0;
  for (let b = 0; b < d; b++) {
    const unit = Float64Array.from({ length: d }, (_, a) => (a === b ? 1 : 0));
    const cube = times(d, mean, times(d, mean, times(d, mean, unit)));
    const moment = new Float64Array(d);
    hessians.forEach((q, i) => {
      const term = times(d, q, times(d, mean, times(d, q, unit)));
      for (let a = 0; a < d; a++) moment[a] += weights[i] * term[a];
    });
    for (let a = 0; a < d; a++) {
      difference[a * d + b] = moment[a] - cube[a];
      scale = Math.max(scale, Math.abs(moment[a]));
    }
  }
  for (let a = 0; a < d; a++) for (let b = 0; b < a; b++) difference[b * d + a] = difference[a * d + b];
  return { difference, scale };
}

/** Relative difference of Lemma 12's right-hand side and the sum over all batches of k components. */
function oneStepError(problem: RandomProblem, k: 1 | 2): number {
  const { dimension: d, weights, hessians, point: x, geometry } = problem;
  const mean = meanHessian(problem);
  const α = 1 / geometry.eigenvalues[0];
  const images = hessians.map((q) => times(d, q, x));
  const gapAfter = (step: Float64Array): number => {
    const y = x.map((value, a) => value - α * step[a]);
    return dot(y, times(d, mean, y));
  };
  let exact = 0;
  images.forEach((first, i) => {
    if (k === 1) exact += weights[i] * gapAfter(first);
    else {
      images.forEach((second, j) => {
        exact += weights[i] * weights[j] * gapAfter(first.map((value, a) => 0.5 * (value + second[a])));
      });
    }
  });
  const { difference } = momentDifference(problem);
  const stated = lemma12({ dimension: d, meanHessian: mean, excess: difference }, x, k, α);
  return Math.abs(stated - exact) / Math.max(dot(x, times(d, mean, x)), exact);
}
