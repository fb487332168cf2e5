import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lemma3 } from "./lemma3.ts";
import { type EquivalentObjective, lemma6 } from "./lemma6.ts";
import type { QuadraticSumData } from "./quadraticSumData.ts";
import { applied, gapOf, type RandomProblem, randomProblem, rankTolerance, runs } from "./testing.ts";

/** Σ wᵢ(½ β'Qᵢβ + rᵢ'β), and the sum of its terms' sizes, to which rounding is proportional. */
function objective({ dimension: d, hessians, linearTerms }: QuadraticSumData, w: readonly number[], β: Float64Array) {
  let value = 0;
  let size = 0;
  hessians.forEach((q, i) => {
    for (let a = 0; a < d; a++) {
      for (let b = 0; b < d; b++) {
        value += 0.5 * w[i] * β[a] * q[a * d + b] * β[b];
        size += Math.abs(w[i] * β[a] * q[a * d + b] * β[b]);
      }
      value += w[i] * linearTerms[i][a] * β[a];
      size += Math.abs(w[i] * linearTerms[i][a] * β[a]);
    }
  });
  return { value, size };
}

function expectEquivalent(problem: RandomProblem, w: readonly number[], equivalent: EquivalentObjective): void {
  const atMinimizer = objective(problem, w, equivalent.minimizer);
  for (const β of problem.offsets) {
    const { value, size } = objective(problem, w, β);
    const distance = β.map((entry, j) => entry - equivalent.minimizer[j]);
    const form = gapOf({ ...problem, weights: w }, distance);
    const error = Math.abs(0.5 * form + equivalent.constant - value);
    expect(error).toBeLessThanOrEqual(1e-9 * (size + atMinimizer.size));
    // β* is a minimizer.
    expect(atMinimizer.value).toBeLessThanOrEqual(value + 1e-9 * (size + atMinimizer.size));
  }
}

describe("Lemma 6", () => {
  test("½(β − β*)'Q̄(β − β*) and the constant give the objective everywhere, and β* minimises it", () => {
    fc.assert(
      fc.property(randomProblem, (problem) => {
        expectEquivalent(problem, problem.weights, applied(lemma6(problem, rankTolerance)));
      }),
      runs(300),
    );
  });

  test("a linear term outside the image of Q̄ has no minimum", () => {
    const data = {
      dimension: 2,
      weights: [1],
      hessians: [Float64Array.of(1, 0, 0, 0)],
      linearTerms: [Float64Array.of(0, 1)],
    };
    expect(lemma6(data)).toMatchObject({ applies: false, reason: expect.stringContaining("not bounded from below") });
    expect(() => lemma6({ ...data, weights: [0.5, 0.5] })).toThrow(
      "there must be a weight for each of 1 components, found 2",
    );
  });
});

describe("Lemma 3", () => {
  const common = randomProblem.filter((problem) => lemma3(problem, rankTolerance).applies);

  test("½(β − β*)'[ΣQᵢ](β − β*) and the constant give the unweighted objective everywhere", () => {
    fc.assert(
      fc.property(common, (problem) => {
        const ones = problem.weights.map(() => 1);
        expectEquivalent(problem, ones, applied(lemma3(problem, rankTolerance)));
      }),
      runs(300),
    );
  });

  test("Lemma 4: with any weights the minimizer is a minimizer of the unweighted objective", () => {
    fc.assert(
      fc.property(common, (problem) => {
        const ones = problem.weights.map(() => 1);
        const least = objective(problem, ones, applied(lemma3(problem, rankTolerance)).minimizer);
        const weighted = objective(problem, ones, applied(lemma6(problem, rankTolerance)).minimizer);
        expect(weighted.value - least.value).toBeLessThanOrEqual(1e-9 * (weighted.size + least.size));
      }),
      runs(300),
    );
  });

  test("Lemma 4's proof needs the factor ½ that it drops", () => {
    const data = {
      dimension: 1,
      weights: [1],
      hessians: [Float64Array.of(4)],
      linearTerms: [Float64Array.of(-4)],
    };
    const { minimizer, constant } = applied(lemma3(data));
    expect([...minimizer, constant]).toEqual([1, -2]);
    const rise = objective(data, [1], Float64Array.of(4)).value - constant;
    expect(rise).toBe(0.5 * 4 * 3 * 3);
    expect(rise).not.toBe(4 * 3 * 3);
  });

  test("rounding is no disagreement: where β* is in a component's null space, and where the linear terms cancel", () => {
    for (let i = 1; i <= 50; i++) {
      // β* = (i/7, 3i/7) is in the null space of the second Hessian, which sees only rounding of it.
      const b = [i / 7, (3 * i) / 7];
      const data = {
        dimension: 2,
        weights: [0.3, 0.7],
        hessians: [Float64Array.of(3, 1, 1, 2), Float64Array.of(9, -3, -3, 1)],
        linearTerms: [Float64Array.of(-(3 * b[0] + b[1]), -(b[0] + 2 * b[1])), new Float64Array(2)],
      };
      const { minimizer } = applied(lemma3(data));
      minimizer.forEach((value, j) => {
        expect(value / b[j]).toBeCloseTo(1, 13);
      });
    }
    // 0.1 + 0.2 − 0.3 is not zero in doubles, and lies outside of the image.
    const cancelling = {
      dimension: 2,
      weights: [1 / 3, 1 / 3, 1 / 3],
      hessians: [1, 1, 1].map(() => Float64Array.of(1, 0, 0, 0)),
      linearTerms: [0.1, 0.2, -0.3].map((x) => Float64Array.of(0, x)),
    };
    expect(applied(lemma6(cancelling)).minimizer).toEqual(Float64Array.of(0, 0));
  });

  test("components without a common minimizer are refused by number", () => {
    const data = {
      dimension: 1,
      weights: [0.5, 0.5],
      hessians: [Float64Array.of(1), Float64Array.of(1)],
      linearTerms: [Float64Array.of(0), Float64Array.of(1)],
    };
    expect(lemma3(data)).toEqual({
      applies: false,
      reason: "component 0 is not stationary at the minimizer of the sum",
    });
  });
});
