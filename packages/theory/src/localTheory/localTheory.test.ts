import { factorMean, normalizedTwice, rowRange, type WeightedRows, wideRange } from "@sgd-basins/linalg";
import { fillNormals, stream } from "@sgd-basins/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { denseHessians } from "../hessians.ts";
import { limitOfMoment } from "../secondMoment/limitOfMoment.ts";
import type { LocalTheory } from "./localTheory.ts";
import { localGeometry } from "./localTheory.ts";
import { theoryOfMatrices } from "./theoryOfMatrices.ts";
import { theoryOfRows, theoryOfWideRows } from "./theoryOfRows.ts";

const entry = fc.integer({ min: -9, max: 9 });
const d = 3;
/** Rows of full rank: three multiples of unit vectors are among them. */
const tame = fc
  .tuple(fc.array(fc.array(entry, { minLength: d, maxLength: d }), { minLength: 1, maxLength: 8 }), fc.nat(4))
  .map(([rows, more]) => [[1 + more, 0, 0], [0, 2, 0], [0, 0, 3], ...rows]);

function rowsOf(rows: readonly (readonly number[])[], weights: readonly number[] = rows.map(() => 1)): WeightedRows {
  return {
    count: rows.length,
    dimension: rows[0]?.length ?? 0,
    rows: Float64Array.from(rows.flat()),
    weights: normalizedTwice(weights),
  };
}

const outer = (x: readonly number[]): Float64Array => Float64Array.from(x.flatMap((a) => x.map((b) => a * b)));

/** λ, γ, t and the exact limit at k = 1. */
function numbersOf({ geometry, moment }: LocalTheory): number[] {
  const limit = limitOfMoment(moment, 1);
  if (!limit.applies) throw new Error(limit.reason);
  return [...geometry.eigenvalues, 1 + geometry.gamma, geometry.t, limit.learningRate];
}

