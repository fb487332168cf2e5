import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { denseHessians, diagonalHessians } from "../hessians.ts";
import { localGeometry } from "../localTheory/localTheory.ts";
import { randomQuadratic } from "../testing.ts";
import { criticalBatchSize } from "../theorems/theorem17.ts";
import { geometryAtGamma } from "./localGeometry.ts";

const parameters = { seed: 1, numRuns: 300 };

describe("local geometry", () => {
  test("Assumption 8 holds with γ ≥ 0 for every quadratic sum, and s and t bracket the excess", () => {
    fc.assert(
      fc.property(randomQuadratic, ({ dimension, weights, hessians }) => {
        const best = localGeometry(denseHessians(dimension, weights, hessians));
        expect(best.gamma).toBeGreaterThanOrEqual(0);
        expect(best.s).toBe(0);
        const loose = geometryAtGamma(best, 0);
        expect(loose.s).toBeLessThanOrEqual(loose.t);
        // Decreasing γ raises both s and t.
        expect(loose.s).toBeGreaterThanOrEqual(0);
        expect(loose.t).toBeGreaterThanOrEqual(best.t * (1 - 1e-9));
      }),
      parameters,
    );
  });

  test("γ, s, t and λ do not change when every component is rotated alike", () => {
    const angle = { c: 0.6, s: 0.8 };
    fc.assert(
      fc.property(
        randomQuadratic.filter(({ dimension }) => dimension === 2),
        ({ weights, hessians }) => {
          const rotated = hessians.map(([a, b, , e]) => {
            const { c, s } = angle;
            const off = c * s * (a - e) + (c * c - s * s) * b;
            return Float64Array.of(
              c * c * a - 2 * c * s * b + s * s * e,
              off,
              off,
              s * s * a + 2 * c * s * b + c * c * e,
            );
          });
          const original = localGeometry(denseHessians(2, weights, hessians, 1e-12));
          const other = localGeometry(denseHessians(2, weights, rotated, 1e-12));
          expect(other.rank).toBe(original.rank);
          expect(other.gamma).toBeCloseTo(original.gamma, 8);
          expect(criticalBatchSize(other)).toBeCloseTo(criticalBatchSize(original), 8);
          other.eigenvalues.forEach((λ, i) => {
            expect(Math.abs(λ - original.eigenvalues[i])).toBeLessThan(1e-13 * original.eigenvalues[0]);
          });
        },
      ),
      parameters,
    );
  });

  test("diagonal Hessians give the same geometry by either route", () => {
    const diagonal = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(diagonal, { minLength: 1, maxLength: 5 }).filter((q) => q.flat().some(Boolean)),
        (rows) => {
          const weights = rows.map(() => 1 / rows.length);
          const sparse = localGeometry(
            diagonalHessians(
              3,
              weights,
              rows.map((q) => Float64Array.from(q)),
            ),
          );
          const dense = localGeometry(
            denseHessians(
              3,
              weights,
              rows.map(([a, b, c]) => Float64Array.of(a, 0, 0, 0, b, 0, 0, 0, c)),
            ),
          );
          expect(dense.rank).toBe(sparse.rank);
          expect(dense.gamma).toBeCloseTo(sparse.gamma, 10);
          expect(dense.t).toBeCloseTo(sparse.t, 9);
          sparse.eigenvalues.forEach((λ, i) => {
            expect(dense.eigenvalues[i]).toBeCloseTo(λ, 12);
          });
        },
      ),
      parameters,
    );
  });

  test("a single component has γ = s = t = 0", () => {
    const geometry = localGeometry(denseHessians(2, [1], [Float64Array.of(3, 1, 1, 2)]));
    expect(geometry).toMatchObject({ rank: 2, s: 0 });
    expect(geometry.gamma).toBeLessThan(1e-15);
    expect(geometry.t).toBeLessThan(1e-14);
  });

  test("γ outside [0, γ_max] is refused", () => {
    const geometry = localGeometry(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]));
    expect(geometry.gamma).toBeCloseTo(0.25, 14);
    expect(() => geometryAtGamma(geometry, 0.26)).toThrow(/found 0.26/);
    expect(() => geometryAtGamma(geometry, -0.1)).toThrow(RangeError);
  });

  test("a point with a negative mean curvature is refused", () => {
    expect(() => localGeometry(diagonalHessians(2, [1], [Float64Array.of(1, -0.5)]))).toThrow(
      /negative eigenvalue -0.5/,
    );
  });

  test("a mean curvature is negative beyond the rounding of the others, and zero within it", () => {
    expect(() => localGeometry(diagonalHessians(2, [1], [Float64Array.of(1, -1e-14)]))).toThrow(
      /negative eigenvalue -1e-14/,
    );
    expect(localGeometry(diagonalHessians(2, [1], [Float64Array.of(1, -Number.EPSILON)])).rank).toBe(1);
  });
});
