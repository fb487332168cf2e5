import { describe, expect, test } from "vitest";
import reference from "../fixtures/streams.json" with { type: "json" };
import { Stream, stream } from "./stream.ts";
import { KOLMOGOROV_BOUND, kolmogorovSmirnov } from "./testing/goodnessOfFit.ts";
import { uniform01, uniformBetween } from "./uniform.ts";

/** A stream that gives one word again and again. */
class ConstantStream extends Stream {
  private readonly word: number;

  constructor(word: number) {
    super(0, 0, 0, 0);
    this.word = word;
  }

  override nextUint32(): number {
    return this.word;
  }
}

describe("uniform01", () => {
  test("gives the pinned sequence", () => {
    const source = stream(1, "uniform");
    expect([uniform01(source), uniform01(source), uniform01(source)]).toEqual([
      0.8326925449344091, 0.6929068054070259, 0.20129591380389456,
    ]);
  });

  test("gives the doubles of a second implementation (fixtures/streams.py)", () => {
    const source = stream(1, "normal");
    for (const expected of reference.uniforms) expect(uniform01(source)).toBe(expected);
  });

  test("reaches 0 and 1 − 2^−53, and not 1", () => {
    expect(uniform01(new ConstantStream(0))).toBe(0);
    expect(uniform01(new ConstantStream(0xffffffff))).toBe(1 - 2 ** -53);
  });

  test("follows the uniform law", () => {
    const source = stream(2, "uniform");
    const sample = Float64Array.from({ length: 50000 }, () => uniform01(source));
    expect(kolmogorovSmirnov(sample, (x) => x)).toBeLessThan(KOLMOGOROV_BOUND);
  });

  test("has mean 1/2, variance 1/12 and no serial correlation, within five standard errors", () => {
    const source = stream(3, "uniform");
    const n = 50000;
    const sample = Float64Array.from({ length: n }, () => uniform01(source) - 0.5);
    const mean = sample.reduce((sum, x) => sum + x, 0) / n;
    const square = sample.reduce((sum, x) => sum + x * x, 0) / n;
    let lagged = 0;
    for (let i = 1; i < n; i++) lagged += sample[i] * sample[i - 1];
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(square - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
    expect(Math.abs(lagged / (n - 1))).toBeLessThan((5 * (1 / 12)) / Math.sqrt(n - 1));
  });

  test("its lowest bits are as uniform as its highest", () => {
    const source = stream(4, "uniform");
    const sample = Float64Array.from({ length: 20000 }, () => (uniform01(source) * 2 ** 40) % 1);
    expect(kolmogorovSmirnov(sample, (x) => x)).toBeLessThan(KOLMOGOROV_BOUND);
  });
});

describe("uniformBetween", () => {
  test("gives the pinned sequence", () => {
    const source = stream(1, "between");
    expect([uniformBetween(source, -3, 5), uniformBetween(source, 0, 50)]).toEqual([
      -0.5139266817000312, 24.17199509135183,
    ]);
  });

  test("starts at low and, from zero, stays below high", () => {
    expect(uniformBetween(new ConstantStream(0), -3, 5)).toBe(-3);
    for (const high of [50, 1, 0.1, 32, 33, 5e-324, 1e308]) {
      const largest = uniformBetween(new ConstantStream(0xffffffff), 0, high);
      if (high > 5e-324) expect(largest).toBeLessThan(high);
    }
  });

  test("follows the uniform law on its interval", () => {
    const source = stream(5, "between");
    const sample = Float64Array.from({ length: 20000 }, () => uniformBetween(source, -3, 5));
    expect(kolmogorovSmirnov(sample, (x) => (x + 3) / 8)).toBeLessThan(KOLMOGOROV_BOUND);
  });

  test("refuses an interval that is reversed or not finite", () => {
    const source = stream(1);
    expect(() => uniformBetween(source, 1, 0)).toThrow(RangeError);
    expect(() => uniformBetween(source, 0, Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => uniformBetween(source, Number.NaN, 1)).toThrow(RangeError);
  });
});
