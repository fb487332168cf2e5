import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { objective } from "../problem.ts";
import { gradientError, hessianError } from "../testing.ts";
import { uniformWeights } from "../weights.ts";
import { leastSquares } from "./leastSquares.ts";

function problemOf(rows: number[][], targets: number[]) {
  const dimension = rows[0]?.length ?? 0;
  return leastSquares({
    dimension,
    weights: uniformWeights(rows.length),
    rows: Float64Array.from(rows.flat()),
    targets: Float64Array.from(targets),
    columns: Array.from({ length: dimension }, (_, j) => `x${j}`),
  });
}

describe("least squares", () => {
  test("the minimizer is the regression line, and a constant column its intercept", () => {
    const x = [0, 1, 2, 3, 7];
    const y = [1.1, 2.9, 5.2, 7.1, 14.8];
    const problem = problemOf(
      x.map((value) => [1, value]),
      y,
    );
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const slope =
      mean(x.map((value, i) => (value - mean(x)) * ((y[i] ?? 0) - mean(y)))) /
      mean(x.map((value) => (value - mean(x)) ** 2));
    expect(problem.minimizers[0].point[1]).toBeCloseTo(slope, 13);
    expect(problem.minimizers[0].point[0]).toBeCloseTo(mean(y) - slope * mean(x), 13);
    expect(problem.homogeneous).toBe(false);
  });

  test("rows that one β satisfies are homogeneous, whatever the columns' units", () => {
    const entry = fc.integer({ min: -5, max: 5 });
    const row = fc.array(entry, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 9 }),
        row,
        fc.constantFrom(1e-6, 1, 1e6),
        (rows, β, unit) => {
          const scaled = rows.map(([a = 0, b = 0, c = 0]) => [unit * a, b / 3, c / unit]);
          const targets = scaled.map((x) => x.reduce((sum, value, j) => sum + value * (β[j] ?? 0), 0));
          expect(problemOf(scaled, targets).homogeneous).toBe(true);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  test("a row of zeros has a constant component, whatever its target", () => {
    expect(
      problemOf(
        [
          [1, 2],
          [0, 0],
        ],
        [3, 5],
      ).homogeneous,
    ).toBe(true);
    expect(
      problemOf(
        [
          [1, 2],
          [0, 1e-9],
          [1, 2],
        ],
        [3, 5, 4],
      ).homogeneous,
    ).toBe(false);
  });

  test("rows that no β satisfies are not homogeneous, however little their column matters beside another", () => {
    for (const [large, one, three] of [
      [5e10, 1, 3],
      [1, 1e-12, 3e-12],
    ] as const) {
      const rows = [
        [1, 0],
        [0, 1],
        [0, 1],
        [1, 0],
      ];
      expect(problemOf(rows, [large, one, three, large]).homogeneous).toBe(false);
      expect(problemOf(rows, [large, one, one, large]).homogeneous).toBe(true);
    }
  });

  test("rows of which one says that an entry is zero may be homogeneous, though the columns are nearly dependent", () => {
    const rows = [
      [3, 3.0000001],
      [7, 7],
      [0, 1e-12],
    ];
    expect(problemOf(rows, [3 * 0.1, 7 * 0.1, 0]).homogeneous).toBe(true);
    expect(problemOf([...rows, [1, 0]], [3 * 0.1, 7 * 0.1, 0, 0.2]).homogeneous).toBe(false);
  });

  test("of all minimizers of collinear columns the shortest is taken", () => {
    const { point } = problemOf(
      [1, 2, 4].map((x) => [x, x]),
      [1, 2, 4],
    ).minimizers[0];
    expect(point[0]).toBeCloseTo(0.5, 14);
    expect(point[1]).toBeCloseTo(0.5, 14);
  });

  test("no point has a smaller value than the minimizer", () => {
    const problem = problemOf(
      [
        [1, 2],
        [3, -1],
        [0, 1],
      ],
      [1, 0, 5],
    );
    const least = objective(problem, problem.minimizers[0].point);
    const step = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(step, step, (a, b) => {
        expect(objective(problem, Float64Array.of(a, b))).toBeGreaterThanOrEqual(least - 1e-9);
      }),
      { seed: 1 },
    );
  });

  test("gradients and Hessians are the derivatives of the values", () => {
    const problem = problemOf(
      [
        [1, 2],
        [3, -1],
      ],
      [1, 0.5],
    );
    for (const i of [0, 1]) {
      expect(gradientError(problem, i, Float64Array.of(0.3, -2), 1e-4)).toBeLessThan(1e-8);
      expect(hessianError(problem, i, Float64Array.of(0.3, -2), 1e-4)).toBeLessThan(1e-8);
    }
    const gradient = new Float64Array(2);
    problem.gradient(problem.minimizers[0].point, gradient);
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-14);
  });
});
