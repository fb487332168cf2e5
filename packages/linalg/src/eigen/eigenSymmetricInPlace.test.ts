import { expect, test } from "vitest";
import { gaussianMatrix } from "../testing/matrices.ts";
import { mirrorLowerInPlace } from "../triangle.ts";
import { Space, sizes } from "../wasm/space.ts";
import { eigenSymmetric, eigenvaluesSymmetric } from "./eigenSymmetric.ts";
import { eigenSymmetricInPlace, eigenvaluesSymmetricInPlace } from "./eigenSymmetricInPlace.ts";

const dimensions = [1, 2, 3, 8, 9, 40, 65];

function symmetric(n: number): Float64Array {
  const a = gaussianMatrix("in place", n, n);
  mirrorLowerInPlace(n, a);
  return a;
}

/** a, values and vectors in one space that also has room for the scratch. */
function arraysInSpace(n: number) {
  const space = new Space(11 * n * n + 100 * n + 64);
  const a = space.allocate(n * n);
  a.set(symmetric(n));
  return { space, a, values: space.allocate(n), vectors: space.allocate(n * n) };
}

test.each(dimensions)("in a space and outside give the same bits, n = %i", (n) => {
  const expected = eigenSymmetric(n, symmetric(n));
  const { a, values, vectors } = arraysInSpace(n);
  eigenSymmetricInPlace(n, a, values, vectors);
  expect({ values: values.slice(), vectors: vectors.slice() }).toEqual(expected);
  const outside = { values: new Float64Array(n), vectors: new Float64Array(n * n) };
  eigenSymmetricInPlace(n, symmetric(n), outside.values, outside.vectors);
  expect(outside).toEqual(expected);
});

test.each(dimensions)("the same holds without vectors, n = %i", (n) => {
  const expected = eigenvaluesSymmetric(n, symmetric(n));
  const { a, values } = arraysInSpace(n);
  eigenvaluesSymmetricInPlace(n, a, values);
  expect(values.slice()).toEqual(expected);
  const outside = new Float64Array(n);
  eigenvaluesSymmetricInPlace(n, symmetric(n), outside);
  expect(outside).toEqual(expected);
});

test("arrays of two homes meet: the matrix in a space, the results outside, and the other way round", () => {
  const n = 20;
  const expected = eigenSymmetric(n, symmetric(n));
  const inside = arraysInSpace(n);
  const vectors = new Float64Array(n * n);
  eigenSymmetricInPlace(n, inside.a, inside.values, vectors);
  expect(vectors).toEqual(expected.vectors);
  const { values, vectors: there } = arraysInSpace(n);
  eigenSymmetricInPlace(n, symmetric(n), values, there);
  expect(there.slice()).toEqual(expected.vectors);
  expect(values.slice()).toEqual(expected.values);
});

test("a matrix in a space is left as it was where results are allocated", () => {
  const { a } = arraysInSpace(12);
  const { values } = eigenSymmetric(12, a);
  expect(a.slice()).toEqual(symmetric(12));
  expect(eigenvaluesSymmetric(12, a)).toEqual(eigenvaluesSymmetric(12, symmetric(12)));
  expect(values).toEqual(eigenSymmetric(12, symmetric(12)).values);
});

test("the space's stack stands where it stood, also after a refusal", () => {
  const { space, a, values, vectors } = arraysInSpace(9);
  const mark = space.mark();
  eigenSymmetricInPlace(9, a, values, vectors);
  eigenvaluesSymmetricInPlace(9, vectors.fill(1), values);
  expect(space.mark()).toBe(mark);
  a.fill(Number.NaN);
  expect(() => eigenSymmetricInPlace(9, a, values, vectors)).toThrow("must be finite, entry (0, 0) is NaN");
  expect(space.mark()).toBe(mark);
});

test("what is wrong is named, and a refused matrix is left as it was", () => {
  const a = symmetric(5);
  a[1] += 1;
  const copy = a.slice();
  const values = new Float64Array(5);
  expect(() => eigenvaluesSymmetricInPlace(5, a, values)).toThrow(
    "eigenvaluesSymmetricInPlace: a must be symmetric, entries (1, 0) and (0, 1) are",
  );
  expect(() => eigenSymmetricInPlace(5, a, values, new Float64Array(25))).toThrow("eigenSymmetricInPlace: a must be");
  expect(a).toEqual(copy);
  expect(() => eigenSymmetricInPlace(5, a, values, new Float64Array(24))).toThrow(
    "eigenSymmetricInPlace: vectors must be 5×5, 25 numbers, got 24",
  );
  expect(() => eigenvaluesSymmetricInPlace(5, a, new Float64Array(4))).toThrow("values must be 5×1, 5 numbers, got 4");
  expect(() => eigenSymmetricInPlace(5, a, values, a)).toThrow("vectors must not share memory with an input");
});

test.each([3, 7, 8, 9, 33, 65])("a kernel stays within its scratch, n = %i", (n) => {
  const space = new Space(12 * n * n + 200 * n + 200);
  const run = (length: number, kernel: (a: number, values: number, vectors: number, scratch: number) => number) => {
    const mark = space.mark();
    const a = space.in(symmetric(n));
    const [values, vectors, scratch] = [space.reserve(n), space.reserve(n * n), space.reserve(length + (length & 1))];
    const beyond = space.allocate(100).fill(7);
    expect(kernel(a, values, vectors, scratch)).toBe(0);
    expect(beyond.every((x) => x === 7)).toBe(true);
    space.release(mark);
  };
  run(sizes().eigenSymmetricScratch(n), (...at) => space.kernels.eigenSymmetric(n, ...at));
  run(sizes().eigenvaluesSymmetricScratch(n), (a, values, _, scratch) =>
    space.kernels.eigenvaluesSymmetric(n, a, values, scratch),
  );
});
