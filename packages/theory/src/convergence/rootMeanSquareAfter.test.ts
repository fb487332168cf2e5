import { expect, test } from "vitest";
import { denseHessians, diagonalHessians, type Hessians, rowHessians } from "../hessians.ts";
import { localTheory } from "../localTheory/localTheory.ts";
import { rootMeanSquareAfter } from "./rootMeanSquareAfter.ts";

/** Mean over all batches of two components, drawn with replacement, of ‖Π(I − αH)‖²_F/d, in the space's own coordinates. */
function enumerated(matrices: readonly number[][], weights: readonly number[], rate: number, steps: number): number {
  const d = Math.sqrt(matrices[0].length);
  const batches = matrices.flatMap((q, i) =>
    matrices.map((other, j) => ({ p: weights[i] * weights[j], h: q.map((entry, e) => (entry + other[e]) / 2) })),
  );
  const square = (product: readonly number[], left: number): number => {
    if (left === 0) return product.reduce((sum, entry) => sum + entry * entry, 0) / d;
    return batches.reduce((sum, { p, h }) => {
      const next = product.map((_, e) => {
        const [a, b] = [Math.floor(e / d), e % d];
        let moved = product[e];
        for (let c = 0; c < d; c++) moved -= rate * h[a * d + c] * product[c * d + b];
        return moved;
      });
      return sum + p * square(next, left - 1);
    }, 0);
  };
  const identity = Array.from({ length: d * d }, (_, e) => (e % (d + 1) === 0 ? 1 : 0));
  return square(identity, steps);
}

const weights = [0.2, 0.3, 0.5];
const rows = [
  [1, 2],
  [2, -0.5],
  [0.5, 0.1],
];
const outer = rows.map(([x, y]) => [x * x, x * y, x * y, y * y]);
const numbers = (matrices: readonly number[][]): Float64Array[] => matrices.map((one) => Float64Array.from(one));
const diagonals = [
  [1, 4],
  [3, 0.5],
  [2, 2],
];

test.each<[string, Hessians, number[][]]>([
  ["rows", rowHessians(2, weights, numbers(rows)), outer],
  ["matrices", denseHessians(2, weights, numbers(outer)), outer],
  ["diagonals", diagonalHessians(2, weights, numbers(diagonals)), diagonals.map(([a, b]) => [a, 0, 0, b])],
  [
    "one direction",
    rowHessians(
      2,
      weights,
      numbers([
        [1, 1],
        [2, 2],
        [0.5, 0.5],
      ]),
    ),
    [1, 4, 0.25].map((q) => [q, q, q, q]),
  ],
])("of %s is the mean over all batches, below the limit and above it", (_, hessians, matrices) => {
  for (const rate of [0.1, 0.7]) {
    for (const steps of [0, 1, 3]) {
      const known = Math.log(enumerated(matrices, weights, rate, steps)) / 2;
      expect(rootMeanSquareAfter(localTheory(hessians), 2, rate, steps)).toBeCloseTo(known, 12);
    }
  }
});

test("of gradient descent is that of the mean, with whichever batch it is one", () => {
  const hessians = rowHessians(2, [1 / 3, 1 / 3, 1 / 3], numbers(rows));
  const theory = localTheory(hessians);
  const { eigenvalues } = theory.geometry;
  const known = Math.log(eigenvalues.reduce((sum, λ) => sum + (1 - 0.3 * λ) ** 10, 0) / 2) / 2;
  expect(rootMeanSquareAfter(theory, "inf", 0.3, 5)).toBeCloseTo(known, 12);
  expect(rootMeanSquareAfter(theory, { size: 3, from: 3 }, 0.3, 5)).toBeCloseTo(known, 12);
});

test("does not leave the range of doubles", () => {
  const theory = localTheory(diagonalHessians(1, [0.5, 0.5], numbers([[1], [3]])));
  expect(rootMeanSquareAfter(theory, 1, 2, 10_000)).toBeCloseTo(5000 * Math.log(13), 6);
});
