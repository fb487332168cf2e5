import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lemma7 } from "./lemma7.ts";
import { lemma28 } from "./lemma28.ts";
import { geometryOf, randomProblem, rankTolerance, runs } from "./testing.ts";

describe("null spaces", () => {
  test("Lemma 7: Q̄'s null space is in F̄'s", () => {
    fc.assert(
      fc.property(randomProblem, (problem) => {
        const { dimension, weights, hessians } = problem;
        const check = lemma7(dimension, weights, hessians, rankTolerance);
        expect(check.nullity).toBe(dimension - geometryOf(problem, 1).rank);
        expect(check.residual).toBeLessThan(1e-12);
      }),
      runs(500),
    );
  });

  test("Lemma 28: the columns of QᵢQ̄, and Σ pᵢQᵢQ̄sᵢ, are in Q̄'s row space", () => {
    fc.assert(
      fc.property(randomProblem, ({ dimension, weights, hessians, linearTerms, offsets }) => {
        const vectors = hessians.map((_, i) => offsets[i % offsets.length].map((x, j) => x + linearTerms[i][j]));
        const check = lemma28(dimension, weights, hessians, vectors, rankTolerance);
        expect(check.columns).toBeLessThan(1e-11);
        // Relative to a sum that can cancel.
        expect(check.combination).toBeLessThan(1e-8);
      }),
      runs(500),
    );
  });

  test("both checks see an indefinite component, for which neither lemma holds", () => {
    // Q₁ + Q₂ = diag(2, 0), but Q₁ couples its null space to its range.
    const hessians = [Float64Array.of(1, 1, 1, 0), Float64Array.of(1, -1, -1, 0)];
    expect(lemma7(2, [0.5, 0.5], hessians)).toMatchObject({ nullity: 1, residual: 1 });
    const vectors = [Float64Array.of(1, 0), Float64Array.of(0, 0)];
    const check = lemma28(2, [0.5, 0.5], hessians, vectors);
    expect(check.columns).toBeCloseTo(Math.SQRT1_2, 14);
    expect(check.combination).toBeCloseTo(Math.SQRT1_2, 14);
  });
});
