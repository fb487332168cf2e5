import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lemma26 } from "./lemma26.ts";
import { lemma27 } from "./lemma27.ts";
import { applied, runs } from "./testing.ts";

const positive = fc.oneof(fc.constantFrom(1e-12, 1e-6, 1, 1e6, 1e12), fc.double({ min: 1e-3, max: 1e3, noNaN: true }));
const share = fc.oneof(fc.constantFrom(1e-9, 0.5, 1), fc.double({ min: 1e-3, max: 1, noNaN: true }));

describe("Lemma 26", () => {
  /** c₂ as a part of √(c₁c₃), and x as a multiple of √(c₃/c₁). */
  const part = fc.double({ min: 1e-6, max: 0.999999, noNaN: true });

  test("left ≥ right ≥ 0", () => {
    fc.assert(
      fc.property(positive, part, positive, fc.oneof(fc.constant(0), positive), share, share, (c1, q, c3, z, ρ, σ) => {
        const c2 = q * Math.sqrt(c1) * Math.sqrt(c3);
        const x = z * Math.sqrt(c3 / c1);
        const { left, right } = applied(lemma26(c1, c2, c3, x, ρ, σ));
        expect(right).toBeGreaterThanOrEqual(0);
        expect(left - right).toBeGreaterThanOrEqual(-1e-12 * (c1 * x * x + 2 * c2 * x + c3));
      }),
      runs(2000),
    );
  });

  test("right is the printed expression, and equal to left at σ = 1 and x = c₂/[(1 − ρ)c₁ + ρc₂²/c₃]", () => {
    fc.assert(
      fc.property(part, share, (q, ρ) => {
        const [c1, c2, c3] = [2, 3 * q, 4.5];
        const δ = (1 - ρ) * c1 + (ρ * c2 * c2) / c3;
        const x = c2 / δ;
        const { left, right } = applied(lemma26(c1, c2, c3, x, ρ, 1));
        const printed = ρ * (c1 - (c2 * c2) / c3) * x * x + c3 * (1 - (c2 * c2) / c3 / δ);
        const size = c1 * x * x + c3;
        expect(Math.abs(right - printed)).toBeLessThanOrEqual(1e-12 * size * (1 + 1 / δ));
        expect(Math.abs(left - right)).toBeLessThanOrEqual(1e-12 * size);
      }),
      runs(1000),
    );
  });

  test("does not apply without its hypotheses", () => {
    const outside: Parameters<typeof lemma26>[] = [
      [1, 1, 1, 0, 0.5, 0.5],
      [1, 2, 1, 0, 0.5, 0.5],
      [1, 0, 1, 0, 0.5, 0.5],
      [-1, 1, 1, 0, 0.5, 0.5],
      [2, 1, 1, -1, 0.5, 0.5],
      [2, 1, 1, 0, 0, 0.5],
      [2, 1, 1, 0, 0.5, 1.5],
      [Number.NaN, 1, 1, 0, 0.5, 0.5],
    ];
    for (const tuple of outside) expect(lemma26(...tuple)).toMatchObject({ applies: false });
  });
});

describe("Lemma 27", () => {
  test("2c₂x ≤ c₁x² + c₂²/c₁, with equality at x = c₂/c₁", () => {
    fc.assert(
      fc.property(positive, positive, fc.double({ min: -1e3, max: 1e3, noNaN: true }), (c1, c2, z) => {
        const x = (z * c2) / c1;
        const { left, right } = applied(lemma27(c1, c2, x));
        expect(left).toBeLessThanOrEqual(right * (1 + 1e-12));
        const equal = applied(lemma27(c1, c2, c2 / c1));
        expect(equal.left / equal.right).toBeCloseTo(1, 12);
      }),
      runs(1000),
    );
  });

  test("does not apply without its hypotheses", () => {
    expect(lemma27(0, 1, 1)).toMatchObject({ applies: false });
    expect(lemma27(1, -1, 1)).toMatchObject({ applies: false });
    expect(lemma27(1, 1, Number.NaN)).toMatchObject({ applies: false });
  });
});
