import { countedVerdict, verdicts } from "@sgd-basins/report";
import { rateOrNull, thresholds } from "@sgd-basins/theory";
import { describe, expect, test } from "vitest";
import { ratesOf } from "../playground/experiment.ts";
import { defaultState } from "../playground/state.ts";
import { evenAxis, logAxis } from "./axes.ts";
import { batchSize, batchSizes } from "./batchSize.ts";
import { defaultsOf, type Step } from "./figure.ts";
import { ratesAt } from "./linear.ts";
import { sketchOf } from "./markup.ts";
import { modelBatchSizes, models, places } from "./models.ts";
import { curvatures, meanFactor, oneDimension, scalarExample } from "./oneDimension.ts";
import { type ScoredClaim, score } from "./score.ts";
import { planeExample, twoDimensions } from "./twoDimensions.ts";
import { apart, marksOf, zoneOfRate } from "./zones.ts";

const mean = (curvatures[0] + curvatures[1]) / 2;
const variance = ((curvatures[1] - curvatures[0]) / 2) ** 2;

describe("in one dimension", () => {
  test("the mean's factor is the text's parabola, and crosses one where all of the paper's rates lie", () => {
    for (const rate of [0.1, 0.8, 1.2, 1.6]) {
      expect(meanFactor(rate)).toBeCloseTo((1 - rate * mean) ** 2 + rate * rate * variance, 12);
    }
    const { convergence, meanSquare, divergence, almostSure } = ratesAt(scalarExample(), 1);
    expect(convergence).toBeCloseTo(0.8, 12);
    expect(meanSquare).toBeCloseTo(0.8, 12);
    expect(divergence).toBeCloseTo(0.8, 12);
    // The root of (1 − α)(1 − 3α) = −1.
    expect(almostSure).toBeCloseTo(4 / 3, 12);
  });

  test("between the limits the mean grows and most runs drawn shrink; below and above they do alike", () => {
    const readings = [0.4, 1.2, 1.5].map((rate) => oneDimension.draw({ rate }).reading);
    expect(readings[0]).toMatch(/runs stay, and so does the mean\..* 40 of 40 end closer/);
    expect(readings[1]).toMatch(
      /multiplied by 3\.4 a step, a typical run's by 0\.52: runs stay, the mean leaves\..* 38 of 40 end/,
    );
    expect(readings[2]).toMatch(/: runs leave\./);
  });

  test("the mean's limit rises with k to gradient descent's, the runs' falls to it", () => {
    const series = batchSizes.map((k) => ratesAt(scalarExample(), k));
    series.forEach(({ meanSquare }, i) => {
      const k = batchSizes[i]!;
      expect(meanSquare).toBeCloseTo((2 * mean) / (mean * mean + (k === "inf" ? 0 : variance / k)), 12);
    });
    for (const [i, { meanSquare, almostSure }] of series.slice(1).entries()) {
      expect(meanSquare).toBeGreaterThan(series[i]!.meanSquare!);
      expect(almostSure).toBeLessThan(series[i]!.almostSure!);
    }
    expect(series.at(-1)).toMatchObject({ meanSquare: 1, almostSure: 1 });
  });
});

test("in two dimensions the four rates differ, and each curve crosses one at its own", () => {
  const { example, rates, typicalAt } = planeExample();
  const { convergence: u, meanSquare, almostSure, divergence: l } = rates;
  expect(rateOrNull(thresholds(example.theory, 1).convergence)).toBe(u);
  expect([u, meanSquare, almostSure, l]).toEqual([u, meanSquare, almostSure, l].toSorted((a, b) => a! - b!));
  expect(marksOf(rates).map(({ symbol }) => symbol)).toEqual(["u", "α*", "α_as", "l"]);
  expect(typicalAt(almostSure!)).toBeCloseTo(1, 1);
  const reading = (rate: number): number[] =>
    Array.from(twoDimensions.draw({ rate }).reading.matchAll(/(?:least|most|square by) ([\d.]+)/g), ([, number]) =>
      Number(number),
    );
  expect(reading(u!)[1]).toBe(1);
  expect(reading(meanSquare!)[2]).toBe(1);
  expect(reading(l!)[0]).toBe(1);
});

