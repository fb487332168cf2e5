/** Random quadratic sums and exact one-step expectations, for this package's tests. */
import fc from "fast-check";
import type { BatchSize, Bound } from "./theorems/bound.ts";

export interface QuadraticInstance {
  dimension: number;
  weights: number[];
  hessians: Float64Array[];
  /** Points θ − β* at which statements about every iterate are tried. */
  offsets: Float64Array[];
}

/** Homogeneous quadratic sums with integer Gram matrices: d ≤ 4, N ≤ 4, rank-deficient, repeated and N = 1 included. */
export const randomQuadratic: fc.Arbitrary<QuadraticInstance> = fc
  .record({ dimension: fc.integer({ min: 1, max: 4 }), components: fc.integer({ min: 1, max: 4 }) })
  .chain(({ dimension: d, components }) =>
    fc.record({
      dimension: fc.constant(d),
      weights: fc
        .array(fc.integer({ min: 1, max: 9 }), { minLength: components, maxLength: components })
        .map((weights) => weights.map((weight) => weight / weights.reduce((a, b) => a + b, 0))),
      hessians: fc
        .array(
          fc
            .record({
              rank: fc.integer({ min: 1, max: d }),
              entries: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: d * d, maxLength: d * d }),
            })
            .map(({ rank, entries }) => gram(d, rank, entries)),
          { minLength: components, maxLength: components },
        )
        .filter((hessians) => hessians.some((q) => q.some((entry) => entry !== 0))),
      offsets: fc.array(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: d, maxLength: d }).map((x) => Float64Array.from(x)),
        { minLength: 5, maxLength: 5 },
      ),
    }),
  );

function gram(d: number, rank: number, x: number[]): Float64Array {
  const q = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      for (let c = 0; c < rank; c++) q[i * d + j] += x[i * d + c] * x[j * d + c];
    }
  }
  return q;
}

/**
 * The gap v'Q̄v before one step from θ − β* = v, and its exact expectation after, by summing over the components:
 * E[w'Q̄w] with w = v − (α/k)ΣQ_Z v, which is E over one draw of the variance plus the square of the mean.
 */
export function expectedGap(
  { dimension: d, weights, hessians }: QuadraticInstance,
  v: Float64Array,
  rate: number,
  batchSize: BatchSize,
): [before: number, after: number] {
  const mean = new Float64Array(d * d);
  hessians.forEach((q, i) => {
    for (let e = 0; e < d * d; e++) mean[e] += weights[i] * q[e];
  });
  const apply = (q: Float64Array, x: Float64Array): Float64Array =>
    Float64Array.from({ length: d }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < d; j++) sum += q[i * d + j] * x[j];
      return sum;
    });
  const form = (x: Float64Array): number => apply(mean, x).reduce((sum, y, i) => sum + y * x[i], 0);
  const drift = apply(mean, v);
  const expected = form(v.map((x, i) => x - rate * drift[i]));
  let variance = 0;
  hessians.forEach((q, i) => {
    const step = apply(q, v);
    variance += weights[i] * form(step.map((x, j) => x - drift[j]));
  });
  const inverse = batchSize === "inf" ? 0 : 1 / batchSize;
  return [form(v), expected + rate * rate * inverse * variance];
}

/** The learning rate of a bound that must apply. */
export function rateOf(bound: Bound): number {
  if (!bound.applies) throw new Error(bound.reason);
  return bound.learningRate;
}
