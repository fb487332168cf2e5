import { eigenvaluesSymmetric } from "@sgd-basins/linalg";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Batch, inverseBatchSize } from "../batch.ts";
import { denseEigenbasis } from "../geometry/denseEigenbasis.ts";
import { denseHessians, diagonalHessians, rowHessians } from "../hessians.ts";
import type { NoiseMoments } from "../localTheory/noiseMoments.ts";
import { limitOfMoment } from "../secondMoment/limitOfMoment.ts";
import { denseSecondMoment, secondMoment } from "../secondMoment/secondMoment.ts";
import { randomQuadratic, rateOf } from "../testing.ts";
import { meanSquareDynamics } from "./dynamics.ts";
import { fewestSteps, stepsAt } from "./fewestSteps.ts";

/** I − αL + α²E_p on r×r matrices, in Q̄'s eigenbasis, from the map itself. */
function operatorOf(moment: ReturnType<typeof denseSecondMoment>, p: number, rate: number): Float64Array {
  const { eigenvalues: λ } = moment;
  const r = λ.length;
  const out = new Float64Array(r * r * r * r);
  const unit = new Float64Array(r * r);
  const image = new Float64Array(r * r);
  for (let e = 0; e < r * r; e++) {
    const [a, b] = [Math.floor(e / r), e % r];
    unit.fill(0);
    unit[a * r + b] += 0.5;
    unit[b * r + a] += 0.5;
    moment.apply(unit, image);
    for (let f = 0; f < r * r; f++) {
      const [c, g] = [Math.floor(f / r), f % r];
      const [own, sum] = [unit[f], λ[c] + λ[g]];
      const second = (1 - p) * λ[c] * λ[g] * own + p * λ[0] * λ[0] * image[f];
      out[e * r * r + f] = own - rate * sum * own + rate * rate * second;
    }
  }
  return out;
}

/** Of gradients ±g, whatever the components: nothing that is asked of it here sees how they go together. */
function noiseOf(g: readonly number[]): NoiseMoments {
  return {
    covariance: Float64Array.from(g.flatMap((x) => g.map((y) => x * y))),
    stir: () => {
      throw new Error("not asked for");
    },
  };
}

test("the exact limit is that of its own computation", () => {
  fc.assert(
    fc.property(randomQuadratic, fc.constantFrom<Batch>(1, 7, "inf"), ({ dimension, weights, hessians }, batch) => {
      const moment = secondMoment(denseHessians(dimension, weights, hessians));
      const { limit } = meanSquareDynamics(moment, null).at(batch);
      expect(Math.abs(limit / rateOf(limitOfMoment(moment, batch)) - 1)).toBeLessThan(2e-9);
    }),
    { seed: 14, numRuns: 200 },
  );
});

const batches = fc.constantFrom(1, 2, 10, { size: 2, from: 8 } as const);
const shares = fc.constantFrom(0.02, 0.5, 0.9, 0.99);

