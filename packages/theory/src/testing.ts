/** Random quadratic sums, for this package's tests. */
import fc from "fast-check";

export { rateOf } from "./theorems/bound.ts";

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
