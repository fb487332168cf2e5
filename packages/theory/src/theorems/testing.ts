/** Random quadratic sums and expectations by enumeration, for the tests of the results of section 2. */

import { eigenSymmetric, eigenvaluesSymmetric } from "@sgd-basins/linalg";
import type { BatchSize } from "@sgd-basins/random";
import fc from "fast-check";
import { geometryAtGamma, type LocalGeometry } from "../geometry/localGeometry.ts";
import { denseHessians } from "../hessians.ts";
import { localGeometry } from "../localTheory/localTheory.ts";
import { type QuadraticSumData, weightedSum } from "./quadraticSumData.ts";

export { rateOf } from "../testing.ts";

export interface RandomProblem extends QuadraticSumData {
  readonly weights: number[];
  /** A point at which β* may be replaced; θ = β* + offset. */
  readonly offsets: readonly Float64Array[];
}

/** Eigenvalues of Q̄ below this part of λ₁ are zero in the random problems, and none lies within a factor 10⁶ of it. */
export const rankTolerance = 1e-9;

/** λ₁/λᵣ of the random problems; γ loses the cube of it in digits. */
const largestCondition = 300;

/** 0, some, and all of the largest γ. */
export const gammaShare = fc.constantFrom(0, 0.3, 0.9, 1);

/** Batch sizes on both sides of most problems' borders. */
export const batchSize: fc.Arbitrary<BatchSize> = fc.constantFrom<BatchSize>(1, 2, 3, 10, 1000, "inf");
export const finiteBatchSize: fc.Arbitrary<number> = fc.constantFrom(1, 2, 3, 10, 1000);

/** Property parameters: one seed, printed with the counterexample on failure. */
export const runs = (numRuns: number): { seed: number; numRuns: number } => ({ seed: 4, numRuns });

type Hessians = Float64Array[];

/** Gram matrices of small integers, of any rank. */
const gramHessians = (d: number, components: number): fc.Arbitrary<Hessians> =>
  fc.array(
    fc
      .record({
        rank: fc.integer({ min: 1, max: d + 2 }),
        entries: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: d * (d + 2), maxLength: d * (d + 2) }),
      })
      .map(({ rank, entries }) => {
        const q = new Float64Array(d * d);
        for (let i = 0; i < d; i++) {
          for (let j = 0; j < d; j++) {
            for (let c = 0; c < rank; c++) q[i * d + j] += entries[i * (d + 2) + c] * entries[j * (d + 2) + c];
          }
        }
        return q;
      }),
    { minLength: components, maxLength: components },
  );

/** Hessians with common eigenvectors: repeated eigenvalues of Q̄, common null spaces and heavy tails. */
const commutingHessians = (d: number, components: number): fc.Arbitrary<Hessians> =>
  fc
    .record({
      spectra: fc.array(fc.array(fc.constantFrom(0, 0, 1, 1, 2, 5, 60), { minLength: d, maxLength: d }), {
        minLength: components,
        maxLength: components,
      }),
      mirror: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: d, maxLength: d }),
    })
    .map(({ spectra, mirror }) => spectra.map((spectrum) => reflected(d, spectrum, mirror)));

/** Multiples of one projection. */
const isotropicHessians = (d: number, components: number): fc.Arbitrary<Hessians> =>
  fc
    .record({
      factors: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: components, maxLength: components }),
      support: fc.array(fc.constantFrom(0, 1, 1), { minLength: d, maxLength: d }),
      mirror: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: d, maxLength: d }),
    })
    .map(({ factors, support, mirror }) =>
      factors.map((factor) =>
        reflected(
          d,
          support.map((one) => one * factor),
          mirror,
        ),
      ),
    );

/** H diag(spectrum) H with the reflection H = I − 2xx'/x'x, or H = I if x = 0. */
function reflected(d: number, spectrum: readonly number[], x: readonly number[]): Float64Array {
  const norm = x.reduce((sum, value) => sum + value * value, 0) || 1;
  const h = (i: number, j: number): number => (i === j ? 1 : 0) - (2 * x[i] * x[j]) / norm;
  const q = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      for (let c = 0; c < d; c++) q[i * d + j] += h(i, c) * spectrum[c] * h(j, c);
      q[j * d + i] = q[i * d + j];
    }
  }
  return q;
}

/**
 * Quadratic sums with d from 1 to 8, N from 1 to 5, curvatures from 1e-12 to 1e12 and lengths from 1e-6 to 1e6:
 * rank-deficient ones, repeated eigenvalues, N = 1, weights in proportion up to 1 : 1000, homogeneous or not.
 */
