import fc from "fast-check";
import { expect, test } from "vitest";
import { Checker } from "../check.ts";
import { checkStatus } from "./checkEigen.ts";
import { eigenvaluesSymmetric } from "./eigenSymmetric.ts";

const place = fc
  .integer({ min: 1, max: 11 })
  .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n - 1 }), fc.integer({ min: 0, max: n - 1 })));

test("an entry that is not finite is found and named wherever it is", () => {
  const value = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  fc.assert(
    fc.property(place, value, ([n, i, j], x) => {
      const a = new Float64Array(n * n).fill(1);
      a[i * n + j] = x;
      expect(() => eigenvaluesSymmetric(n, a)).toThrow(`a must be finite, entry (${i}, ${j}) is ${x}`);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("an asymmetry beyond √ε of the largest entry is found and named wherever it is, and one below is not", () => {
  fc.assert(
    fc.property(place, ([n, i, j]) => {
      fc.pre(i !== j);
      const a = new Float64Array(n * n).fill(-1);
      a[i * n + j] += 1.6e-8;
      const entries = `entries (${Math.max(i, j)}, ${Math.min(i, j)}) and (${Math.min(i, j)}, ${Math.max(i, j)})`;
      expect(() => eigenvaluesSymmetric(n, a)).toThrow(`a must be symmetric, ${entries}`);
      a[i * n + j] = -1 + 1.4e-8;
      expect(() => eigenvaluesSymmetric(n, a)).not.toThrow();
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("the largest entry counts wherever it is", () => {
  fc.assert(
    fc.property(place, ([n, i, j]) => {
      fc.pre(n > 2);
      const a = new Float64Array(n * n);
      a[i * n + j] = a[j * n + i] = 1e9;
      const [k, l] = i === j && i > 1 ? [0, 1] : [n - 1, n - 2];
      fc.pre(!(k === i && l === j) && !(k === j && l === i));
      a[k * n + l] = 1;
      expect(() => eigenvaluesSymmetric(n, a)).not.toThrow();
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("an iteration that does not settle is reported", () => {
  expect(() => checkStatus(new Checker("eigenSymmetric"), 1, Float64Array.of(1), 2)).toThrow(
    "eigenSymmetric: a (1×1): the QL iteration did not converge",
  );
});
