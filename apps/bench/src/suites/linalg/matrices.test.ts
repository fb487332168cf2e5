import { multiply } from "@sgd-basins/linalg";
import { describe, expect, test } from "vitest";
import { verifyClose, verifyThat, WrongResultError } from "../../tasks/verify.ts";
import { gaussian, positiveDefinite, symmetric, transposed, verifyEigenvalues, verifyProduct } from "./matrices.ts";

const n = 10;

describe("what must hold of a result", () => {
  test("one wrong entry of a product is noticed", () => {
    const [a, b] = [gaussian(n, "left"), gaussian(n, "right")];
    const product = new Float64Array(n * n);
    multiply(n, n, n, a, b, product);
    verifyProduct(n, a, b, product);
    product[37] += 1e-10;
    expect(() => verifyProduct(n, a, b, product)).toThrow(WrongResultError);
  });

  test("one wrong eigenvalue is noticed, and so is a shift that leaves the trace alone", () => {
    const diagonal = new Float64Array(n * n);
    for (let i = 0; i < n; i++) diagonal[i * n + i] = n - i;
    const values = Float64Array.from({ length: n }, (_, i) => n - i);
    verifyEigenvalues(n, diagonal, values);
    expect(() => verifyEigenvalues(n, diagonal, values.with(3, 6.5))).toThrow(WrongResultError);
    expect(() => verifyEigenvalues(n, diagonal, values.with(3, 6.5).with(4, 6.5))).toThrow(WrongResultError);
  });

  test("NaN is close to nothing", () => {
    expect(() => verifyClose("x", Number.NaN, 0, Number.POSITIVE_INFINITY)).toThrow("x is NaN");
    expect(() => verifyThat(false, "1 = 2")).toThrow("1 = 2");
  });
});

test("inputs are what their names say", () => {
  const a = symmetric(n);
  expect(transposed(n, a)).toEqual(a);
  expect(gaussian(n, "left")).not.toEqual(gaussian(n, "right"));
  expect(gaussian(n, "left")).toEqual(gaussian(n, "left"));
  // Every eigenvalue of I + GG'/n is at least 1, so x'Ax ≥ x'x; with x = 1 that is a sum of all entries.
  expect(positiveDefinite(n).reduce((sum, entry) => sum + entry, 0)).toBeGreaterThanOrEqual(n);
});
