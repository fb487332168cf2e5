import { describe, expect, test } from "vitest";
import { spectralUpdate } from "./spectralUpdate.ts";
import { gaussianMatrix } from "./testing/matrices.ts";
import { isGuarded, placements } from "./testing/placement.ts";

describe.each(placements)("%s", (_, place) => {
  test.each([
    [1, 1],
    [2, 3],
    [3, 0],
    [4, 4],
    [5, 2],
    [7, 9],
    [33, 31],
    [130, 64],
    [9, 300],
  ])("n = %i, k = %i: bit for bit the sums of the definition, and the upper triangle is left alone", (n, k) => {
    const placement = place(6 * (n + 4) * (k + n + 4) + 1000);
    const values = gaussianMatrix("values", k, 1);
    const vectors = gaussianMatrix("vectors", n, k);
    const before = gaussianMatrix("out", n, n);
    const out = placement(before);
    spectralUpdate(n, k, -0.5, placement(values), placement(vectors), out);
    const expected = before.map((x, at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      let sum = 0;
      for (let l = 0; l < k; l++) sum += vectors[i * k + l] * values[l] * vectors[j * k + l];
      return j > i ? x : x + -0.5 * sum;
    });
    expect(Array.from(out)).toEqual(Array.from(expected));
    expect(isGuarded(out)).toBe(true);
  });
});
