import { normal, stream } from "@sgd-basins/random";
import { expect, test } from "vitest";
import { fitPower } from "./fitPower.ts";

const x = [100, 150, 200, 300, 400];

test("an exact power law is found, without a standard error worth mentioning", () => {
  const { exponent, standardError, coefficient } = fitPower(
    x,
    x.map((value) => 2e-9 * value * value * value),
  );
  expect(exponent).toBeCloseTo(3, 12);
  expect(standardError).toBeLessThan(1e-12);
  expect(coefficient / 2e-9).toBeCloseTo(1, 10);
});

test("the standard error is the exponent's deviation over repetitions", () => {
  const source = stream(1, "bench", "power");
  const trials = 2000;
  let square = 0;
  let variance = 0;
  for (let trial = 0; trial < trials; trial++) {
    const { exponent, standardError } = fitPower(
      x,
      x.map((value) => value * Math.exp(0.05 * normal(source))),
    );
    square += (exponent - 1) * (exponent - 1);
    variance += standardError! * standardError!;
  }
  expect(square / variance).toBeGreaterThan(0.85);
  expect(square / variance).toBeLessThan(1.15);
});

test("two points have no standard error; one x, or a time of zero, no fit", () => {
  expect(fitPower([1, 2], [1, 4])).toMatchObject({ exponent: 2, standardError: null });
  expect(() => fitPower([2, 2], [1, 4])).toThrow(RangeError);
  expect(() => fitPower([1, 2], [0, 4])).toThrow(RangeError);
});
