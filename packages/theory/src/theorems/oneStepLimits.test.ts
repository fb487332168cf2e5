import { multiply, pencilExtremes } from "@sgd-basins/linalg";
import fc from "fast-check";
import { expect, test } from "vitest";
import { denseHessians } from "../hessians.ts";
import { localGeometry } from "../localTheory/localTheory.ts";
import { meanSquareLimit } from "../meanSquareLimit.ts";
import { randomQuadratic } from "../testing.ts";
import { oneStepLimits } from "./oneStepLimits.ts";
import { weightedSum } from "./quadraticSumData.ts";
import { meanCube } from "./secondMoments.ts";
import {
  applied,
  batchSize,
  expectedGap,
  gapOf,
  geometryOf,
  homogeneousProblem,
  iterates,
  rankTolerance,
  rateOf,
  runs,
} from "./testing.ts";

test("within the limits' order: every iterate shrinks below both, and grows above both", () => {
  fc.assert(
    fc.property(homogeneousProblem, batchSize, (problem, k) => {
      const limits = applied(oneStepLimits(geometryOf(problem, 1), k));
      const zero = new Float64Array(problem.dimension);
      for (const v of iterates(problem)) {
        expect(expectedGap(problem, zero, v, k, 0.999 * limits.convergence)).toBeLessThan(gapOf(problem, v));
        expect(expectedGap(problem, zero, v, k, 1.001 * limits.divergence)).toBeGreaterThan(gapOf(problem, v));
      }
    }),
    runs(300),
  );
});

test("no better limits exist: they are the extremes of 2v'Q̄²v / v'((1 − 1/k)Q̄³ + F̄/k)v, F̄ from its definition", () => {
  fc.assert(
    fc.property(homogeneousProblem, batchSize, (problem, k) => {
      const { dimension: d, weights, hessians } = problem;
      const mean = weightedSum(weights, hessians, d * d);
      const square = new Float64Array(d * d);
      const cube = new Float64Array(d * d);
      multiply(d, d, d, mean, mean, square);
      multiply(d, d, d, square, mean, cube);
      const f = meanCube(problem, mean);
      const inverse = k === "inf" ? 0 : 1 / k;
      const second = cube.map((entry, e) => (1 - inverse) * entry + inverse * f[e]);
      const extremes = pencilExtremes(d, second, square, rankTolerance);
      const limits = applied(oneStepLimits(geometryOf(problem, 1), k));
      expect((limits.convergence * extremes.largest) / 2).toBeCloseTo(1, 6);
      expect((limits.divergence * extremes.smallest) / 2).toBeCloseTo(1, 6);
    }),
    runs(300),
  );
});

test("the mean-square limit lies between them", () => {
  fc.assert(
    fc.property(randomQuadratic, batchSize, ({ dimension, weights, hessians }, k) => {
      const limits = applied(oneStepLimits(localGeometry(denseHessians(dimension, weights, hessians)), k));
      const limit = rateOf(meanSquareLimit(denseHessians(dimension, weights, hessians), k));
      expect(limit).toBeGreaterThanOrEqual(limits.convergence * (1 - 1e-9));
      expect(limit).toBeLessThanOrEqual(limits.divergence * (1 + 1e-9));
    }),
    runs(200),
  );
});
