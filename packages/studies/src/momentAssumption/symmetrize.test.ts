import { expect, test } from "vitest";
import { symmetrize } from "./symmetrize.ts";

function symmetrized(n: number, a: Float64Array) {
  const square = () => new Float64Array(n * n);
  const matrix = square();
  const scratch = { copy: square(), vectors: square(), values: new Float64Array(n) };
  return { error: symmetrize(n, a, matrix, scratch), matrix, singularValues: scratch.values };
}

test("a diagonal matrix is its own symmetrization", () => {
  const a = Float64Array.of(3, 0, 0, 0, 0, 0, 0, 0, 7);
  expect(symmetrized(3, a)).toEqual({ matrix: a, error: 0, singularValues: Float64Array.of(7, 3, 0) });
});

test("singular values are not negative, so an indefinite matrix is moved and the error says how far", () => {
  // [[0, 1], [1, 0]] has singular values 1, 1: USU' is the identity.
  const { matrix, error } = symmetrized(2, Float64Array.of(0, 1, 1, 0));
  expect(error).toBeCloseTo(1, 14);
  expect(matrix[0]).toBeCloseTo(1, 14);
  expect(matrix[1]).toBeCloseTo(0, 14);
});

test("a positive semi-definite matrix moves by rounding only", () => {
  const a = Float64Array.of(4, 2, 0, 2, 1, 0, 0, 0, 9);
  expect(symmetrized(3, a).error).toBeLessThan(3 * Number.EPSILON * 9);
});
