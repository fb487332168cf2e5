import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArtefact, type TypicalRunsPoint, type TypicalRunsSeries } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { normalShare } from "../statistics/normalShare.ts";
import { typicalRuns, typicalRunsKind } from "./typicalRuns.ts";

const file = fileURLToPath(new URL("../../../../reports/beyond/typical-runs.json", import.meta.url));
const { data } = parseArtefact(readFileSync(file, "utf8"), file, "typical-runs");
if (data.kind !== "typical-runs") throw new Error("not the study of typical runs");
const { series, runs } = data;

function seriesOf(id: string, batchSize: TypicalRunsSeries["batchSize"] = 1): TypicalRunsSeries {
  const found = series.find((one) => one.id === id && one.batchSize === batchSize);
  if (found === undefined) throw new Error(`no runs of ${id}`);
  return found;
}

function pointOf({ points }: TypicalRunsSeries, place: TypicalRunsPoint["place"]): TypicalRunsPoint {
  const found = points.find((one) => one.place === place);
  if (found === undefined) throw new Error(`no runs at ${place}`);
  return found;
}

const logFactorials = [0];
for (let i = 1; i <= 1000; i++) logFactorials.push(logFactorials[i - 1]! + Math.log(i));

/** The law of log distance after T steps with two curvatures: growths and their probabilities, binomial. */
function lawOf([low, high]: readonly [number, number], pHigh: number, { learningRate: α, steps }: TypicalRunsPoint) {
  return Array.from({ length: steps + 1 }, (_, n) => ({
    growth: n * Math.log(Math.abs(1 - α * high)) + (steps - n) * Math.log(Math.abs(1 - α * low)),
    p: Math.exp(
      logFactorials[steps]! -
        logFactorials[n]! -
        logFactorials[steps - n]! +
        n * Math.log(pHigh) +
        (steps - n) * Math.log(1 - pHigh),
    ),
  }));
}

test.each([
  ["one-and-three", [1, 3], 0.5],
  ["one-and-hundred", [1, 100], 0.01],
  ["one-and-ten", [1, 10], 0.5],
] as const)("of %s the shares, medians and mean squares are the binomial ones", (id, curvatures, pHigh) => {
  for (const point of seriesOf(id).points) {
    const law = lawOf(curvatures, pHigh, point);
    const closer = law.filter(({ growth }) => growth < 0).reduce((sum, { p }) => sum + p, 0);
    const error = Math.sqrt((closer * (1 - closer)) / runs);
    expect(Math.abs(point.closer.count / runs - closer), point.place).toBeLessThan(5 * error + 1e-9);
    expect(point.closer.of).toBe(runs);
    // On either side of the median lies half of the law, within five standard errors.
    for (const side of [1, -1]) {
      const beyond = law
        .filter(({ growth }) => side * (growth - point.median) > 1e-4)
        .reduce((sum, { p }) => sum + p, 0);
      expect(beyond, point.place).toBeLessThan(0.5 + 5 * Math.sqrt(0.25 / runs));
    }
    const λ = law.reduce((sum, { growth, p }) => sum + p * growth, 0) / point.steps;
    expect(point.exponent / λ, point.place).toBeCloseTo(1, 5);
    const squareOf = (q: number): number => (1 - point.learningRate * q) * (1 - point.learningRate * q);
    const square = (1 - pHigh) * squareOf(curvatures[0]) + pHigh * squareOf(curvatures[1]);
    expect(point.rootMeanSquarePredicted / ((point.steps / 2) * Math.log(square)), point.place).toBeCloseTo(1, 5);
  }
});

test("the thresholds are those of closed forms, and their order in k turns round", () => {
  const orders = ([1, 2, 4, 16, "inf"] as const).map((k) => seriesOf("one-and-three", k));
  orders.forEach(({ batchSize, convergence, meanSquare, divergence }) => {
    const known = 4 / (4 + (batchSize === "inf" ? 0 : 1 / batchSize));
    for (const rate of [convergence, meanSquare, divergence]) expect(rate).toBeCloseTo(known, 12);
  });
  expect(orders[0]!.almostSure).toBeCloseTo(4 / 3, 12);
  for (const [i, { meanSquare, almostSure }] of orders.slice(1).entries()) {
    expect(meanSquare).toBeGreaterThan(orders[i]!.meanSquare);
    expect(almostSure).toBeLessThan(orders[i]!.almostSure);
  }
  expect(seriesOf("one-and-hundred").meanSquare).toBeCloseTo((2 * 1.99) / 100.99, 12);
  expect(seriesOf("one-and-hundred").almostSure).toBeCloseTo(1.948, 3);
});