describe("the factor by which the mean square shrinks", () => {
  test("is the largest eigenvalue of the d²×d² matrix, with its derivative", () => {
    fc.assert(
      fc.property(randomQuadratic, batches, shares, ({ dimension, weights, hessians }, batch, share) => {
        const moment = denseSecondMoment(denseEigenbasis(denseHessians(dimension, weights, hessians)));
        const r = moment.eigenvalues.length;
        const at = meanSquareDynamics(moment, null).at(batch);
        const rate = share * at.limit;
        const { deficit, slope } = at.decay(rate, "final");
        const rho = (α: number): number =>
          eigenvaluesSymmetric(r * r, operatorOf(moment, inverseBatchSize(batch), α))[0];
        expect(Math.abs(1 - deficit - rho(rate))).toBeLessThan(1e-9 * Math.max(deficit, 1e-5));
        // Of a convex function the derivative lies between its difference quotients.
        const h = 1e-4 * rate;
        const [before, after] = [(rho(rate) - rho(rate - h)) / h, (rho(rate + h) - rho(rate)) / h];
        const room = 1e-10 / h;
        expect(-slope).toBeGreaterThan(before - room);
        expect(-slope).toBeLessThan(after + room);
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  test("of diagonal Hessians, in closed form, is that of the same matrices, and so is the floor", () => {
    const diagonal = fc
      .record({ d: fc.integer({ min: 1, max: 4 }), n: fc.integer({ min: 1, max: 4 }) })
      .chain(({ d, n }) =>
        fc.record({
          d: fc.constant(d),
          n: fc.constant(n),
          entries: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: n * d, maxLength: n * d }),
          noise: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: d, maxLength: d }),
        }),
      );
    fc.assert(
      fc.property(diagonal, batches, shares, ({ d, n, entries, noise: g }, batch, share) => {
        const weights = new Array(n).fill(1 / n);
        const exact = secondMoment(diagonalHessians(d, weights, Float64Array.from(entries)));
        const matrices = Array.from({ length: n }, (_, i) =>
          Float64Array.from({ length: d * d }, (_, e) => (e % (d + 1) === 0 ? entries[i * d + e / (d + 1)] : 0)),
        );
        const general = denseSecondMoment(denseEigenbasis(denseHessians(d, weights, matrices)));
        const noise = noiseOf(g);
        const [one, other] = [exact, general].map((moment) => meanSquareDynamics(moment, noise).at(batch));
        const rate = share * one.limit;
        const [a, b] = [one.decay(rate, "final"), other.decay(rate, "final")];
        expect(Math.abs(a.deficit / b.deficit - 1)).toBeLessThan(1e-9);
        const [c, e] = [one.floor(rate, "final"), other.floor(rate, "final")];
        // The eigenbases may order equal eigenvalues differently, and then their noise.
        if (new Set(exact.eigenvalues).size === d)
          expect(Math.abs(c.value - e.value)).toBeLessThanOrEqual(1e-9 * c.value);
      }),
      { seed: 12, numRuns: 150 },
    );
  });

  test("finds the slowest of directions that do not know of each other", () => {
    // One-hot rows: each direction by itself, the flattest of them not the slowest near the limit.
    const rows = Float64Array.of(1, 0, 0, 1.1, 0, 0, 0, 3, 0, 0, 0.1, 0, 0, 0, 0.5);
    const moment = secondMoment(rowHessians(3, new Array(5).fill(0.2), rows));
    const at = meanSquareDynamics(moment, null).at(1);
    const [x, y, z] = [[1, 1.1], [3, 0.1], [0.5]];
    const factorOf = (own: number[], α: number): number =>
      1 - own.reduce((sum, v) => sum + 0.2 * (2 * α * v * v - α * α * v * v * v * v), 0);
    for (const share of [0.1, 0.5, 0.9, 0.995]) {
      const rate = share * at.limit;
      const exact = Math.max(...[x, y, z].map((own) => factorOf(own, rate)));
      expect(1 - at.decay(rate, "final").deficit).toBeCloseTo(exact, 12);
    }
  });
});

describe("the rate", () => {
  test("with the least factor, and the one that takes the fewest steps, are better than any other", () => {
    fc.assert(
      fc.property(randomQuadratic, batches, fc.boolean(), ({ dimension, weights, hessians, offsets }, batch, noisy) => {
        const moment = denseSecondMoment(denseEigenbasis(denseHessians(dimension, weights, hessians)));
        const r = moment.eigenvalues.length;
        const noise = noiseOf(Array.from(offsets[0].subarray(0, r)));
        const dynamics = meanSquareDynamics(moment, noisy ? noise : null);
        const at = dynamics.at(batch);
        const goal = { start: 1, gap: 1e-3 };
        const stepsOf = (rate: number): number => {
          const { deficit } = at.decay(rate, "search");
          const left = goal.gap - at.floor(rate, "search").value;
          return left > 0 ? Math.log(goal.start / left) / -Math.log1p(-deficit) : Number.POSITIVE_INFINITY;
        };
        const rate = fewestSteps(at, dynamics.flattest, goal);
        const fewest = stepsOf(rate);
        const least = at.decay(fewestSteps(at, dynamics.flattest, null), "search").deficit;
        for (let i = 1; i < 40; i++) {
          // A rate at which all is reached in one step has infinite decay.
          if (!(fewest > 1)) break;
          expect(stepsOf((i / 40) * at.limit)).toBeGreaterThan(fewest * (1 - 2e-3));
          if ((i / 20) * rate >= at.limit) break;
          expect(stepsOf((i / 20) * rate)).toBeGreaterThan(fewest * (1 - 2e-3));
          expect(at.decay((i / 40) * at.limit, "search").deficit).toBeLessThan(least * (1 + 2e-3));
        }
        const advised = stepsAt(at, rate, goal, null);
        expect(advised.steps).toBe(fewest > 1 ? Math.ceil(fewest * (1 - 1e-9)) : 1);
      }),
      { seed: 13, numRuns: 60 },
    );
  });

  test("of gradient descent is 2/(λ₁ + λᵣ)", () => {
    const moment = secondMoment(denseHessians(2, [1], [Float64Array.of(3, 0, 0, 1)]));
    const dynamics = meanSquareDynamics(moment, null);
    expect(fewestSteps(dynamics.at("inf"), dynamics.flattest, null)).toBeCloseTo(0.5, 5);
  });
});

test("steps are those after which the expected gap is at the goal, where the estimate is too little", () => {
  // Two directions, a hundredfold apart, whose rows mix them: what begins in the flat one stirs the steep one.
  const rows = Float64Array.of(1, 0.1, 1, -0.1, -0.5, 0.1, 0.5, 0.1);
  const moment = secondMoment(rowHessians(2, new Array(4).fill(0.25), rows));
  const dynamics = meanSquareDynamics(moment, null);
  const at = dynamics.at(1);
  const rate = fewestSteps(at, dynamics.flattest, null);
  const start = Float64Array.of(0, 1);
  const goal = { start: 0.5, gap: 0.005 };
  const estimate = stepsAt(at, rate, goal, null).steps;
  const { steps } = stepsAt(at, rate, goal, start);
  // The recursion itself, from zz' with z = start/√λ.
  const { eigenvalues: λ } = moment;
  if (moment.structure !== "map") throw new Error("rows have a map");
  let p = Float64Array.of(0, 0, 0, 1 / λ[1]);
  const gaps: number[] = [];
  for (let step = 0; step <= 2 * steps; step++) {
    gaps.push((λ[0] * p[0] + λ[1] * p[3]) / 2);
    const image = new Float64Array(4);
    moment.apply(p, image);
    p = p.map(
      (entry, e) => entry * (1 - rate * (λ[Math.floor(e / 2)] + λ[e % 2])) + rate * rate * λ[0] * λ[0] * image[e],
    );
  }
  expect(gaps[estimate]).toBeGreaterThan(1.5 * goal.gap);
  expect(steps).toBeGreaterThan(estimate);
  expect(gaps[steps]).toBeLessThan(goal.gap * 1.01);
  expect(gaps[steps - 2]).toBeGreaterThan(goal.gap * 0.99);
});

test("a rate outside (0, α*) is refused", () => {
  const at = meanSquareDynamics(secondMoment(denseHessians(1, [1], [Float64Array.of(2)])), null).at(1);
  for (const rate of [0, 1, -1, Number.NaN]) expect(() => at.decay(rate, "final")).toThrow(RangeError);
});
