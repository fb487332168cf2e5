import { normal, stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import { changePoints } from "./changePoints.ts";
import { hampel } from "./hampel.ts";
import { studentTail, welchPValue } from "./welch.ts";

function noisy(length: number, deviation: number, ...meaning: (string | number)[]): number[] {
  const source = stream(1, "bench", "change", ...meaning);
  return Array.from({ length }, () => deviation * normal(source));
}

describe("Welch's test", () => {
  test("Student's tails are those of the tables", () => {
    // One degree of freedom is Cauchy's law: P(|T| > 1) = ½.
    expect(studentTail(1, 1)).toBeCloseTo(0.5, 12);
    expect(studentTail(2.228138852, 10)).toBeCloseTo(0.05, 9);
    expect(studentTail(3.659, 29)).toBeCloseTo(0.001, 5);
    expect(studentTail(0, 7)).toBeCloseTo(1, 12);
  });

  test("p-values agree with SciPy's ttest_ind(equal_var=False)", () => {
    expect(welchPValue([1, 2, 3, 4, 5], [2, 4, 6, 8, 10])).toBeCloseTo(0.10753119493062714, 10);
    const p = welchPValue([1, 1.1, 0.9, 1.05, 0.97], [2, 2.1, 1.9, 2.2, 1.8, 2.05]);
    expect(p / 4.943247721968605e-7).toBeCloseTo(1, 8);
    expect(welchPValue([1, 1], [1, 1])).toBe(1);
    expect(welchPValue([1, 1], [2, 2])).toBe(0);
  });
});

describe("Hampel's filter", () => {
  test("takes out a spike and leaves a step", () => {
    const spike = [1, 1.01, 0.99, 1, 5, 1.01, 1, 0.99, 1.02];
    expect(hampel(spike)[4]).toBeLessThan(1.05);
    const step = [1, 1.01, 0.99, 1, 1.02, 2, 2.01, 1.99, 2.02, 2];
    expect(hampel(step)).toEqual(step);
  });
});

describe("change points", () => {
  test("steps of 10 % under noise of 2 % are found where they are, whatever their sign", () => {
    const series = noisy(120, 0.02, "steps").map((z, i) => z + (i >= 40 && i < 80 ? 0.1 : 0));
    const points = changePoints(series);
    expect(points.map(({ index }) => index)).toEqual([40, 80]);
    expect(points[0].change).toBeCloseTo(0.1, 1);
    expect(points[1].change).toBeCloseTo(-0.1, 1);
  });

  test("a step of 3 % is too small to be one, however certain", () => {
    expect(changePoints(noisy(100, 0.001, "small").map((z, i) => z + (i >= 50 ? 0.03 : 0)))).toEqual([]);
  });

  test("a change needs five values on either side", () => {
    const late = noisy(40, 0.01, "late").map((z, i) => z + (i >= 36 ? 0.3 : 0));
    expect(changePoints(late).every(({ index }) => index <= 35)).toBe(true);
    expect(changePoints([0, 0, 0, 1, 1, 1])).toEqual([]);
    expect(changePoints([])).toEqual([]);
  });
});
