import { stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import { eigenvaluesSymmetric } from "../eigen/eigenSymmetric.ts";
import { difference, largestDifference, oneNorm, productByDefinition, transposed } from "../testing/matrices.ts";
import { mirrorLowerInPlace } from "../triangle.ts";
import { Space } from "../wasm/space.ts";
import { fillHaarCongruence } from "./haarCongruence.ts";
import { haarFrame } from "./haarFrame.ts";
import { haarScratch } from "./haarScratch.ts";

function eigenvaluesOf(r: number): Float64Array {
  return Float64Array.from({ length: r }, (_, i) => 50 - (49 * i) / Math.max(1, r - 1));
}

function congruence(d: number, r: number, space?: Space): Float64Array {
  const out = space?.allocate(d * d) ?? new Float64Array(d * d);
  fillHaarCongruence(stream(7, "congruence"), d, r, eigenvaluesOf(r), out, haarScratch(d, r, space));
  mirrorLowerInPlace(d, out);
  return out;
}

/** On both sides of tiles and of blocks of reflectors, of full and of lower rank. */
const shapes: [number, number][] = [
  [1, 1],
  [2, 2],
  [3, 1],
  [4, 4],
  [5, 5],
  [5, 0],
  [7, 3],
  [8, 8],
  [9, 9],
  [15, 13],
  [16, 16],
  [17, 17],
  [31, 31],
  [33, 32],
  [40, 33],
  [65, 65],
  [100, 60],
];

describe.each(shapes)("in d = %i of rank r = %i", (d, r) => {
  const q = congruence(d, r);

  test("the matrix is that of the frame, UΛU', to rounding", () => {
    const frame = haarFrame(stream(7, "congruence"), d, r);
    const eigenvalues = eigenvaluesOf(r);
    const scaled = frame.map((x, at) => x * eigenvalues[Math.floor(at / d)]);
    const expected = productByDefinition(d, r, d, transposed(r, d, frame), scaled);
    expect(oneNorm(d, d, difference(q, expected))).toBeLessThanOrEqual(10 * d * Number.EPSILON * 50);
  });

  test("the eigenvalues are the given ones, and zero d − r times", () => {
    const expected = new Float64Array(d);
    expected.set(eigenvaluesOf(r));
    expect(largestDifference(eigenvaluesSymmetric(d, q), expected)).toBeLessThanOrEqual(10 * d * Number.EPSILON * 50);
  });

  test("in a space it has the same bits", () => {
    expect(congruence(d, r, new Space(20 * (d + 20) * (d + 20)))).toEqual(q);
  });
});

test("above the diagonal nothing is written, and what out held below does not count", () => {
  const d = 11;
  const out = new Float64Array(d * d).fill(Number.NaN);
  const scratch = haarScratch(d, d);
  fillHaarCongruence(stream(7, "other"), d, d, eigenvaluesOf(d), out, scratch);
  fillHaarCongruence(stream(7, "congruence"), d, d, eigenvaluesOf(d), out, scratch);
  const expected = congruence(d, d);
  for (let i = 0; i < d; i++) {
    expect(out.subarray(i * d, i * d + i + 1)).toEqual(expected.subarray(i * d, i * d + i + 1));
    for (let j = i + 1; j < d; j++) expect(out[i * d + j]).toBeNaN();
  }
});

test("equal eigenvalues give a multiple of the identity, whatever the basis", () => {
  const d = 50;
  const out = new Float64Array(d * d);
  fillHaarCongruence(stream(7, "multiple"), d, d, new Float64Array(d).fill(3), out, haarScratch(d, d));
  mirrorLowerInPlace(d, out);
  for (let i = 0; i < d; i++) out[i * d + i] -= 3;
  expect(oneNorm(d, d, out)).toBeLessThan(10 * d * Number.EPSILON * 3);
});
