import fc from "fast-check";
import { describe, expect, test } from "vitest";
import graded from "../../fixtures/gradedEigenvalues.json" with { type: "json" };
import { type DoubleDoubles, dot, doubleDoubles } from "./doubleDoubles.ts";
import { factorMean } from "./factorMean.ts";
import { factorRows } from "./factorRows.ts";
import { applyPseudoInverse, type SemidefiniteFactor } from "./factorSemidefinite.ts";
import { normalizedTwice } from "./normalize.ts";
import { NearDependenceError } from "./pivotedCholesky.ts";

const ofRows = (rows: readonly (readonly number[])[]): SemidefiniteFactor =>
  factorRows({
    count: rows.length,
    dimension: rows[0]?.length ?? 0,
    rows: Float64Array.from(rows.flat()),
    weights: normalizedTwice(new Float64Array(rows.length).fill(1)),
  });
const ofMatrices = (...matrices: readonly (readonly number[])[]): SemidefiniteFactor =>
  factorMean({
    dimension: Math.round(Math.sqrt(matrices[0]?.length ?? 0)),
    matrices: matrices.map((q) => Float64Array.from(q)),
    weights: normalizedTwice(new Float64Array(matrices.length).fill(1)),
  });
const asVector = (x: readonly number[]): DoubleDoubles => ({
  hi: Float64Array.from(x),
  lo: new Float64Array(x.length),
});

describe("a factor in twice the precision", () => {
  test("has the eigenvalues of 80-digit arithmetic, over 36 orders of magnitude, to the last place", () => {
    const { values } = ofMatrices(graded.matrix);
    values.hi.forEach((value, j) => {
      expect(Math.abs(value / (graded.eigenvalues[j] ?? 0) - 1)).toBeLessThan(4 * Number.EPSILON);
    });
  });

  test("whitens the rows, and its own rows are orthogonal with squared lengths λ", () => {
    const entry = fc.integer({ min: -5, max: 5 });
    const unit = fc.constantFrom(1e-9, 1e-3, 1, 1e5, 1e9);
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        fc.array(unit, { minLength: 3, maxLength: 3 }),
        (rows, units) => {
          fc.pre(rows.some((row) => row.some((value) => value !== 0)));
          const scaled = rows.map((row) => row.map((value, j) => value * (units[j] ?? 1)));
          const { rank, pivots, values, rows: own, whitening } = ofRows(scaled);
          for (let a = 0; a < rank; a++) {
            for (let b = 0; b <= a; b++) {
              let whitened = 0;
              for (const row of scaled) {
                const x = asVector(pivots.map((j) => row[j] ?? 0));
                const [p] = dot(rank, whitening, a * rank, x, 0);
                const [q] = dot(rank, whitening, b * rank, x, 0);
                whitened += (p * q) / scaled.length;
              }
              expect(Math.abs(whitened - (a === b ? 1 : 0))).toBeLessThan(1e-13);
              const [product] = dot(3, own, a * 3, own, b * 3);
              const [p = 0, q = 0] = [values.hi[a], values.hi[b]];
              expect(Math.abs(product - (a === b ? p : 0))).toBeLessThan(1e-28 * Math.sqrt(p) * Math.sqrt(q));
            }
          }
        },
      ),
      { seed: 1 },
    );
  });

  test("settles where eigenvalues are equal but for the last places of twice the precision", () => {
    // A standardised column beside a constant one: the mean Hessian is the identity, to rounding.
    const standardized = (xs: readonly number[]): number[][] => {
      const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
      const scale = Math.sqrt(xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / xs.length);
      return xs.map((x) => [(x - mean) / scale, 1]);
    };
    const value = fc.integer({ min: -50_000, max: 50_000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 3, maxLength: 9 }), (xs) => {
        for (const λ of ofRows(standardized(xs)).values.hi) expect(Math.abs(λ - 1)).toBeLessThan(1e-13);
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(ofRows(standardized([-6.199, -5.692, 41.641, 19.891, -24.865])).rank).toBe(2);
  });

  test("settles where eigenvalues are nearly equal, whatever the gap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 106 }), fc.integer({ min: 1, max: 106 }), fc.boolean(), (i, j, more) => {
        const [gap, off] = [2 ** -i, 2 ** -j];
        // Down to differences of squared lengths, and products of rows, that doubles do not tell.
        const rows = [[1, off, 0], [-off, 1 + gap, off], more ? [0, off, 1 - gap] : [0, 0, 1]];
        const { rank, rows: own } = ofRows(rows);
        expect(rank).toBe(3);
        for (let a = 0; a < 3; a++)
          for (let b = 0; b < a; b++) expect(Math.abs(dot(3, own, a * 3, own, b * 3)[0])).toBeLessThan(1e-28);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("solves with A where that has a solution", () => {
    const factor = ofMatrices([2, 1, 1, 2], [4, 2, 2, 4]);
    const solution = applyPseudoInverse(factor, asVector([3, 0]));
    expect([...solution.hi]).toEqual([4 / 3, -2 / 3]);
  });

  test("drops a column that depends on others but for its last places, and says by how much", () => {
    const tenths = [1, 2, 3, 7, 11].map((i) => [i * 0.1, i * 0.3, 1]);
    const { rank, dependences } = ofRows(tenths);
    expect(rank).toBe(2);
    expect(dependences).toHaveLength(1);
    expect(dependences[0]?.backwardError).toBeGreaterThan(0);
    expect(dependences[0]?.backwardError).toBeLessThan(2 * Number.EPSILON);
    expect(ofRows([[1, 2, 0]]).rank).toBe(1);
  });

  test("keeps a column that is independent by a part in 10⁹, and is sure of its eigenvalue", () => {
    // Var of (t − mean) for t = 10⁹ + 0 … 9 is 8.25: λ₁λ₂ = det = 8.25 with the constant column.
    const { rank, values } = ofRows(Array.from({ length: 10 }, (_, i) => [1e9 + i, 1]));
    expect(rank).toBe(2);
    expect(((values.hi[0] ?? 0) * (values.hi[1] ?? 0)) / 8.25 - 1).toBeLessThan(1e-14);
  });

  test("refuses what is neither a dependence to the last places nor independent to rounding", () => {
    const nearly = [1, 2, 3, 4].map((i) => [1, 1 + (i % 2) * 2e-14]);
    expect(() => ofRows(nearly)).toThrow(NearDependenceError);
    const tiny = [1, 2, 3, 4].map((i) => [1e30 * i, 1e-180 * (i % 2)]);
    expect(() => ofRows(tiny)).toThrow(NearDependenceError);
  });

  test("a matrix that is singular but for rounding has a lower rank; an indefinite one is refused", () => {
    expect(ofMatrices([0.1 * 0.1, 0.1 * 0.3, 0.1 * 0.3, 0.3 * 0.3]).rank).toBe(1);
    expect(ofMatrices([1, 1, 1, 1 + 1e-13]).rank).toBe(2);
    expect(ofMatrices([1e-8, 0.3, 0.3, 1e8], [2e-8, 0.1, 0.1, 3e8]).rank).toBe(2);
    expect(() => ofMatrices([1, 2, 2, 1])).toThrow(/must be positive semi-definite/);
    expect(() => ofMatrices([1, 0, 0, -1])).toThrow(/diagonal entry 1 is negative/);
    expect(ofMatrices([0, 0, 0, 0]).rank).toBe(0);
    expect(doubleDoubles(2).hi).toHaveLength(2);
  });
});
