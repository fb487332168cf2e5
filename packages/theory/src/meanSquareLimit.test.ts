import { multiply, pencilExtremes } from "@sgd-basins/linalg";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import fixtures from "../fixtures/meanSquareLimit.json" with { type: "json" };
import { diagonalMeanSquareLimit } from "./diagonalMeanSquareLimit.ts";
import { denseEigenbasis } from "./geometry/denseEigenbasis.ts";
import { denseHessians, diagonalHessians, rowHessians } from "./hessians.ts";
import { localGeometry } from "./localTheory/localTheory.ts";
import { meanSquareLimit } from "./meanSquareLimit.ts";
import { certify } from "./secondMoment/certify.ts";
import { Lanczos } from "./secondMoment/lanczos.ts";
import { limitOfMoment } from "./secondMoment/limitOfMoment.ts";
import { momentOperator } from "./secondMoment/momentOperator.ts";
import { denseSecondMoment } from "./secondMoment/secondMoment.ts";
import { type QuadraticInstance, randomQuadratic, rateOf } from "./testing.ts";
import type { EnclosedBound } from "./theorems/bound.ts";
import { theorem16 } from "./theorems/theorem16.ts";
import { theorem17 } from "./theorems/theorem17.ts";

/** The width that the docstring promises, and rounding. */
const PROMISED = 6e-13;

/** The learning rate of a limit that must apply, enclosed as narrowly as promised. */
function closeLimit(bound: EnclosedBound): number {
  if (!bound.applies) throw new Error(bound.reason);
  const [low, high] = bound.enclosure;
  expect(bound.learningRate).toBeGreaterThanOrEqual(low);
  expect(bound.learningRate).toBeLessThanOrEqual(high);
  expect(high / low - 1).toBeLessThan(PROMISED);
  return bound.learningRate;
}

/** The limit from the d²×d² matrices of L and E_k. */
function limitByKronecker({ dimension: d, weights, hessians }: QuadraticInstance, k: number): number {
  const n = d * d;
  const mean = new Float64Array(n);
  hessians.forEach((q, i) => {
    for (let e = 0; e < n; e++) mean[e] += weights[i] * q[e];
  });
  const left = new Float64Array(n * n);
  const right = new Float64Array(n * n);
  for (let a = 0; a < d; a++) {
    for (let b = 0; b < d; b++) {
      for (let c = 0; c < d; c++) {
        for (let e = 0; e < d; e++) {
          const at = (a * d + b) * n + c * d + e;
          left[at] = (a === c ? mean[b * d + e] : 0) + (b === e ? mean[a * d + c] : 0);
          right[at] = (1 - 1 / k) * mean[a * d + c] * mean[b * d + e];
          hessians.forEach((q, i) => {
            right[at] += (weights[i] / k) * q[a * d + c] * q[b * d + e];
          });
        }
      }
    }
  }
  return 1 / pencilExtremes(n, right, left).largest;
}

/**
 * The trace on range(Q̄) of Σ ← Σ − α(Q̄Σ + ΣQ̄) + α²[(1 − 1/k)Q̄ΣQ̄ + (1/k)Σ pᵢQᵢΣQᵢ], after so many steps from Σ = Q̄:
 * E(θ − β*)(θ − β*)' of SGD-k.
 */
function traceAfter({ dimension: d, weights, hessians }: QuadraticInstance, k: number, α: number, steps: number) {
  const times = (a: Float64Array, b: Float64Array): Float64Array => {
    const out = new Float64Array(d * d);
    multiply(d, d, d, a, b, out);
    return out;
  };
  const mean = new Float64Array(d * d);
  hessians.forEach((q, i) => {
    for (let e = 0; e < d * d; e++) mean[e] += weights[i] * q[e];
  });
  let σ = mean.slice();
  for (let step = 0; step < steps; step++) {
    const left = times(mean, σ);
    const right = times(σ, mean);
    const next = times(left, mean).map((value, e) => σ[e] - α * (left[e] + right[e]) + α * α * (1 - 1 / k) * value);
    hessians.forEach((q, i) => {
      times(times(q, σ), q).forEach((value, e) => {
        next[e] += ((α * α * weights[i]) / k) * value;
      });
    });
    σ = next;
  }
  let trace = 0;
  for (let a = 0; a < d; a++) trace += σ[a * d + a];
  return trace;
}

