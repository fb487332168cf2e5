import { exp, normal, stream } from "@sgd-basins/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import fixtures from "../../fixtures/almostSureLimit.json" with { type: "json" };
import scaledRows from "../../fixtures/scaledRows.json" with { type: "json" };
import type { Batch } from "../batch.ts";
import { denseHessians, diagonalHessians, type Hessians, rowHessians } from "../hessians.ts";
import { localTheory } from "../localTheory/localTheory.ts";
import { meanSquareLimit } from "../meanSquareLimit.ts";
import { randomQuadratic, rateOf } from "../testing.ts";
import { thresholds } from "../thresholds.ts";
import { type AlmostSureBound, type AlmostSureSettings, almostSureLimit } from "./almostSureLimit.ts";
import { blocksOf } from "./blocks.ts";
import { lyapunov } from "./lyapunov.ts";
import { scalarExponent, scalarLaw, unstableIntervals } from "./scalarLaw.ts";
import { knownLimit } from "./testing.ts";

function limitOf(h: Hessians, batch: Batch, settings?: AlmostSureSettings): AlmostSureBound & { applies: true } {
  const bound = almostSureLimit(localTheory(h), batch, meanSquareLimit(h, batch), settings);
  if (!bound.applies) throw new Error(bound.reason);
  return bound;
}

/** One coordinate. */
function numbers(values: readonly number[], weights: readonly number[]): Hessians {
  const total = weights.reduce((a, b) => a + b);
  return diagonalHessians(
    1,
    weights.map((weight) => weight / total),
    values.map((value) => Float64Array.of(value)),
  );
}

function expectRelative(found: number, expected: number, tolerance = 1e-12): void {
  expect(Math.abs(found / expected - 1)).toBeLessThanOrEqual(tolerance);
}

describe("in one dimension the limit is exact", () => {
  test("curvatures 1 and 3: 4/3, beyond gradient descent's 1 and the mean square's 4/5; its order in k is the reverse", () => {
    const h = numbers([1, 3], [1, 1]);
    expectRelative(limitOf(h, 1).learningRate, 4 / 3);
    expectRelative(rateOf(meanSquareLimit(h, 1)), 4 / 5);
    const limits = ([1, 2, 4, 16, "inf"] as const).map((k) => limitOf(h, k));
    expect(limits.map(({ learningRate }) => learningRate.toFixed(3))).toEqual([
      "1.333",
      "1.198",
      "1.096",
      "1.017",
      "1.000",
    ]);
    for (const { learningRate, interval, exact, windows } of limits) {
      expect([exact, ...interval, windows]).toEqual([true, learningRate, learningRate, undefined]);
    }
  });

  test("curvatures 1 and 100, the second rare", () => {
    const h = numbers([1, 100], [99, 1]);
    expect(rateOf(meanSquareLimit(h, 1)).toFixed(4)).toBe("0.0394");
    expect(limitOf(h, 1).learningRate.toFixed(3)).toBe("1.948");
  });

  test("curvatures 1 and 10: (11 ∓ √41)/20, and a window up to 1.1", () => {
    const { learningRate, windows } = limitOf(numbers([1, 10], [1, 1]), 1);
    expectRelative(learningRate, (11 - Math.sqrt(41)) / 20);
    expect(windows).toHaveLength(1);
    expectRelative(windows?.[0]?.[0] ?? Number.NaN, (11 + Math.sqrt(41)) / 20);
    expectRelative(windows?.[0]?.[1] ?? Number.NaN, 1.1);
  });

  test.each(fixtures.map((fixture, index) => ({ index, ...fixture })))(
    "every interval of instability against 40-digit arithmetic, case $index",
    ({ values, weights, batchSize, unstable }) => {
      const { learningRate, windows = [] } = limitOf(numbers(values, weights), batchSize);
      // Windows too narrow to be named are none.
      const expected = unstable.map((ends) =>
        ends.map((end) => (end === null ? Number.POSITIVE_INFINITY : Number(end))),
      );
      expectRelative(learningRate, expected[0]?.[0] ?? Number.NaN);
      const holes = expected
        .slice(1)
        .map(([from = 0], j) => [expected[j]?.[1] ?? 0, from])
        .filter(([from = 0, to = 0]) => to > from * (1 + 1e-6));
      expect(windows).toHaveLength(holes.length);
      holes.flat().forEach((end, e) => {
        expectRelative(windows.flat()[e] ?? Number.NaN, end);
      });
    },
  );

  test("λ is not positive before the limit, nor in a window, and positive elsewhere", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 })), {
          minLength: 1,
          maxLength: 7,
        }),
        (pairs) => {
          const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
          const law = scalarLaw(
            pairs.map(([q]) => q),
            pairs.map(([, weight]) => weight / total),
          );
          const unstable = unstableIntervals(law);
          for (let rate = 0.003; rate < 2.2; rate *= 1.01) {
            const exponent = scalarExponent(law, rate);
            if (Math.abs(exponent) < 1e-12) continue;
            expect(exponent > 0).toBe(unstable.some(([from, to]) => from <= rate && rate <= to));
          }
          const h = numbers(
            pairs.map(([q]) => q),
            pairs.map(([, weight]) => weight),
          );
          expectRelative(limitOf(h, 1).learningRate, unstable[0]?.[0] ?? Number.NaN);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });
});

