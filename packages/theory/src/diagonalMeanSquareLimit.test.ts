import fc from "fast-check";
import { expect, test } from "vitest";
import { diagonalMeanSquareLimit } from "./diagonalMeanSquareLimit.ts";
import { denseHessians, diagonalHessians } from "./hessians.ts";
import { localGeometry } from "./localTheory/localTheory.ts";
import { meanSquareLimit } from "./meanSquareLimit.ts";
import type { Bound } from "./theorems/bound.ts";

const rate = (bound: Bound): number => (bound.applies ? bound.learningRate : Number.NaN);

test("diagonal Hessians have the limit that the power iteration finds", () => {
  const diagonals = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })).chain(([d, n]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: d, maxLength: d }), {
      minLength: n,
      maxLength: n,
    }),
  );
  fc.assert(
    fc.property(diagonals, fc.constantFrom(1, 2, 10, "inf" as const), (rows, batchSize) => {
      fc.pre(rows.flat().some(Boolean));
      const d = rows[0].length;
      const weights = rows.map(() => 1 / rows.length);
      const geometry = localGeometry(
        diagonalHessians(
          d,
          weights,
          rows.map((row) => Float64Array.from(row)),
        ),
      );
      const dense = rows.map((row) =>
        Float64Array.from({ length: d * d }, (_, e) => (e % (d + 1) === 0 ? row[e / (d + 1)] : 0)),
      );
      const exact = rate(meanSquareLimit(denseHessians(d, weights, dense), batchSize));
      expect(Math.abs(rate(diagonalMeanSquareLimit(geometry, batchSize)) / exact - 1)).toBeLessThan(1e-9);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("at rank 1 it is 2λ/(λ² + Var(q)/k), whatever the structure; other dense Hessians are refused", () => {
  const line = localGeometry(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]));
  expect(rate(diagonalMeanSquareLimit(line, 2))).toBeCloseTo(4 / (4 + 0.5), 12);
  const plane = localGeometry(denseHessians(2, [1], [Float64Array.of(2, 1, 1, 2)]));
  expect(() => diagonalMeanSquareLimit(plane, 1)).toThrow(/not diagonal/);
});
