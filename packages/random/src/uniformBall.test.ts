import { describe, expect, test } from "vitest";
import { stream } from "./stream.ts";
import { KOLMOGOROV_BOUND, kolmogorovSmirnov } from "./testing/goodnessOfFit.ts";
import { uniformBall } from "./uniformBall.ts";

const count = 20000;

function norm(x: Float64Array): number {
  return Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
}

describe("uniformBall", () => {
  test("gives the pinned points", () => {
    const out = new Float64Array(3);
    uniformBall(stream(1, "ball"), [10, 20, 30], 2, out);
    expect([...out]).toEqual([9.17723812377707, 20.542487299699598, 30.19958063297373]);
  });

  test("lies within ρ of the center with probability (ρ/R)^d", () => {
    for (const d of [1, 2, 10]) {
      const source = stream(2, "ball", d);
      const out = new Float64Array(d);
      const center = new Float64Array(d);
      const volume = Float64Array.from({ length: count }, () => {
        uniformBall(source, center, 3, out);
        let power = 1;
        for (let i = 0; i < d; i++) power *= norm(out) / 3;
        return power;
      });
      expect(kolmogorovSmirnov(volume, (x) => Math.min(1, x))).toBeLessThan(KOLMOGOROV_BOUND);
    }
  });

  test("has its mean at the center and covariance R²/(d + 2) I", () => {
    for (const d of [1, 2, 10]) {
      const source = stream(3, "ball", d);
      const center = Float64Array.from({ length: d }, (_, i) => i - 1);
      const out = new Float64Array(d);
      const mean = new Float64Array(d);
      const square = new Float64Array(d);
      let product = 0;
      for (let i = 0; i < count; i++) {
        uniformBall(source, center, 0.5, out);
        for (let j = 0; j < d; j++) {
          const difference = out[j] - center[j];
          mean[j] += difference / count;
          square[j] += (difference * difference) / count;
        }
        if (d > 1) product += ((out[0] - center[0]) * (out[1] - center[1])) / count;
      }
      const variance = 0.25 / (d + 2);
      // E x⁴ = 3 R⁴ / ((d + 2)(d + 4)) and E x²y² is a third of it.
      const fourth = (3 * 0.0625) / ((d + 2) * (d + 4));
      for (let j = 0; j < d; j++) {
        expect(Math.abs(mean[j])).toBeLessThan(5 * Math.sqrt(variance / count));
        expect(Math.abs(square[j] - variance)).toBeLessThan(5 * Math.sqrt((fourth - variance * variance) / count));
      }
      expect(Math.abs(product)).toBeLessThan(5 * Math.sqrt(fourth / 3 / count));
    }
  });

  test("its direction in the plane is uniform", () => {
    const source = stream(4, "ball");
    const out = new Float64Array(2);
    const angles = Float64Array.from({ length: count }, () => {
      uniformBall(source, [0, 0], 1, out);
      return Math.atan2(out[1], out[0]) / (2 * Math.PI) + 0.5;
    });
    expect(kolmogorovSmirnov(angles, (x) => x)).toBeLessThan(KOLMOGOROV_BOUND);
  });

  test("radius 0 gives the center, and a ball of another radius or center is the same points scaled and moved", () => {
    const out = new Float64Array(2);
    uniformBall(stream(5), [3, -4], 0, out);
    expect([...out]).toEqual([3, -4]);
    const unit = new Float64Array(2);
    uniformBall(stream(6), [0, 0], 1, unit);
    uniformBall(stream(6), [0, 0], 8, out);
    expect([...out]).toEqual([8 * unit[0], 8 * unit[1]]);
  });

  test("spends 4 (⌈d/2⌉ + 1) words", () => {
    for (const d of [1, 2, 3, 10]) {
      const source = stream(7, d);
      const counted = stream(7, d);
      uniformBall(source, new Float64Array(d), 1, new Float64Array(d));
      for (let i = 0; i < 4 * (Math.ceil(d / 2) + 1); i++) counted.nextUint32();
      expect(source.nextUint32()).toBe(counted.nextUint32());
    }
  });

  test("refuses unequal lengths, no coordinates, a bad radius, and its center as output", () => {
    const source = stream(1);
    const out = new Float64Array(2);
    expect(() => uniformBall(source, [0], 1, out)).toThrow(RangeError);
    expect(() => uniformBall(source, [], 1, new Float64Array(0))).toThrow(RangeError);
    expect(() => uniformBall(source, [0, 0], -1, out)).toThrow(RangeError);
    expect(() => uniformBall(source, [0, 0], Number.NaN, out)).toThrow(RangeError);
    expect(() => uniformBall(source, out, 1, out)).toThrow(RangeError);
  });
});