export const randomProblem: fc.Arbitrary<RandomProblem> = fc
  .record({
    dimension: fc.integer({ min: 1, max: 8 }),
    components: fc.integer({ min: 1, max: 5 }),
    hessians: fc.constantFrom(gramHessians, commutingHessians, commutingHessians, isotropicHessians),
    heaviest: fc.constantFrom(1, 9, 1000),
    curvature: fc.constantFrom(1e-12, 1e-5, 1, 1e6, 1e12),
    length: fc.constantFrom(1e-6, 1, 1e6),
    homogeneous: fc.boolean(),
  })
  .chain(({ dimension: d, components, hessians, heaviest, curvature, length, homogeneous }) => {
    const vector = fc
      .array(fc.integer({ min: -9, max: 9 }), { minLength: d, maxLength: d })
      .map((x) => Float64Array.from(x, (value) => value * length));
    return fc.record({
      dimension: fc.constant(d),
      weights: fc
        .array(fc.integer({ min: 1, max: heaviest }), { minLength: components, maxLength: components })
        .map((weights) => weights.map((weight) => weight / weights.reduce((a, b) => a + b, 0))),
      hessians: hessians(d, components)
        .map((all) => all.map((q) => q.map((entry) => entry * curvature)))
        .filter((all) => all.some((q) => q.some((entry) => entry !== 0))),
      minimizers: fc
        .array(vector, { minLength: components, maxLength: components })
        .map((all) => all.map((own) => (homogeneous ? all[0] : own))),
      offsets: fc.array(vector, { minLength: 4, maxLength: 4 }),
    });
  })
  .filter(({ dimension: d, weights, hessians }) => {
    const spectrum = eigenvaluesSymmetric(d, weightedSum(weights, hessians, d * d));
    return spectrum.every((λ) => Math.abs(λ) < 1e-14 * spectrum[0] || λ * largestCondition > spectrum[0]);
  })
  .map(({ dimension, weights, hessians, minimizers, offsets }) => ({
    dimension,
    weights,
    hessians,
    // rᵢ = −Qᵢbᵢ: component i is smallest at bᵢ.
    linearTerms: hessians.map((q, i) => {
      const image = apply(dimension, q, minimizers[i]);
      const largest = (x: Float64Array): number => Math.max(...x.map(Math.abs));
      // What is only rounding need not lie in the image of Qᵢ.
      const real = largest(image) > 1e-9 * largest(q) * largest(minimizers[i]);
      return image.map((value) => (real ? 0 - value : 0));
    }),
    offsets,
  }));

/** The same problems with rᵢ = 0, so that β* = 0. */
export const homogeneousProblem: fc.Arbitrary<RandomProblem> = randomProblem.map((problem) => ({
  ...problem,
  linearTerms: problem.linearTerms.map((r) => r.map(() => 0)),
}));

/** Geometry at a share of the largest γ. */
export function geometryOf({ dimension, weights, hessians }: RandomProblem, share: number): LocalGeometry {
  const best = localGeometry(denseHessians(dimension, weights, hessians, rankTolerance));
  return geometryAtGamma(best, share * best.gamma);
}

const means = new WeakMap<QuadraticSumData, Float64Array>();

/** Q̄, remembered because the enumerations ask for it again and again. */
function meanOf(problem: QuadraticSumData): Float64Array {
  const { dimension: d, weights, hessians } = problem;
  const mean = means.get(problem) ?? weightedSum(weights, hessians, d * d);
  means.set(problem, mean);
  return mean;
}

/** x'Q̄x, from the definition. */
export function gapOf(problem: QuadraticSumData, x: Float64Array): number {
  const image = apply(problem.dimension, meanOf(problem), x);
  return image.reduce((sum, value, j) => sum + value * x[j], 0);
}

/**
 * E[(θ₁ − β*)'Q̄(θ₁ − β*)] after one step from θ₀ = β* + v, by Definition 9: summed over all N^k batches.
 *
 * @param limit - batches that may be enumerated; more throw
 */
export function enumeratedGap(
  problem: QuadraticSumData,
  minimizer: Float64Array,
  v: Float64Array,
  k: number,
  rate: number,
  limit = 4096,
): number {
  const { dimension: d, weights, hessians, linearTerms } = problem;
  const gradients = hessians.map((q, i) => {
    const residual = apply(d, q, minimizer).map((value, j) => value + linearTerms[i][j]);
    return apply(d, q, v).map((value, j) => value + residual[j]);
  });
  const n = hessians.length;
  const batches = Array.from({ length: k }).reduce<number>((product) => product * n, 1);
  if (batches > limit) throw new Error(`${batches} batches`);
  let expected = 0;
  for (let batch = 0; batch < batches; batch++) {
    const next = v.slice();
    let probability = 1;
    for (let draw = 0, rest = batch; draw < k; draw++, rest = Math.floor(rest / n)) {
      const i = rest % n;
      probability *= weights[i];
      for (let j = 0; j < d; j++) next[j] -= (rate / k) * gradients[i][j];
    }
    expected += probability * gapOf(problem, next);
  }
  return expected;
}

