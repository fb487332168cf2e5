import { expect, test } from "vitest";
import { gaussianMatrix } from "./testing/matrices.ts";
import { transpose } from "./transpose.ts";
import { mirrorLowerInPlace } from "./triangle.ts";

test("a mirrored matrix equals its transpose and keeps its lower triangle", () => {
  const a = gaussianMatrix("mirror", 7, 7);
  const lower = a.slice();
  const other = new Float64Array(49);
  mirrorLowerInPlace(7, a);
  transpose(7, 7, a, other);
  expect(other).toEqual(a);
  for (let i = 0; i < 7; i++) {
    expect(a.slice(i * 7, i * 7 + i + 1)).toEqual(lower.slice(i * 7, i * 7 + i + 1));
  }
});

test("transposing twice gives the matrix back", () => {
  const a = gaussianMatrix("transpose", 4, 9);
  const [once, twice] = [new Float64Array(36), new Float64Array(36)];
  transpose(4, 9, a, once);
  expect(once[2 * 4 + 3]).toBe(a[3 * 9 + 2]);
  transpose(9, 4, once, twice);
  expect(twice).toEqual(a);
});
