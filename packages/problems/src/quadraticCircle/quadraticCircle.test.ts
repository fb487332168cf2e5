import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradientError, hessianError, hessianOf } from "../testing.ts";
import { circularBasinHessian, circularBasinValue } from "./circularBasin.ts";
import { quadraticCircleMeans, quadraticCircleModel, quadraticCircleModelComponents } from "./models.ts";
import { quadraticBasinHessian, quadraticBasinValue } from "./quadraticBasin.ts";
import { quadraticCircleSum } from "./quadraticCircleSum.ts";

const point = fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -19, max: 14, noNaN: true }));
const models = [1, 2, 3, 4] as const;

describe("quadratic-circular sums", () => {
  test("gradients and Hessians are the derivatives of the values away from the seams", () => {
    const problem = quadraticCircleModel(1, 0, 3);
    const component = quadraticCircleModelComponents(1, 0, 3)[7];
    fc.assert(
      fc.property(point, ([x1, x2]) => {
        const offset = x2 - component.q2 * x1 * x1 - component.q3;
        const g = component.q1 * offset * offset;
        const h = circularBasinValue(component, x1, x2);
        fc.pre(Math.abs(g - h) > 0.05 && Math.sqrt(x1 * x1 + x2 * x2) > 0.1);
        const x = Float64Array.of(x1, x2);
        expect(gradientError(problem, 7, x, 1e-5)).toBeLessThan(1e-4);
        expect(hessianError(problem, 7, x, 1e-5)).toBeLessThan(1e-4);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("the circular basin is twice continuously differentiable at both circles", () => {
    const basin = { c1: 10, c2: 5, c3: 8, c4: 1 };
    const hessian = new Float64Array(4);
    for (const radius of [5, 8]) {
      for (const side of [-1e-7, 1e-7]) {
        const x = radius + side;
        expect(circularBasinValue(basin, 0.6 * x, 0.8 * x)).toBeCloseTo(radius === 5 ? 1 : 11, 12);
        circularBasinHessian(basin, 0.6 * x, 0.8 * x, hessian);
        expect(Math.max(...hessian.map(Math.abs))).toBeLessThan(1e-4);
      }
    }
  });

  test("with c₂ = 0 the Hessian's eigenvalues near the origin are 60Kρ along x and 30Kρ across, K = c₁/c₃³", () => {
    const hessian = new Float64Array(4);
    const radius = 1e-8;
    circularBasinHessian(quadraticCircleMeans[1], radius, 0, hessian);
    const k = 8 / 40 ** 3;
    expect(hessian[0] / (60 * k * radius)).toBeCloseTo(1, 8);
    expect(hessian[3] / (30 * k * radius)).toBeCloseTo(1, 8);
    expect(hessian[1]).toBe(0);
  });

  test("Hessians averaged over points have the bits of the two basins' Hessians, one point after the other", () => {
    const components = [
      { c1: 10, c2: 5, c3: 8, c4: 1, q1: 0.5, q2: 0.2, q3: -15 },
      ...quadraticCircleModelComponents(1, 0, 2),
    ];
    const shared = components.map((component) => ({ ...component, q3: -15 }));
    // About both minimizers, where the quadratic piece counts, inside, between and outside the circles.
    const points = Float64Array.of(1e-8, -2e-8, 3e-9, 1e-8, 0.1, -14.9, -1, -15, 3, 4, 3.5, 5, -9, 12, 6, -7);
    const expected = shared.flatMap((component) => {
      const mean = new Float64Array(4);
      const hessian = new Float64Array(4);
      for (let p = 0; p < points.length; p += 2) {
        const [x1, x2] = [points[p], points[p + 1]];
        const quadratic = quadraticBasinValue(component, x1, x2) <= circularBasinValue(component, x1, x2);
        (quadratic ? quadraticBasinHessian : circularBasinHessian)({ ...component }, x1, x2, hessian);
        for (let e = 0; e < 4; e++) mean[e] += hessian[e] / (points.length / 2);
      }
      return Array.from(mean);
    });
    const out = new Float64Array(4 * shared.length);
    const weights = new Float64Array(shared.length).fill(1 / shared.length);
    quadraticCircleSum(shared, weights).addMeanHessians!(points, out);
    expect(Array.from(out)).toEqual(expected);
  });

  test("a tie counts as quadratic (Remark 23)", () => {
    // g = h = 0 at the quadratic minimizer if the circular basin's floor reaches it.
    const flat = { c1: 1, c2: 20, c3: 40, c4: 0, q1: 0.5, q2: 0.2, q3: -15 };
    const problem = quadraticCircleSum([flat], Float64Array.of(1));
    expect(hessianOf(problem, 0, Float64Array.of(0, -15))[3]).toBe(1);
  });

  test("both minimizers are stationary for every component, and in their own basin alone", () => {
    for (const model of models) {
      const problem = quadraticCircleModel(1, 0, model);
      const [circular, quadratic] = problem.minimizers;
      for (const { point: x } of problem.minimizers) {
        for (let i = 0; i < problem.components; i++) {
          const gradient = new Float64Array(2);
          problem.addComponentGradient(i, x, gradient);
          expect(gradient.every((slope) => slope === 0)).toBe(true);
          expect(problem.componentValue(i, x)).toBe(0);
        }
      }
      expect(circular.inBasin(circular.point)).toBe(true);
      expect(circular.inBasin(quadratic.point)).toBe(false);
    }
  });

  test("the four models of a draw share their relative factors, within 5 % of the mean", () => {
    const drawn = models.map((model) => quadraticCircleModelComponents(3, 2, model));
    for (let i = 0; i < 50; i++) {
      for (const model of models) {
        for (const letter of ["c1", "c3", "q1", "q2"] as const) {
          const factor = drawn[model - 1][i][letter] / quadraticCircleMeans[model][letter];
          expect(factor).toBeCloseTo(drawn[0][i][letter] / quadraticCircleMeans[1][letter], 12);
          expect(Math.abs(factor - 1)).toBeLessThanOrEqual(0.05);
        }
      }
    }
    expect(drawn[0][0].c1).not.toBe(quadraticCircleModelComponents(3, 1, 1)[0].c1);
  });

  test("components with different q₃ are refused", () => {
    const one = quadraticCircleMeans[1];
    expect(() => quadraticCircleSum([one, { ...one, q3: 0 }], Float64Array.of(0.5, 0.5))).toThrow(/share q₃/);
  });
});
