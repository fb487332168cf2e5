import { fillNormals, stream } from "@sgd-basins/random";
import { expect, test } from "vitest";
import { lyapunov } from "./almostSure/lyapunov.ts";
import { denseHessians, rowHessians } from "./hessians.ts";
import { localTheory } from "./localTheory/localTheory.ts";
import { sampledComponents } from "./samplingWeights/sampledComponents.ts";
import { limitOfMoment } from "./secondMoment/limitOfMoment.ts";
import { rateOf } from "./testing.ts";

const [n, c, d] = [7, 3, 5];
const weights = Float64Array.of(0.1, 0.3, 0.2, 0.05, 0.15, 0.08, 0.12);
const rows = new Float64Array(n * c * d);
fillNormals(stream(1, "owned-rows"), rows);
// The last component's rows depend on each other.
for (let j = 0; j < d; j++) rows[(n * c - 1) * d + j] = rows[(n * c - 2) * d + j];
const matrices = Array.from({ length: n }, (_, i) =>
  Float64Array.from({ length: d * d }, (_, e) => {
    let sum = 0;
    for (let row = i * c; row < (i + 1) * c; row++) sum += rows[row * d + Math.floor(e / d)] * rows[row * d + (e % d)];
    return sum;
  }),
);
const asRows = rowHessians(d, weights, rows, c);
const asMatrices = denseHessians(d, weights, matrices);

test("components that own several rows have the geometry and the limits of their matrices", () => {
  const [found, expected] = [localTheory(asRows), localTheory(asMatrices)];
  expected.geometry.eigenvalues.forEach((λ, a) => {
    expect(found.geometry.eigenvalues[a]! / λ).toBeCloseTo(1, 12);
  });
  expect(found.geometry.gamma).toBeCloseTo(expected.geometry.gamma, 11);
  expect(found.geometry.t / expected.geometry.t).toBeCloseTo(1, 11);
  for (const k of [1, 4, "inf"] as const) {
    expect(rateOf(limitOfMoment(found.moment, k)) / rateOf(limitOfMoment(expected.moment, k))).toBeCloseTo(1, 12);
  }
});

test("their products grow alike, whichever way a batch is applied", () => {
  const [found, expected] = [localTheory(asRows), localTheory(asMatrices)];
  const rate = 1.2 * rateOf(limitOfMoment(expected.moment, 2));
  for (const k of [1, 2, 40]) {
    const [a, b] = [found, expected].map((theory) => lyapunov(theory, k, rate, { steps: 512 }));
    // The same batches, and starts that differ in the signs of eigenvectors at most.
    expect(Math.abs(a!.exponent - b!.exponent)).toBeLessThan(1e-9 + Math.hypot(a!.error, b!.error));
  }
});

test("their norms, sums and traces are the matrices'", () => {
  const [found, expected] = [sampledComponents(asRows), sampledComponents(asMatrices)];
  const identity = Float64Array.from({ length: d * d }, (_, e) => (e % (d + 1) === 0 ? 1 : 0));
  const coefficients = Float64Array.from({ length: n }, (_, i) => i - 2);
  const numbersOf = ({ norms, sum, sumSandwiches, traces, sandwichTraces }: typeof found): number[] => {
    const matrix = new Float64Array(d * d);
    const list = new Float64Array(n);
    sum(coefficients, matrix);
    // Invariants of the basis.
    const squares = matrix.reduce((total, entry) => total + entry * entry, 0);
    const numbers = [...norms, squares];
    sumSandwiches(coefficients, identity, matrix);
    numbers.push(matrix.reduce((total, entry) => total + entry * entry, 0));
    sum(weights, matrix);
    traces(matrix, list);
    numbers.push(...list);
    sandwichTraces(matrix, identity, list);
    numbers.push(...list);
    return numbers;
  };
  const wanted = numbersOf(expected);
  numbersOf(found).forEach((number, i) => {
    expect(number / wanted[i]!).toBeCloseTo(1, 11);
  });
});

test("a number of rows that is none, or does not divide them, is refused", () => {
  for (const each of [0, -1, 1.5])
    expect(() => rowHessians(2, [1], new Float64Array(4), each)).toThrow(/number of rows/);
  expect(() => rowHessians(2, [1], new Float64Array(6), 2)).toThrow(/number of entries/);
});