test("of diagonal Hessians it is the smallest of the coordinates', whatever basis they are seen in", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 })), {
        minLength: 1,
        maxLength: 5,
      }),
      (pairs) => {
        const weights = pairs.map(() => 1 / pairs.length);
        const [first, second] = [0, 1].map((a) =>
          limitOf(
            numbers(
              pairs.map((pair) => pair[a] ?? 0),
              pairs.map(() => 1),
            ),
            1,
          ),
        );
        const smallest = Math.min(first?.learningRate ?? 0, second?.learningRate ?? 0);
        const whole = limitOf(
          diagonalHessians(
            2,
            weights,
            pairs.map(([a, b]) => Float64Array.of(a, b)),
          ),
          1,
        );
        expectRelative(whole.learningRate, smallest);
        // Turned by 3-4-5.
        const [c, s] = [0.6, 0.8];
        const turned = pairs.map(([a, b]) =>
          Float64Array.of(a * c * c + b * s * s, (a - b) * c * s, (a - b) * c * s, a * s * s + b * c * c),
        );
        const dense = limitOf(denseHessians(2, weights, turned), 1);
        const [, λ2 = 0] = localTheory(denseHessians(2, weights, turned)).geometry.eigenvalues;
        const [λ1 = 0] = localTheory(denseHessians(2, weights, turned)).geometry.eigenvalues;
        // Where the mean's eigenvalues coincide its eigenbasis is not known.
        if (λ1 > λ2 * (1 + 1e-6)) {
          expect(dense.exact).toBe(true);
          expectRelative(dense.learningRate, smallest, 1e-9);
        }
      },
    ),
    { seed: 1, numRuns: 60 },
  );
});

test("gradient descent, a single component and a whole batch without replacement: 2/λ₁", () => {
  const rows = rowHessians(2, [0.5, 0.5], [Float64Array.of(1, 1), Float64Array.of(1, -0.5)]);
  const largest = localTheory(rows).geometry.eigenvalues[0] ?? Number.NaN;
  for (const batch of ["inf", { size: 2, from: 2 }] as const) {
    expectRelative(limitOf(rows, batch).learningRate, 2 / largest);
  }
  const alone = limitOf(rowHessians(2, [1], [Float64Array.of(1, 2)]), 3);
  expectRelative(alone.learningRate, 2 / 5);
  expect(alone.exact).toBe(true);
});

test("nothing curves, nothing applies", () => {
  const flat = denseHessians(2, [1], [new Float64Array(4)]);
  expect(almostSureLimit(localTheory(flat), 1, meanSquareLimit(flat, 1))).toMatchObject({ applies: false });
  expect(() => lyapunov(localTheory(flat), 1, 1)).toThrow(RangeError);
});

/** Homogeneous sums of all structures; rows and diagonals are the diagonals of Gram matrices. */
const anyStructure = fc
  .tuple(randomQuadratic, fc.constantFrom("dense", "diagonal", "rows"))
  .map(([{ dimension: d, weights, hessians }, structure]) => {
    const diagonals = hessians.map((q) => Float64Array.from({ length: d }, (_, j) => q[j * d + j] ?? 0));
    return {
      components: hessians.length,
      weights,
      build: (p: number[]): Hessians =>
        structure === "dense"
          ? denseHessians(d, p, hessians)
          : structure === "rows"
            ? rowHessians(d, p, diagonals)
            : diagonalHessians(d, p, diagonals),
    };
  });

