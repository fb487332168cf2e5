/** The order of the thresholds, and the exact limit against enumeration, for both ways of drawing a batch. */
import { pencilExtremes } from "@sgd-basins/linalg";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Batch, batchSizeOf } from "./batch.ts";
import { denseHessians, diagonalHessians, type Hessians, rowHessians } from "./hessians.ts";
import { localTheory } from "./localTheory/localTheory.ts";
import { meanSquareLimit } from "./meanSquareLimit.ts";
import { rateOf } from "./testing.ts";
import { criticalBatchSize } from "./theorems/theorem17.ts";
import { thresholds } from "./thresholds.ts";

interface Instance {
  readonly hessians: Hessians;
  /** The same as d×d matrices. */
  readonly matrices: readonly Float64Array[];
}

const equal = (n: number): Float64Array => new Float64Array(n).fill(1 / n);

/** Homogeneous problems with equal weights: N ≤ 6, d ≤ 4, of every structure and rank. */
const instance: fc.Arbitrary<Instance> = fc
  .record({
    structure: fc.constantFrom("dense", "diagonal", "rows"),
    dimension: fc.integer({ min: 1, max: 4 }),
    components: fc.integer({ min: 1, max: 6 }),
    rank: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ structure, dimension: d, components: n, rank }) =>
    fc
      .array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: d * rank, maxLength: d * rank }), {
        minLength: n,
        maxLength: n,
      })
      .filter((all) => all.some((x) => x.some((entry, e) => entry !== 0 && (structure === "dense" || e < d))))
      .map((all): Instance => {
        const weights = equal(n);
        const rows = all.map((x) => Float64Array.from(x.slice(0, d)));
        const gram = (x: readonly number[], count: number): Float64Array =>
          Float64Array.from({ length: d * d }, (_, e) => {
            let sum = 0;
            for (let c = 0; c < count; c++) sum += x[c * d + Math.floor(e / d)] * x[c * d + (e % d)];
            return sum;
          });
        if (structure === "rows") {
          return { hessians: rowHessians(d, weights, rows), matrices: all.map((x) => gram(x, 1)) };
        }
        if (structure === "diagonal") {
          const diagonals = rows.map((row) => row.map((entry) => entry * entry));
          const matrices = diagonals.map((q) =>
            Float64Array.from({ length: d * d }, (_, e) => (e % (d + 1) === 0 ? q[e % d] : 0)),
          );
          return { hessians: diagonalHessians(d, weights, diagonals), matrices };
        }
        const matrices = all.map((x) => gram(x, rank));
        return { hessians: denseHessians(d, weights, matrices), matrices };
      }),
  );

const batchesOf = (n: number): Batch[] => [
  1,
  2,
  50,
  "inf",
  ...Array.from({ length: n }, (_, i) => ({ size: i + 1, from: n })),
];

function subsets(n: number, k: number): number[][] {
  if (k === 0) return [[]];
  if (n < k) return [];
  return [...subsets(n - 1, k), ...subsets(n - 1, k - 1).map((set) => [...set, n - 1])];
}

const meanOf = (matrices: readonly Float64Array[]): Float64Array =>
  matrices[0].map((_, e) => matrices.reduce((sum, q) => sum + q[e], 0) / matrices.length);

describe("for both ways of drawing a batch", () => {
  test("u ≤ α* ≤ l, on six hundred random problems", () => {
    fc.assert(
      fc.property(instance, ({ hessians }) => {
        const theory = localTheory(hessians);
        for (const batch of batchesOf(hessians.components)) {
          const { convergence, meanSquare, divergence } = thresholds(theory, batch);
          expect(rateOf(convergence)).toBeLessThanOrEqual(rateOf(meanSquare) * (1 + 1e-11));
          expect(rateOf(meanSquare)).toBeLessThanOrEqual(rateOf(divergence) * (1 + 1e-11));
        }
      }),
      { seed: 1, numRuns: 600 },
    );
  });

  test("the exact limit without replacement is that of drawing one of all batches, enumerated", () => {
    fc.assert(
      fc.property(instance, ({ hessians, matrices }) => {
        const { dimension: d, components: n } = hessians;
        for (let k = 1; k <= n; k++) {
          const batches = subsets(n, k).map((set) => meanOf(set.map((i) => matrices[i])));
          const enumerated = rateOf(meanSquareLimit(denseHessians(d, equal(batches.length), batches), 1));
          const limit = rateOf(meanSquareLimit(hessians, { size: k, from: n }));
          expect(Math.abs(limit / enumerated - 1)).toBeLessThan(1e-12);
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test("and that of the d²×d² matrices of the enumerated batches", () => {
    fc.assert(
      fc.property(instance, ({ matrices }) => {
        // With I added Q̄ has full rank, and the reference its accuracy.
        const d = Math.sqrt(matrices[0].length);
        const n = matrices.length;
        const sharp = matrices.map((q) => q.map((entry, e) => entry + (e % (d + 1) === 0 ? 1 : 0)));
        const mean = meanOf(sharp);
        for (let k = 1; k <= n; k++) {
          const batches = subsets(n, k).map((set) => meanOf(set.map((i) => sharp[i])));
          const size = d * d;
          const left = new Float64Array(size * size);
          const right = new Float64Array(size * size);
          for (let e = 0; e < size * size; e++) {
            const [row, column] = [Math.floor(e / size), e % size];
            const [a, b, c, f] = [Math.floor(row / d), row % d, Math.floor(column / d), column % d];
            left[e] = (a === c ? mean[b * d + f] : 0) + (b === f ? mean[a * d + c] : 0);
            for (const h of batches) right[e] += (h[a * d + c] * h[b * d + f]) / batches.length;
          }
          const enumerated = 1 / pencilExtremes(size, right, left).largest;
          const limit = rateOf(meanSquareLimit(denseHessians(d, equal(n), sharp), { size: k, from: n }));
          expect(Math.abs(limit / enumerated - 1)).toBeLessThan(1e-12);
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  test("all components, or the only one, are gradient descent; one of many is the same in both", () => {
    fc.assert(
      fc.property(instance, ({ hessians }) => {
        const theory = localTheory(hessians);
        const n = hessians.components;
        expect(thresholds(theory, { size: n, from: n })).toEqual(thresholds(theory, "inf"));
        if (n > 1) expect(thresholds(theory, { size: 1, from: n })).toEqual(thresholds(theory, 1));
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  test("the convergence bound changes its branch at the critical batch size of the sampling", () => {
    fc.assert(
      fc.property(instance, ({ hessians }) => {
        const { geometry } = localTheory(hessians);
        const { eigenvalues, rank, gamma, t } = geometry;
        const n = hessians.components;
        const critical = batchSizeOf(criticalBatchSize(geometry), "without-replacement", n);
        for (let k = 1; k < n; k++) {
          const p = (n - k) / (k * (n - 1));
          const branch = (λ: number): number => (2 * λ) / ((1 + gamma * p) * λ * λ + t * p);
          const [flat, sharp] = [branch(eigenvalues[rank - 1]), branch(eigenvalues[0])];
          if (Math.abs(k / critical - 1) < 1e-9 || Math.abs(flat / sharp - 1) < 1e-9) continue;
          expect(k > critical).toBe(sharp < flat);
        }
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