describe("the exact limit of mean-square stability", () => {
  test("lies between the two theorems' bounds, on a thousand random problems", () => {
    fc.assert(
      fc.property(randomQuadratic, ({ dimension, weights, hessians }) => {
        const geometry = localGeometry(denseHessians(dimension, weights, hessians));
        for (const k of [1, 2, 10, "inf"] as const) {
          const limit = closeLimit(meanSquareLimit(denseHessians(dimension, weights, hessians), k));
          expect(limit).toBeGreaterThanOrEqual(rateOf(theorem17(geometry, k)) * (1 - 1e-11));
          expect(limit).toBeLessThanOrEqual(rateOf(theorem16(geometry, k)) * (1 + 1e-11));
        }
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  test("parts the rates at which the second moment shrinks from those at which it grows", () => {
    fc.assert(
      fc.property(randomQuadratic, fc.constantFrom(1, 3), (instance, k) => {
        const { dimension, weights, hessians } = instance;
        const limit = closeLimit(meanSquareLimit(denseHessians(dimension, weights, hessians), k));
        const [early, late] = [100, 200].map((steps) => traceAfter(instance, k, 0.95 * limit, steps));
        expect(late).toBeLessThan(early);
        const [before, after] = [100, 200].map((steps) => traceAfter(instance, k, 1.05 * limit, steps));
        expect(after).toBeGreaterThan(before);
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  test("is that of the d²×d² matrices", () => {
    fc.assert(
      fc.property(randomQuadratic, fc.constantFrom(1, 2, 10), (instance, k) => {
        const { dimension, weights, hessians } = instance;
        const limit = closeLimit(meanSquareLimit(denseHessians(dimension, weights, hessians), k));
        // The reference divides by the smallest eigenvalue of L; the instances' are above 1e-4 of the largest.
        expect(Math.abs(limit / limitByKronecker(instance, k) - 1)).toBeLessThan(1e-10);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test.each(fixtures)("agrees with 50-digit arithmetic: $name", ({ name, weights, hessians, limits }) => {
    const components = hessians.map((q) => Float64Array.from(q));
    const dimension = Math.sqrt(components[0].length);
    // Rounding of Q̄'s eigenbasis, relative to its smallest eigenvalue, is not part of the enclosure.
    const tolerance = name === "curvatures 1e8 apart" ? 1e-8 : 1e-12;
    for (const { batchSize, learningRate } of limits) {
      const limit = closeLimit(meanSquareLimit(denseHessians(dimension, weights, components), batchSize));
      expect(Math.abs(limit / learningRate - 1)).toBeLessThan(tolerance);
    }
  });

  test.each([1e-5, 1e-8, 1e-12, 0])("is found where the two largest eigenvalues are %d apart", (gap) => {
    // Coordinates that do not mix, so that the answer is known: the third one decides by a hair.
    const hessians = [Float64Array.of(1, 0, 0, 0, 2, 0, 0, 0, 1), Float64Array.of(3 + gap, 0, 0, 0, 1, 0, 0, 0, 3)];
    const exact = (2 * (2 + gap / 2)) / (0.5 + 0.5 * (3 + gap) * (3 + gap));
    const limit = closeLimit(meanSquareLimit(denseHessians(3, [0.5, 0.5], hessians), 1));
    expect(Math.abs(limit / Math.min(exact, 0.8) - 1)).toBeLessThan(1e-12);
  });

  test("of a single component is 2/λ₁ for every k", () => {
    for (const k of [1, 3, 1000, "inf"] as const) {
      const limit = closeLimit(meanSquareLimit(denseHessians(2, [1], [Float64Array.of(2, 1, 1, 2)]), k));
      expect(Math.abs(limit / (2 / 3) - 1)).toBeLessThan(1e-14);
    }
  });

  test.each([1e-12, 1e12])("scales like the inverse of the Hessians: by %d", (scale) => {
    fc.assert(
      fc.property(randomQuadratic, ({ dimension, weights, hessians }) => {
        const scaled = hessians.map((q) => q.map((entry) => entry * scale));
        const limit = closeLimit(meanSquareLimit(denseHessians(dimension, weights, hessians), 2));
        expect(
          Math.abs((closeLimit(meanSquareLimit(denseHessians(dimension, weights, scaled), 2)) * scale) / limit - 1),
        ).toBeLessThan(1e-11);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  test("of diagonal Hessians is the smallest over the coordinates of 2q̄/[(1 − 1/k)q̄² + E q²/k]", () => {
    const diagonal = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(diagonal, { minLength: 1, maxLength: 5 }), fc.constantFrom(1, 3), (rows, k) => {
        fc.pre(rows.flat().some(Boolean));
        const weights = rows.map(() => 1 / rows.length);
        const mean = (values: number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
        const exact = Math.min(
          ...[0, 1, 2]
            .map((j) => rows.map((row) => row[j] ?? 0))
            .filter((values) => mean(values) > 0)
            .map((q) => (2 * mean(q)) / ((1 - 1 / k) * mean(q) * mean(q) + mean(q.map((x) => x * x)) / k)),
        );
        const dense = rows.map(([a, b, c]) => Float64Array.of(a, 0, 0, 0, b, 0, 0, 0, c));
        expect(Math.abs(closeLimit(meanSquareLimit(denseHessians(3, weights, dense), k)) / exact - 1)).toBeLessThan(
          1e-12,
        );
        const geometry = localGeometry(
          diagonalHessians(
            3,
            weights,
            rows.map((row) => Float64Array.from(row)),
          ),
        );
        expect(Math.abs(closeLimit(diagonalMeanSquareLimit(geometry, k)) / exact - 1)).toBeLessThan(1e-14);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test("of rows of data is that of their d×d matrices", () => {
    const row = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.constantFrom(1, 5), (rows, k) => {
        fc.pre(rows.flat().some(Boolean));
        const weights = new Float64Array(rows.length).fill(1 / rows.length);
        const hessians = rows.map((x) => Float64Array.from(x.flatMap((a) => x.map((b) => a * b))));
        const limit = closeLimit(meanSquareLimit(rowHessians(4, weights, Float64Array.from(rows.flat())), k));
        expect(Math.abs(limit / closeLimit(meanSquareLimit(denseHessians(4, weights, hessians), k)) - 1)).toBeLessThan(
          1e-11,
        );
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test("of a map that is not exact is enclosed more widely, or refused", () => {
    const exact = denseSecondMoment(
      denseEigenbasis(denseHessians(2, [0.5, 0.5], [Float64Array.of(2, 1, 1, 2), Float64Array.of(4, 0, 0, 1)])),
    );
    const truth = closeLimit(limitOfMoment(exact, 1));
    const noisy = (size: number): EnclosedBound => {
      let sign = 1;
      const apply = (p: Float64Array, out: Float64Array): void => {
        exact.apply(p, out);
        sign = -sign;
        for (const e of [0, 3]) out[e] *= 1 + sign * size;
      };
      return limitOfMoment({ ...exact, apply }, 1);
    };
    expect(noisy(1e-3)).toMatchObject({ applies: false, reason: expect.stringContaining("did not settle") });
    const bound = noisy(1e-9);
    if (!bound.applies) throw new Error(bound.reason);
    const [low, high] = bound.enclosure;
    expect(high / low - 1).toBeGreaterThan(PROMISED);
    expect(high / low - 1).toBeLessThan(1e-6);
    expect(Math.abs(bound.learningRate / truth - 1)).toBeLessThan(1e-8);
  });

  test("is proven from above only: below the spectral radius μZ − T(Z) ≻ 0 has solutions too, but none is ≻ 0", () => {
    // q = 1 and 3 with weights ½, in units of λ₁ = 2: T multiplies by (E q²/4)/2 = 0.625.
    const operator = momentOperator(
      denseSecondMoment(denseEigenbasis(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]))),
      1,
    );
    const krylov = new Lanczos(operator.apply, Float64Array.of(1));
    krylov.extend();
    const proof = certify(operator, krylov, 0.63);
    expect(proof?.high).toBe(0.63);
    expect(proof?.low).toBeCloseTo(0.625, 14);
    expect(certify(operator, krylov, 0.62)).toBeNull();
    expect(certify(operator, krylov, 0.1)).toBeNull();
  });

  test("does not exist where nothing curves, and a batch size must be one", () => {
    expect(meanSquareLimit(denseHessians(2, [1], [new Float64Array(4)]), 1)).toMatchObject({ applies: false });
    expect(() => meanSquareLimit(denseHessians(1, [1], [Float64Array.of(1)]), 0.5)).toThrow(RangeError);
  });
});
