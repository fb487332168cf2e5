import type { BatchSize } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import bounds from "../../fixtures/bounds.json" with { type: "json" };
import inhomogeneous from "../../fixtures/inhomogeneous.json" with { type: "json" };
import { geometryAtGamma } from "../geometry/localGeometry.ts";
import { denseHessians } from "../hessians.ts";
import { localGeometry } from "../localTheory/localTheory.ts";
import { lemma12 } from "./lemma12.ts";
import { lemma14 } from "./lemma14.ts";
import { lemma19 } from "./lemma19.ts";
import { lemma20 } from "./lemma20.ts";
import { lemma22 } from "./lemma22.ts";
import { secondMoments } from "./secondMoments.ts";
import { applied, rateOf } from "./testing.ts";
import { theorem16, theorem16Index } from "./theorem16.ts";
import { theorem17 } from "./theorem17.ts";
import { theorem21, theorem21BestC } from "./theorem21.ts";

function normalized(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function expectRelative(value: number, expected: number, tolerance = 1e-10): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

describe("Theorems 16 and 17 against 50-digit arithmetic", () => {
  test.each(bounds.map((fixture, index) => ({ index, fixture })))("case $index", ({ fixture }) => {
    const best = localGeometry(
      denseHessians(
        fixture.dimension,
        normalized(fixture.weights),
        fixture.hessians.map((q) => Float64Array.from(q)),
      ),
    );
    const scale = fixture.eigenvalues[0];
    expect(best.rank).toBe(fixture.eigenvalues.length);
    best.eigenvalues.forEach((λ, i) => {
      expect(Math.abs(λ - fixture.eigenvalues[i]) / scale).toBeLessThan(1e-13);
    });
    for (const row of fixture.rows) {
      const geometry = geometryAtGamma(best, row.share * best.gamma);
      // γ is of order one, s and t of order λ₁².
      expect(Math.abs(geometry.gamma - row.gamma)).toBeLessThan(1e-10 * (1 + row.gamma));
      expect(Math.abs(geometry.s - row.s)).toBeLessThan(1e-10 * scale * scale * (1 + row.t / scale / scale));
      expect(Math.abs(geometry.t - row.t)).toBeLessThan(1e-10 * scale * scale * (1 + row.t / scale / scale));
      for (const { k, M, divergence, convergence } of row.bounds) {
        expect(theorem16Index(geometry, k as BatchSize)).toBe(M);
        expectRelative(rateOf(theorem16(geometry, k as BatchSize)), divergence);
        expectRelative(rateOf(theorem17(geometry, k as BatchSize)), convergence);
      }
    }
  });

  test("the cases have s > 0 with every M from 2 to r + 1, for every r from 2 to 5", () => {
    const seen = new Set(
      bounds.flatMap(({ eigenvalues, rows }) =>
        rows.filter(({ s }) => s > 0).flatMap((row) => row.bounds.map(({ M }) => `${eigenvalues.length}:${M}`)),
      ),
    );
    for (const r of [2, 3, 4, 5]) {
      for (let M = 2; M <= r + 1; M++) expect(seen).toContain(`${r}:${M}`);
    }
  });
});

describe("Lemmas 12, 14, 19, 20, 22 and Theorem 21 against 50-digit arithmetic", () => {
  test.each(inhomogeneous.map((fixture, index) => ({ index, fixture })))("case $index", ({ fixture }) => {
    const data = {
      dimension: fixture.dimension,
      weights: normalized(fixture.weights),
      hessians: fixture.hessians.map((q) => Float64Array.from(q)),
      linearTerms: fixture.linearTerms.map((r) => Float64Array.from(r)),
    };
    const best = localGeometry(denseHessians(data.dimension, data.weights, data.hessians));
    const moments = applied(secondMoments(data));
    const offset = Float64Array.from(fixture.offset);
    const { gap } = fixture;
    const largest = Math.max(...fixture.minimizer.map(Math.abs));
    moments.minimizer.forEach((value, j) => {
      expect(Math.abs(value - fixture.minimizer[j])).toBeLessThanOrEqual(1e-12 * largest);
    });
    expectRelative(moments.noise, fixture.noise);
    expectRelative(moments.coupling, fixture.coupling);
    expectRelative(theorem21BestC(moments, gap), fixture.bestC);
    for (const row of fixture.rows) {
      const { k, learningRate, c, rho1, rho2 } = row;
      const geometry = geometryAtGamma(best, row.share * best.gamma);
      expectRelative(lemma12(moments, offset, k, learningRate), row.lemma12);
      expectRelative(lemma19(moments, offset, k, learningRate), row.lemma19);
      const lower = applied(lemma14(geometry, k, learningRate));
      expect(lower.index).toBe(row.lemma14.m);
      expectRelative(lower.multiplier, row.lemma14.multiplier);
      const upper = applied(lemma20(geometry, moments, gap, k, learningRate, c));
      expect(upper.index).toBe(row.lemma20.m);
      expectRelative(upper.multiplier, row.lemma20.multiplier);
      expectRelative(upper.gap, row.lemma20.gap);
      const below = lemma22(geometry, moments, gap, k, learningRate, rho1, rho2);
      expect(below.applies).toBe(row.lemma22 !== null);
      if (below.applies && row.lemma22 !== null) expectRelative(below.gap, row.lemma22);
      expectRelative(rateOf(theorem21(geometry, moments, gap, k, c)), row.theorem21);
      expectRelative(rateOf(theorem21(geometry, moments, gap, k)), row.theorem21Best);
    }
  });

  test("Lemma 22 applies in some rows and not in others", () => {
    const rows = inhomogeneous.flatMap((fixture) => fixture.rows);
    const applying = rows.filter((row) => row.lemma22 !== null).length;
    expect(applying).toBeGreaterThan(20);
    expect(applying).toBeLessThan(rows.length - 20);
  });
});
