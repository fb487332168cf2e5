import { mt19937 } from "@sgd-basins/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradientError, hessianError } from "../testing.ts";
import {
  selectedStyblinskiTangModel,
  selectedStyblinskiTangSeeds,
  styblinskiTangModel,
  styblinskiTangModels,
  styblinskiTangSize,
} from "./models.ts";
import { stationaryPoints } from "./stationaryPoints.ts";
import { styblinskiTangSum } from "./styblinskiTangSum.ts";

describe("stationary points of a coordinate", () => {
  test("are zeros of the derivative, ordered, with minima outside and a maximum between", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        fc.double({ min: -320, max: -0.01, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (c1, c2, c3) => {
          const points = stationaryPoints(c1, c2, c3);
          // Three real roots of x³ + px + q exactly if −4p³ > 27q².
          const p = c2 / (2 * c1);
          const q = c3 / (4 * c1);
          const discriminant = -4 * p * p * p - 27 * q * q;
          fc.pre(Math.abs(discriminant) > 1e-9 * (27 * q * q + 1e-9));
          expect(points !== null).toBe(discriminant > 0);
          if (points === null) return;
          const { lower, barrier, upper } = points;
          const slope = (x: number): number => 2 * c1 * x * x * x + c2 * x + 0.5 * c3;
          const curvature = (x: number): number => 6 * c1 * x * x + c2;
          for (const x of [lower, barrier, upper]) {
            const scale = Math.abs(2 * c1 * x * x * x) + Math.abs(c2 * x) + 0.5 * c3;
            expect(Math.abs(slope(x))).toBeLessThanOrEqual(16 * Number.EPSILON * scale + 1e-300);
          }
          expect(lower < barrier && barrier < upper).toBe(true);
          expect(curvature(lower) > 0 && curvature(barrier) < 0 && curvature(upper) > 0).toBe(true);
          // c₃ > 0 tilts the curve: the lower minimum is the sharper one.
          expect(curvature(lower)).toBeGreaterThanOrEqual(curvature(upper) * (1 - 1e-9));
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });

  test("of the standard function ½(x⁴ − 16x² + 5x) are its published ones", () => {
    expect(stationaryPoints(1, -16, 5)?.lower).toBeCloseTo(-2.903534, 6);
    expect(stationaryPoints(1, -16, 5)?.upper).toBeCloseTo(2.746803, 6);
  });

  test.each([
    [0, -1, 1],
    [1, 0, 1],
    [1, -1, 100],
  ])("of (%d, %d, %d) there are not three", (c1, c2, c3) => {
    expect(stationaryPoints(c1, c2, c3)).toBeNull();
  });
});

describe("Styblinski–Tang sums", () => {
  test("gradients and Hessians are the derivatives of the values", () => {
    const problem = styblinskiTangModel(1, 0, 1);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 199 }),
        fc.array(fc.double({ min: 0.5, max: 4.5, noNaN: true }), { minLength: 10, maxLength: 10 }),
        (i, x) => {
          expect(gradientError(problem, i, Float64Array.from(x), 1e-5)).toBeLessThan(1e-5);
          expect(hessianError(problem, i, Float64Array.from(x), 1e-5)).toBeLessThan(1e-5);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  test.each(styblinskiTangModels)(
    "Model %d: the minimizers are stationary, inside the box, in opposite wells",
    (model) => {
      for (const problem of [styblinskiTangModel(1, 0, model), selectedStyblinskiTangModel(model)]) {
        const { dimension, components } = styblinskiTangSize(model);
        expect(problem).toMatchObject({ dimension, components });
        expect(problem.weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        const [flat, sharp] = problem.minimizers;
        for (const { point } of problem.minimizers) {
          const gradient = new Float64Array(dimension);
          problem.gradient(point, gradient);
          expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-12);
          const summed = new Float64Array(dimension);
          for (let i = 0; i < components; i++) {
            const part = new Float64Array(dimension);
            problem.addComponentGradient(i, point, part);
            part.forEach((slope, j) => {
              summed[j] += problem.weights[i] * slope;
            });
          }
          expect(Math.max(...summed.map(Math.abs))).toBeLessThan(1e-12);
          expect(Math.max(...point.map(Math.abs))).toBeLessThan(5);
        }
        expect(flat.inBasin(flat.point) && !flat.inBasin(sharp.point) && sharp.inBasin(sharp.point)).toBe(true);
      }
    },
  );

  test.each([
    [1, 519.044432],
    [2, 2492.245437],
    [3, 4954.366943],
  ] as const)("Model %d's selected seed draws uniforms that sum to %d", (model, sum) => {
    const generator = mt19937(selectedStyblinskiTangSeeds[model]);
    let total = 0;
    for (let draw = 0; draw < 5 * styblinskiTangSize(model).components; draw++) total += generator.nextUniform();
    expect(total).toBeCloseTo(sum, 5);
  });

  test("a coordinate without two minima, or with one outside the box, gives no problem", () => {
    const one = Float64Array.of(1);
    const term = { component: 0, coordinate: 0, c1: 1, c2: -16, c3: 5 };
    expect(styblinskiTangSum(1, one, [term])).not.toBeNull();
    expect(styblinskiTangSum(2, one, [term])).toBeNull();
    expect(styblinskiTangSum(1, one, [{ ...term, c3: 100 }])).toBeNull();
    expect(styblinskiTangSum(1, one, [{ ...term, c2: -60 }])).toBeNull();
  });
});