function expectAlike(found: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    const scale = Math.max(Math.abs(value), i === d + 1 ? (expected[0] ?? 0) * (expected[d - 1] ?? 0) : 0);
    expect(Math.abs((found[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(tolerance * scale);
  });
}

describe("the local theory of rows", () => {
  test("is the same in doubles and in twice the precision, where doubles do", () => {
    fc.assert(
      fc.property(tame, (rows) => {
        const data = rowsOf(rows);
        const [twice, double] = (["twice", "double"] as const).map((precision) => {
          return numbersOf(theoryOfRows(data, rowRange(data, undefined, precision), null));
        });
        expectAlike(double ?? [], twice ?? [], 1e-10);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("is that of their outer products, and of the dense geometry in doubles", () => {
    fc.assert(
      fc.property(tame, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 11, maxLength: 11 }), (rows, numbers) => {
        const weights = numbers.slice(0, rows.length);
        const data = rowsOf(rows, weights);
        const matrices = rows.map(outer);
        const asRows = numbersOf(theoryOfRows(data, rowRange(data), null));
        const sum = { dimension: d, matrices, weights: data.weights };
        expectAlike(numbersOf(theoryOfMatrices(sum, factorMean(sum), null)), asRows, 1e-12);
        const { eigenvalues, gamma, t } = localGeometry(denseHessians(d, data.weights.hi, matrices));
        expectAlike([...eigenvalues, 1 + gamma, t], asRows.slice(0, d + 2), 1e-10);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("with the objective's weights as probabilities is the plain one; rows drawn twice as often count half", () => {
    fc.assert(
      fc.property(tame, (rows) => {
        const data = rowsOf(rows);
        const range = rowRange(data);
        const plain = numbersOf(theoryOfRows(data, range, null));
        expectAlike(numbersOf(theoryOfRows(data, range, data.weights)), plain, 1e-13);
        // The first row twice, with half its weight each, is one row drawn with the sum of both.
        const doubled = rowsOf([rows[0] ?? [], ...rows], [0.5, 0.5, ...rows.slice(1).map(() => 1)]);
        expectAlike(numbersOf(theoryOfRows(doubled, rowRange(doubled), null)), plain, 1e-11);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("is the same of rows that are fewer than their columns, one or several a component, however it is computed", () => {
    for (const [rowsEach, ...list] of [
      [1, [1, 2, 3, 4], [4, 3, 2, -1], [0, 1, 0, 5]],
      [2, [1, 2, 3, 4, 5], [4, 3, 2, -1, 0], [0, 1, 0, 5, 2], [2, 2, -1, 0, 1]],
    ] as const) {
      const rows = list.map((row) => [...row]);
      const data = { ...rowsOf(rows), rowsEach, rounding: 2 ** -41 };
      const weights = normalizedTwice(rows.slice(0, rows.length / rowsEach).map((_, i) => i + 1));
      const owned = {
        ...data,
        weights: {
          hi: Float64Array.from(rows, (_, i) => weights.hi[Math.floor(i / rowsEach)]),
          lo: Float64Array.from(rows, (_, i) => weights.lo[Math.floor(i / rowsEach)]),
        },
      };
      const drawn = normalizedTwice(rows.slice(0, rows.length / rowsEach).map((_, i) => 3 - (i % 2)));
      for (const probabilities of [null, drawn]) {
        const [twice, double, tall] = [
          theoryOfWideRows(owned, wideRange(owned, undefined, "twice"), probabilities),
          theoryOfWideRows(owned, wideRange(owned, undefined, "double"), probabilities),
          theoryOfRows(owned, rowRange(owned), probabilities),
        ].map(numbersOf);
        [double, tall].forEach((numbers) => {
          numbers?.forEach((value, i) => {
            expect(Math.abs(value - (twice?.[i] ?? Number.NaN))).toBeLessThan(1e-11 * (1 + Math.abs(value)));
          });
        });
      }
    }
  });

  test("says by how much rounding may move the smallest eigenvalue, of rows of any lengths, and not by far too much", () => {
    const tried = [1e-3, 1].map((step) => {
      const [m, wide] = [6, 9];
      const rows = new Float64Array(m * wide);
      fillNormals(stream(1, "sensitivity"), rows);
      const graded = rows.map((x, e) => x * step ** (Math.floor(e / wide) % 3));
      const signs = new Float64Array(m * wide);
      const theoryWith = (ε: number): LocalTheory & { sensitivity: () => number } => {
        const moved = graded.map((x, e) => x * (1 + ε * Math.sign(signs[e])));
        const data = { ...rowsOf([]), count: m, dimension: wide, rows: moved, rounding: 2 ** -41 };
        const weighted = { ...data, weights: normalizedTwice(new Array(m).fill(1)) };
        return theoryOfWideRows(weighted, wideRange(weighted), null);
      };
      const plain = theoryWith(0);
      const last = plain.geometry.eigenvalues[m - 1];
      let most = 0;
      for (let trial = 0; trial < 20; trial++) {
        fillNormals(stream(1, "signs", trial), signs);
        most = Math.max(most, Math.abs(theoryWith(1e-7).geometry.eigenvalues[m - 1] / last - 1) / 1e-7);
      }
      return most / plain.sensitivity();
    });
    for (const share of tried) {
      expect(share).toBeLessThan(1);
      expect(share).toBeGreaterThan(0.02);
    }
  });

  test("many tame rows are left to doubles, and nearly dependent ones are not", () => {
    const rows = Array.from({ length: 600_000 }, (_, i) => [1, (i * 37) % 101, (i * i) % 17, i % 2, (i * 7) % 13]);
    expect(rowRange(rowsOf(rows)).precision).toBe("double");
    for (const row of rows) row[4] = (row[3] ?? 0) + 1e-5 * (row[4] ?? 0);
    expect(rowRange(rowsOf(rows)).precision).toBe("twice");
  }, 120_000);
});