describe("the paper's models", () => {
  const draw = (place: number, k: number, rate: number) => {
    const { reading, link } = models(1).draw({ place, k, rate });
    return { left: Number.parseInt(reading, 10), rate: Number(new URLSearchParams(link).get("rate")) };
  };
  const ratesThere = (place: number, k: number) => {
    const { model, minimizer } = places[place]!;
    return ratesOf({ ...defaultState(model, 1), minimizer, batchSize: modelBatchSizes[k]! });
  };

  test("on the Styblinski–Tang sum none leave at 0.5u and many below u", () => {
    const half = draw(0, 0, -0.4);
    expect(half.rate).toBeGreaterThan(0.5 * ratesThere(0, 0).convergence!);
    expect(half.left).toBe(0);
    const { left, rate } = draw(0, 0, -0.2);
    expect(rate).toBeLessThan(ratesThere(0, 0).convergence!);
    expect(left).toBeGreaterThan(20);
  });

  test("about the quadratic-circle sum's quadratic minimizer none leave beyond the marks", () => {
    const { left, rate } = draw(2, 0, 0.2);
    expect(rate).toBeGreaterThan(ratesThere(2, 0).divergence!);
    expect(left).toBe(0);
  });
});

const claims: ScoredClaim[] = [
  { id: "b", place: "Lemma 2", quotation: "fails & falls", verdict: "fails" },
  { id: "a", place: "Lemma 1", quotation: "holds", verdict: "holds" },
  { id: "c", place: "Lemma 3", quotation: "holds", verdict: "holds" },
];

test("the score has a mark for each claim, the best verdicts first, and opens at the first that fails", () => {
  const step = score(claims);
  const { panels, reading, settings, link } = step.draw(defaultsOf(step));
  expect(settings.claim).toBe("number 3 of 3, sorted by verdict: Lemma 2, fails");
  expect(reading).toBe("“fails &amp; falls”: fails.");
  expect(link).toBe("#b");
  expect(panels[0]!.picks).toHaveLength(3);
  for (const [count, verdict] of [
    [2, verdicts[0]!],
    [1, "fails"],
  ] as const) {
    expect(panels[0]!.body).toContain(countedVerdict(count, verdict));
  }
  expect(() => step.draw({ claim: 3 })).toThrow("claim has no option 3");
});

test("figures have the same panels for all values, and drag along an axis inside them", () => {
  for (const step of [oneDimension, batchSize, twoDimensions, score(claims)] satisfies Step[]) {
    const [control] = step.controls;
    const { name } = control!;
    const ends = control!.kind === "slider" ? [control!.least, control!.most] : [0];
    const drawn = ends.map((value) => step.draw({ [name]: value }));
    expect(new Set(drawn.map(({ panels }) => panels.length)).size).toBe(1);
    for (const { width, height, drag, body, label } of drawn.flatMap(({ panels }) => panels)) {
      expect(body + label).not.toMatch(/NaN|undefined|Infinity/);
      expect(body).not.toMatch(/ style=/);
      expect(height).toBeLessThan(width);
      if (drag === undefined) continue;
      expect(drag.control).toBe(name);
      expect(drag.from[0]).toBeLessThan(drag.to[0]);
      expect(drag.to[0]).toBeLessThan(width);
    }
  }
});

test("labels move apart, in their order and inside the ends", () => {
  const half = 10;
  const wanted = [
    { at: 5, half },
    { at: 6, half },
    { at: 98, half },
    { at: 99, half },
  ];
  expect(apart(wanted, [0, 100])).toEqual([10, 30, 70, 90]);
  expect(apart(wanted.slice(0, 1), [0, 100])).toEqual([10]);
});

test("axes place their ends, and a sketch ends where its points do", () => {
  expect(evenAxis([0, 4], [20, 60], []).place(1)).toBe(30);
  expect(logAxis([0.01, 1], [0, 100], []).place(0.1)).toBeCloseTo(50, 12);
  const points = Array.from({ length: 50 }, (_, i): [number, number] => [i * 1.37, 40 - i * 0.61]);
  const [, x, y, rest] = /^M(-?\d+),(-?\d+)l(.*)$/.exec(sketchOf(points))!;
  const steps = rest!.split(" ").map(Number);
  const end = [0, 1].map((axis) =>
    steps.filter((_, i) => i % 2 === axis).reduce((a, b) => a + b, Number([x, y][axis])),
  );
  expect(end).toEqual([Math.round(49 * 1.37), Math.round(40 - 49 * 0.61)]);
});

test("a rate's zone is known only where both limits are", () => {
  const rates = { meanSquare: 1, almostSure: 2 };
  expect([0.5, 1, 1.5, 2, 3].map((rate) => zoneOfRate(rate, rates))).toEqual([
    "stays",
    "between",
    "between",
    "leaves",
    "leaves",
  ]);
  expect(zoneOfRate(1, { meanSquare: 1 })).toBeNull();
});