test("u ≤ α* ≤ l, and α* is below the interval's upper end, in both samplings, also where the budget is small", () => {
  fc.assert(
    fc.property(
      anyStructure,
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      ({ components: n, weights, build }, k, once) => {
        const theory = localTheory(build(once ? new Array<number>(n).fill(1 / n) : weights));
        const batch = once ? { size: Math.min(k, n), from: n } : k;
        // Refuses another order of u, α* and l.
        const { meanSquare } = thresholds(theory, batch);
        const bound = almostSureLimit(theory, batch, meanSquare, { budget: 1e5 });
        if (!bound.applies) throw new Error(bound.reason);
        const { learningRate, interval } = bound;
        expect(interval[0]).toBeGreaterThanOrEqual(rateOf(meanSquare));
        expect(interval[0]).toBeLessThanOrEqual(learningRate);
        expect(interval[1]).toBeGreaterThanOrEqual(learningRate);
      },
    ),
    { seed: 1, numRuns: 600 },
  );
});

test("parts of range(Q̄) that all components leave to themselves are found", () => {
  const rows = [
    [1, 2, 0, 0],
    [2, 1, 0, 0],
    [0, 0, 3, 1],
    [0, 0, 1, 5],
    [0, 0, 0, 0],
  ];
  const h = rowHessians(
    4,
    [0.2, 0.2, 0.2, 0.2, 0.2],
    rows.map((row) => Float64Array.from(row)),
  );
  const { scalars, blocks } = blocksOf(localTheory(h).drawn());
  expect([scalars.count, ...blocks.map(({ rank }) => rank)]).toEqual([0, 2, 2]);
});

test("the same seed gives the same estimate, another seed another one; the interval narrows with the precision", () => {
  const h = rowHessians(2, [0.4, 0.6], [Float64Array.of(1, 2), Float64Array.of(2, -0.5)]);
  const first = limitOf(h, 1);
  expect(limitOf(h, 1)).toEqual(first);
  const other = limitOf(h, 1, { seed: 2, precision: 0.001 });
  expect(other.learningRate).not.toBe(first.learningRate);
  for (const [bound, precision] of [
    [first, 0.02],
    [other, 0.001],
  ] as const) {
    const [low, high] = bound.interval;
    expect((high - low) / 2).toBeLessThanOrEqual(precision * bound.learningRate);
    expect(bound.exact).toBe(false);
  }
  const width = ({ interval }: AlmostSureBound & { applies: true }): number => interval[1] - interval[0];
  expect(width(limitOf(h, 1, { budget: 3e4, precision: 0.001 }))).toBeGreaterThan(width(other));
});

test("the 95 % interval holds a known limit on 180 to 200 of 200 problems (small budget)", { timeout: 60_000 }, () => {
  let held = 0;
  for (let i = 0; i < 200; i++) {
    const { hessians, batchSize, limit } = knownLimit(i);
    const [low, high] = limitOf(hessians, batchSize, { estimateAlways: true, seed: i, budget: 1e5 }).interval;
    if (low <= limit * (1 + 1e-9) && limit * (1 - 1e-9) <= high) held += 1;
  }
  expect(held).toBeGreaterThanOrEqual(180);
});

test("of many coordinates, most of which a scan leaves out, λ ≤ 0 up to the interval and λ > 0 at its end, on 36 to 40 of 40 problems", () => {
  // Thirty coordinates and curvatures over six decades: which one decides is seen in few batches, and each pass looks at fewer.
  const held = Array.from({ length: 40 }, (_, i) => {
    const source = stream(1, "many coordinates", i);
    const curvatures = Array.from({ length: 30 }, () => Array.from({ length: 200 }, () => exp(2 * normal(source))));
    const laws = curvatures.map((values) => scalarLaw(values, new Array<number>(200).fill(1 / 200)));
    const exponent = (rate: number): number => Math.max(...laws.map((law) => scalarExponent(law, rate)));
    const diagonals = Array.from({ length: 200 }, (_, n) => Float64Array.from(curvatures, (values) => values[n]));
    const hessians = diagonalHessians(30, new Array<number>(200).fill(1 / 200), diagonals);
    const least = rateOf(meanSquareLimit(hessians, 1));
    const [low, high] = limitOf(hessians, 1, { estimateAlways: true, budget: 2e6 }).interval;
    const rates = Array.from({ length: 20 }, (_, j) => least + ((low - least) * j) / 19);
    return rates.every((rate) => exponent(rate) <= 0) && exponent(high) > 0;
  });
  expect(held.filter((holds) => holds).length).toBeGreaterThanOrEqual(36);
});

