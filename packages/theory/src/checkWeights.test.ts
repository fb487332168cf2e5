import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkWeights } from "./checkWeights.ts";
import { denseHessians, diagonalHessians, rowHessians } from "./hessians.ts";
import { localGeometry } from "./localTheory/localTheory.ts";
import { meanSquareLimit } from "./meanSquareLimit.ts";
import { sampledComponents } from "./samplingWeights/sampledComponents.ts";
import { lemma3 } from "./theorems/lemma3.ts";
import { lemma6 } from "./theorems/lemma6.ts";
import { lemma7 } from "./theorems/lemma7.ts";
import { lemma28 } from "./theorems/lemma28.ts";
import { secondMoments } from "./theorems/secondMoments.ts";

const hessians = [Float64Array.of(1), Float64Array.of(3)];
const linearTerms = hessians.map(() => Float64Array.of(0));
const doors: Readonly<Record<string, (weights: Float64Array) => unknown>> = {
  denseLocalGeometry: (weights) => localGeometry(denseHessians(1, weights, hessians)),
  diagonalLocalGeometry: (weights) => localGeometry(diagonalHessians(1, weights, hessians)),
  rowHessians: (weights) => rowHessians(1, weights, Float64Array.of(1, 2)),
  meanSquareLimit: (weights) => meanSquareLimit(denseHessians(1, weights, hessians), 1),
  denseSampledComponents: (weights) => sampledComponents(denseHessians(1, weights, hessians)),
  diagonalSampledComponents: (weights) => sampledComponents(diagonalHessians(1, weights, hessians)),
  lemma3: (weights) => lemma3({ dimension: 1, weights, hessians, linearTerms }),
  lemma6: (weights) => lemma6({ dimension: 1, weights, hessians, linearTerms }),
  lemma7: (weights) => lemma7(1, weights, hessians),
  lemma28: (weights) => lemma28(1, weights, hessians, linearTerms),
  secondMoments: (weights) => secondMoments({ dimension: 1, weights, hessians, linearTerms }),
};

describe.each(Object.entries(doors))("%s takes probabilities only", (_name, open) => {
  test("(½, ½), and not (1, 1), (1), negative ones or NaN", () => {
    expect(() => open(Float64Array.of(0.5, 0.5))).not.toThrow();
    for (const weights of [[1, 1], [1], [1.5, -0.5], [0.5, 0.5, 0], [Number.NaN, 1], [0.5, 0.5 + 1e-12]]) {
      expect(() => open(Float64Array.from(weights))).toThrow(RangeError);
    }
  });
});

test("numbers divided by their sum are probabilities, however many", () => {
  const weight = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 500 }), (weights) => {
      const sum = weights.reduce((total, value) => total + value, 0);
      expect(() =>
        checkWeights(
          weights.map((value) => value / sum),
          weights.length,
        ),
      ).not.toThrow();
    }),
    { seed: 1 },
  );
});

test("curvatures whose cubes are no doubles are refused, where γ would come out as 0", () => {
  const tiny = [Float64Array.of(1e-110), Float64Array.of(3e-110)];
  expect(() => localGeometry(denseHessians(1, Float64Array.of(0.5, 0.5), tiny))).toThrow(
    /divide the Hessians by a common factor/,
  );
  expect(localGeometry(denseHessians(1, Float64Array.of(0.5, 0.5), hessians)).gamma).toBeCloseTo(0.25, 15);
});
