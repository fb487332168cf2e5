import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { denseHessians, rowHessians } from "../hessians.ts";
import { localGeometry } from "../localTheory/localTheory.ts";
import { rateOf } from "../testing.ts";
import { theorem16 } from "../theorems/theorem16.ts";
import { theorem17 } from "../theorems/theorem17.ts";
import type { LocalGeometry } from "./localGeometry.ts";

const uniform = (n: number): Float64Array => new Float64Array(n).fill(1 / n);

function geometryOf(rows: readonly (readonly number[])[]): LocalGeometry {
  const dimension = rows[0]?.length ?? 0;
  return localGeometry(rowHessians(dimension, uniform(rows.length), Float64Array.from(rows.flat())));
}

const row = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 3, maxLength: 3 });
const integerRows = fc.array(row, { minLength: 1, maxLength: 10 }).filter((rows) => rows.flat().some(Boolean));

describe("the local geometry of rows of data", () => {
  test("is that of their d×d matrices", () => {
    fc.assert(
      fc.property(integerRows, (rows) => {
        const dense = localGeometry(
          denseHessians(
            3,
            uniform(rows.length),
            rows.map((x) => Float64Array.from(x.flatMap((a) => x.map((b) => a * b)))),
            1e-12,
          ),
        );
        const geometry = geometryOf(rows);
        expect(geometry.rank).toBe(dense.rank);
        geometry.eigenvalues.forEach((λ, j) => {
          expect(Math.abs(λ - dense.eigenvalues[j])).toBeLessThan(1e-13 * dense.eigenvalues[0]);
        });
        expect(Math.abs(geometry.gamma - dense.gamma)).toBeLessThan(1e-11 * (1 + dense.gamma));
        expect(Math.abs(geometry.t - dense.t)).toBeLessThan(1e-11 * (dense.t + dense.eigenvalues[0] ** 2));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("of two orthogonal rows is known", () => {
    // Q̄ = diag(a², b²)/2 and F̄ = diag(a⁶, b⁶)/4: F̄ = 2Q̄³, so that γ = 1 and nothing is left for t.
    const { eigenvalues, gamma, t } = geometryOf([
      [3, 0],
      [0, 1e-6],
    ]);
    expect(eigenvalues[0]).toBeCloseTo(4.5, 14);
    expect(eigenvalues[1] / 5e-13).toBeCloseTo(1, 14);
    expect(gamma).toBeCloseTo(1, 13);
    expect(t).toBeLessThan(1e-13 * 4.5 * 4.5);
  });

  test("γ survives columns in very different units", () => {
    // The columns take the values ±1 and ±3 independently of each other: Q̄ = diag(5c², 5), E x⁴ = 41, and
    // F̄ = diag(41·5c⁶ + 25·5c², 25·5c⁴ + 41·5).
    const values = [-3, -1, 1, 3];
    for (const c of [1, 1e-3, 1e6]) {
      const rows = values.flatMap((x) => values.map((y) => [c * x, y]));
      const first = 41 / 25 + 1 / (c * c * c * c);
      const second = 41 / 25 + c * c * c * c;
      // The smaller 1 + γ_j belongs to the larger column, where the ratio's other term is small.
      const expected = Math.min(first, second) - 1;
      expect(geometryOf(rows).gamma / expected).toBeCloseTo(1, 11);
    }
  });

  test("γ survives them in columns that are correlated, too", () => {
    // γ = 0.64000000000612038724 by mpmath with 60 digits. Λ^(−3/2) D Λ^(−3/2) alone would give 0.6399994.
    const values = [-3, -1, 1, 3];
    const rows = values.flatMap((x) => values.flatMap((y) => [-1, 2].map((z) => [1000 * x, x + y, y + z])));
    expect(geometryOf(rows).gamma / 0.64000000000612).toBeCloseTo(1, 11);
  });

  test("bounds do not depend on the unit of the target or the order of the columns", () => {
    fc.assert(
      fc.property(integerRows, (rows) => {
        const geometry = geometryOf(rows);
        const turned = geometryOf(rows.map((x) => x.toReversed()));
        for (const k of [1, 4] as const) {
          expect(rateOf(theorem16(turned, k)) / rateOf(theorem16(geometry, k))).toBeCloseTo(1, 9);
          expect(rateOf(theorem17(turned, k)) / rateOf(theorem17(geometry, k))).toBeCloseTo(1, 9);
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test("collinear columns lower the rank; one row has rank 1 and γ = 0", () => {
    expect(geometryOf([1, 2, 5].map((x) => [x, 2 * x, 7])).rank).toBe(2);
    const geometry = geometryOf([[0.1, 0.7, -3]]);
    expect(geometry.rank).toBe(1);
    expect(geometry.gamma).toBeLessThan(1e-14);
  });
});