test("curvatures 1 and 10: runs leave in the gap and return in the window", () => {
  const one = seriesOf("one-and-ten");
  expect(one.almostSure).toBeCloseTo(0.2298, 4);
  expect(one.windowFrom).toBeCloseTo(0.8702, 4);
  // There (α − 1)(10α − 1) = 1.
  expect(one.windowTo).toBeCloseTo(1.1, 12);
  expect(pointOf(one, "in the gap").closer.high).toBeLessThan(0.01);
  expect(pointOf(one, "in the window").closer.low).toBeGreaterThan(0.9);
});

test("counterexample: at 1.5 times l the mean grows and all but a few runs end closer", () => {
  const { learningRate, steps, closer, rootMeanSquarePredicted, median } = pointOf(seriesOf("one-and-three"), "1.5 l");
  expect([learningRate, steps]).toEqual([1.2, 200]);
  // E(1 − αq)² = (0.2² + 2.6²)/2.
  expect(rootMeanSquarePredicted).toBeCloseTo(100 * Math.log(3.4), 3);
  expect(closer.low).toBeGreaterThan(0.999);
  expect(median).toBeCloseTo(100 * Math.log(0.2 * 2.6), 1);
});

test("every series has its thresholds in order, and its predictions follow from λ and σ", () => {
  for (const { convergence, meanSquare, almostSureHigh, divergence, points, dimension, rank } of series) {
    expect(convergence).toBeLessThanOrEqual(meanSquare * (1 + 1e-9));
    expect(meanSquare).toBeLessThanOrEqual(divergence * (1 + 1e-9));
    expect(meanSquare).toBeLessThanOrEqual(almostSureHigh);
    for (const { exponent, deviation, steps, closerPredicted, medianPredicted, spreadPredicted } of points) {
      expect(spreadPredicted).toBeCloseTo(deviation * Math.sqrt(steps), 3);
      if (deviation > 0)
        expect(closerPredicted).toBeCloseTo(normalShare((-exponent * Math.sqrt(steps)) / deviation), 3);
      if (rank === dimension) expect(medianPredicted / (exponent * steps)).toBeCloseTo(1, 4);
    }
  }
});

test("heavy-tailed rows: almost all runs end closer above l", () => {
  for (const id of ["student-rows", "one-large-row"]) {
    const one = seriesOf(id);
    expect(one.divergence).toBeLessThan(one.almostSureLow);
    expect(pointOf(one, "between l and α_as").closer.low).toBeGreaterThan(0.9);
  }
});

test("series of the committed study, computed afresh, are the committed ones", () => {
  const sample = typicalRuns
    .tasks({ seed: 1, scale: "paper" })
    .map(({ task }) => task as Parameters<typeof typicalRunsKind.run>[0])
    .filter(({ id, batchSize }) => id.startsWith("one-and") || (id.startsWith("quadratic") && batchSize === 1));
  expect(sample).toHaveLength(9);
  for (const task of sample) expect(typicalRunsKind.run(task)).toEqual(seriesOf(task.id, task.batchSize));
});

test("Φ is the normal law's", () => {
  expect(normalShare(0)).toBeCloseTo(0.5, 7);
  expect(normalShare(1.6448536269514722)).toBeCloseTo(0.95, 6);
  expect(normalShare(-1.959963984540054)).toBeCloseTo(0.025, 6);
});

test.each([
  ["iris-raw", 1, "0.9 α*", -1.8999e-4, 5e-7],
  ["iris-raw", 1, "1.03 α_as", 1.3939e-3, 2.1e-5],
  ["iris-raw", 8, "0.97 α_as", -2.4037e-4, 6.1e-7],
  ["iris-raw", 64, "0.9 α*", -2.2109e-4, 1.1e-7],
  ["iris-raw", 64, "1.03 α_as", 0.057876, 2.4e-4],
  ["iris-standardised", 8, "0.97 α_as", -0.030604, 1.2e-3],
  ["student-rows", 1, "1.5 α_as", 0.144, 1.5e-3],
] as const)(
  "λ of %s, k = %s, at %s is that of 8,000 to 24,000 steps in NumPy, of which a third or half did not count",
  (id, batchSize, place, λ, error) => {
    const { exponent, exponentError } = pointOf(seriesOf(id, batchSize), place);
    expect(Math.abs(exponent - λ)).toBeLessThan(4 * Math.hypot(error, exponentError));
  },
);