test("on rows in units far apart the interval begins below a rate at which 48 million steps, not one, show that runs leave", () => {
  const { rows, batchSize, exponents } = scaledRows;
  const theory = localTheory(
    rowHessians(
      4,
      rows.map(() => 1 / rows.length),
      rows.map((row) => Float64Array.from(row)),
    ),
  );
  const [stays, leaves] = exponents;
  expect(stays!.exponent + 3 * stays!.error).toBeLessThan(0);
  expect(leaves!.exponent - 3 * leaves!.error).toBeGreaterThan(0);
  const limit = almostSureLimit(theory, batchSize, thresholds(theory, batchSize).meanSquare);
  expect(limit).toMatchObject({ applies: true, exact: false });
  if (!limit.applies) return;
  expect(limit.interval[0]).toBeLessThan(leaves!.rate);
  expect(limit.interval[1]).toBeGreaterThan(stays!.rate);
});

test("a wide range of small λ > 0 is not passed over, with a window beyond it: four nearly diagonal components", () => {
  const top = [0.674, 0.253, 0.761, 11.52];
  const weights = [0.24, 0.215, 0.359, 0.186];
  const flat = (a: number): number => 0.05 * a + 0.05;
  const turned = top.map((a, i) => {
    const turn = 0.001 * (i - 1);
    const b = flat(a);
    return Float64Array.of(a, (a - b) * turn, (a - b) * turn, b);
  });
  // Of the first coordinate alone: λ > 0 between these two, at most 0.011, and then not before 2.07.
  const [first] = unstableIntervals(scalarLaw(top, weights));
  expect(first).toEqual([expect.closeTo(0.2896, 3), expect.closeTo(0.4641, 3)]);
  for (let seed = 1; seed <= 3; seed++) {
    const { interval, exact } = limitOf(denseHessians(2, weights, turned), 1, { seed });
    expect(exact).toBe(false);
    expect(interval[0], `seed ${seed}`).toBeLessThan(first[0] * 1.01);
    expect(interval[1], `seed ${seed}`).toBeGreaterThan(first[0] * 0.99);
    expect(interval[1], `seed ${seed}`).toBeLessThan(first[1]);
  }
});

test("λ of turned rows is the logarithm of the mean singular value, and of one coordinate exact", () => {
  const { hessians, limit } = knownLimit(10);
  const theory = localTheory(hessians);
  const { exponent, error, variance } = lyapunov(theory, 1, limit);
  expect(Math.abs(exponent)).toBeLessThanOrEqual(5 * error);
  expect(variance).toBeGreaterThan(0);
  // From wherever vectors start, with as many chains as there are.
  const turned = lyapunov(theory, 1, limit, { vectorsFrom: "the largest curvature", chains: 50 });
  expect(Math.abs(turned.exponent)).toBeLessThanOrEqual(5 * turned.error);
  expect(turned.variance / variance).toBeGreaterThan(0.5);
  expect(turned.variance / variance).toBeLessThan(2);
  const one = lyapunov(localTheory(numbers([1, 3], [1, 1])), 1, 1.2);
  expect(one.exponent).toBeCloseTo((Math.log(0.2) + Math.log(2.6)) / 2, 14);
  expect(one.error).toBe(0);
  expect(Math.sqrt(one.variance)).toBeCloseTo((Math.log(2.6) - Math.log(0.2)) / 2, 14);
});

test("at 0.97 and 1.03 of the limit 10,000 runs end below, or above, their start as the central limit theorem says", () => {
  const [low, high] = [1, 3];
  const theory = localTheory(numbers([low, high], [1, 1]));
  for (const share of [0.97, 1.03]) {
    const rate = (share * 4) / 3;
    const { exponent, variance } = lyapunov(theory, 1, rate);
    // 95 % lie on one side where |λ|T is 1.645 standard deviations.
    const steps = Math.round((1.645 * 1.645 * variance) / (exponent * exponent));
    const source = stream(1, "finite runs", share);
    let beyond = 0;
    for (let run = 0; run < 10_000; run++) {
      // Of T steps the number with the large curvature decides: Σ of fair bits, 32 a word.
      let large = 0;
      for (let left = steps; left > 0; left -= 32) {
        let word = source.nextUint32() >>> (left >= 32 ? 0 : 32 - left);
        for (; word !== 0; word &= word - 1) large += 1;
      }
      const distance =
        large * Math.log(Math.abs(1 - rate * high)) + (steps - large) * Math.log(Math.abs(1 - rate * low));
      if (distance < 0 === share < 1) beyond += 1;
    }
    expect(beyond).toBeGreaterThanOrEqual(9200);
    expect(beyond).toBeLessThanOrEqual(9800);
  }
});
