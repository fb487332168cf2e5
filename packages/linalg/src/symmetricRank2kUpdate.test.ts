import { describe, expect, test } from "vitest";
import { symmetricRank2kUpdate } from "./symmetricRank2kUpdate.ts";
import { difference, gaussianMatrix, oneNorm, productByDefinition, transposed } from "./testing/matrices.ts";
import { isGuarded, placements } from "./testing/placement.ts";

const shapes: [number, number][] = [
  [1, 1],
  [3, 0],
  [4, 4],
  [5, 2],
  [9, 3],
  [33, 31],
  [129, 32],
  [200, 8],
  [10, 127],
  [11, 128],
  [12, 129],
];

describe.each(placements)("%s", (_, place) => {
  test.each(shapes)("order %i, rank 2·%i: subtracts vw' + wv' from the lower triangle alone", (n, k) => {
    const placement = place(4 * n * (n + 6 * k) + 10_000);
    const v = placement(gaussianMatrix("v", n, k));
    const w = placement(gaussianMatrix("w", n, k));
    const start = gaussianMatrix("start", n, n);
    const out = placement(start);
    symmetricRank2kUpdate(n, k, v, w, out);
    const product = productByDefinition(n, k, n, v, transposed(n, k, w));
    const expected = start.map((x, at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      return j <= i ? x - (product[at] + product[j * n + i]) : x;
    });
    const error = oneNorm(n, n, difference(out, expected));
    expect(error).toBeLessThanOrEqual(10 * Number.EPSILON * (k + 1) * oneNorm(n, n, expected));
    for (let i = 0; i < n; i++) {
      expect(out.subarray(i * n + i + 1, (i + 1) * n)).toEqual(start.subarray(i * n + i + 1, (i + 1) * n));
    }
    expect(isGuarded(out)).toBe(true);
  });
});