/**
 * The same expectation for any k by enumerating the components once: the mean step, and 1/k of the variance of one
 * component's step about it.
 */
export function expectedGap(
  problem: QuadraticSumData,
  minimizer: Float64Array,
  v: Float64Array,
  k: BatchSize,
  rate: number,
): number {
  const { dimension: d, weights, hessians, linearTerms } = problem;
  const drift = apply(d, meanOf(problem), v);
  let variance = 0;
  hessians.forEach((q, i) => {
    const own = apply(d, q, v);
    const residual = apply(d, q, minimizer);
    const deviation = own.map((value, j) => rate * (value - drift[j] + residual[j] + linearTerms[i][j]));
    variance += weights[i] * gapOf(problem, deviation);
  });
  const expected = gapOf(
    problem,
    v.map((value, j) => value - rate * drift[j]),
  );
  return expected + (k === "inf" ? 0 : variance / k);
}

/** λ₁‖v‖², to which the rounding of v'Q̄v is relative. */
export function sizeOf(problem: QuadraticSumData, v: Float64Array): number {
  const { dimension } = problem;
  return eigenvaluesSymmetric(dimension, meanOf(problem))[0] * v.reduce((sum, x) => sum + x * x, 0);
}

/**
 * α² Σ pᵢ rᵢ'Q̄rᵢ. The residuals Qᵢβ* + rᵢ cancel, and their rounding shows in a gap relative to this.
 */
export function linearScale(problem: RandomProblem, rate: number): number {
  return problem.linearTerms.reduce((sum, r, i) => {
    const step = r.map((x) => rate * x);
    return sum + problem.weights[i] * gapOf(problem, step);
  }, 0);
}

/**
 * Offsets at which a statement about every iterate is tried: the problem's own and the eigenvectors of Q̄, less those whose
 * gap is zero to rounding, about which the strict statements say nothing.
 */
export function iterates(problem: RandomProblem): Float64Array[] {
  const { dimension: d, offsets } = problem;
  const { values, vectors } = eigenSymmetric(d, meanOf(problem));
  const eigenvectors = Array.from({ length: d }, (_, j) =>
    Float64Array.from({ length: d }, (_, i) => vectors[i * d + j]),
  );
  return [...offsets, ...eigenvectors].filter((v) => {
    const square = v.reduce((sum, x) => sum + x * x, 0);
    return gapOf(problem, v) > 1e-6 * values[0] * square;
  });
}

/**
 * A homogeneous sum with prescribed eigenvalues of Q̄ and, along eigenvector j, the dispersion (D/Q̄)ⱼ = varianceⱼ: component
 * i has the curvature λⱼ/pⱼ along every j ≤ i, which happens with probability pⱼ = 1/(1 + varianceⱼ/λⱼ²).
 *
 * @param eigenvalues - descending, with varianceⱼ/λⱼ² not falling
 * @param mirror - the eigenvectors are the columns of I − 2xx'/x'x for this x
 */
export function dispersedProblem(
  eigenvalues: readonly number[],
  variances: readonly number[],
  mirror: readonly number[],
): RandomProblem {
  const d = eigenvalues.length;
  const p = eigenvalues.map((λ, j) => 1 / (1 + variances[j] / λ / λ));
  const cumulative = [1, ...p, 0];
  const components = Array.from({ length: d + 1 }, (_, i) => i).filter((i) => cumulative[i] > cumulative[i + 1]);
  return {
    dimension: d,
    weights: components.map((i) => cumulative[i] - cumulative[i + 1]),
    hessians: components.map((i) =>
      reflected(
        d,
        eigenvalues.map((λ, j) => (j < i ? λ / p[j] : 0)),
        mirror,
      ),
    ),
    linearTerms: components.map(() => new Float64Array(d)),
    offsets: [],
  };
}

function apply(d: number, q: Float64Array, x: Float64Array): Float64Array {
  return Float64Array.from({ length: d }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < d; j++) sum += q[i * d + j] * x[j];
    return sum;
  });
}

/** The result that must apply. */
export function applied<Result extends { readonly applies: boolean }>(
  result: Result,
): Extract<Result, { readonly applies: true }> {
  if (!result.applies) throw new Error(JSON.stringify(result));
  return result as Extract<Result, { readonly applies: true }>;
}
