import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { networkDataSetNamed, objective } from "@sgd-basins/problems";
import { type NetworkCell, networksRules, parseArtefact } from "@sgd-basins/report";
import { simulateDepartures } from "@sgd-basins/simulator";
import { localTheory, rateOf, thresholds } from "@sgd-basins/theory";
import { describe, expect, test } from "vitest";
import { leavingCells } from "../networks/leavingCells.ts";
import { networksPlans } from "../networks/networksPlan.ts";
import { swapMethod } from "../networks/swapMethods.ts";
import { networkOf, trainedMinima } from "../networks/trainedMinima.ts";
import { sixDigits } from "../sixDigits.ts";

const file = fileURLToPath(new URL("../../../../reports/beyond/networks.json", import.meta.url));
const { data } = parseArtefact(readFileSync(file, "utf8"), file, "networks");
if (data.kind !== "networks") throw new Error("not the study of networks");
const { minima, cells, summary, swaps, ends } = data;

const ratio = ({ half, rule }: NetworkCell): number => half / rule;
const median = (values: number[]): number => {
  const sorted = values.sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
};

describe("the rules fixed before the runs", () => {
  test("for every k the median of α½ is within 5 % of the finite-run rule's rate", () => {
    for (const k of [1, 4, 16, 64, "inf"] as const) {
      const ratios = cells.filter(({ batchSize }) => batchSize === k).map(ratio);
      expect(Math.abs(median(ratios) - 1), String(k)).toBeLessThan(networksRules.medianWithin);
    }
  });

  test("at least 90 % of all are within 15 %", () => {
    const within = cells.filter((cell) => Math.abs(ratio(cell) - 1) <= networksRules.within).length;
    expect(within / cells.length).toBeGreaterThanOrEqual(networksRules.shareWithin);
  });

  test("less than 1 % of the runs leave at 0.95 α*", () => {
    for (const { leaving } of summary) expect(leaving.count / leaving.of).toBeLessThan(networksRules.leavingBelow);
    const near = summary.filter(({ startDistance }) => startDistance === 1e-5);
    const of = near.reduce((sum, { leaving }) => sum + leaving.of, 0);
    // With none of so many the interval's upper end is below 1 % too.
    expect(near.reduce((sum, { leaving }) => sum + leaving.count, 0)).toBe(0);
    expect(-Math.log(0.025) / of).toBeLessThan(networksRules.leavingBelow);
  });
});

test("there are at least 12 minima of three data sets, each with all its cells unless training did not reach one", () => {
  expect(minima.length).toBeGreaterThanOrEqual(12);
  expect(new Set(minima.map(({ dataSet }) => dataSet)).size).toBe(3);
  const perMinimum = networksPlans.paper.levels.reduce((sum, { distances }) => sum + distances.length, 0);
  for (const { minimum, reached, loss } of minima) {
    expect(cells.filter((cell) => cell.minimum === minimum)).toHaveLength(reached ? perMinimum : 0);
    if (reached) expect(loss).toBeLessThan(1e-26);
  }
});

test("thresholds are in order, below the rule's rate, and estimates in their intervals", () => {
  for (const cell of cells) {
    const { convergence, meanSquare, almostSure, divergence, rule, half } = cell;
    expect(convergence).toBeLessThanOrEqual(meanSquare * (1 + 1e-9));
    expect(meanSquare).toBeLessThanOrEqual(divergence * (1 + 1e-9));
    expect(meanSquare).toBeLessThanOrEqual(almostSure);
    expect(almostSure).toBeLessThan(rule);
    for (const [low, middle, high] of [
      [cell.almostSureLow, almostSure, cell.almostSureHigh],
      [cell.ruleLow, rule, cell.ruleHigh],
      [cell.halfLow, half, cell.halfHigh],
    ]) {
      expect(low).toBeLessThanOrEqual(middle!);
      expect(middle).toBeLessThanOrEqual(high!);
    }
  }
});

test("what is derived follows from the cells", () => {
  for (const { minimum, trainedBy, trainedAt, trainedOverLimit, largestCurvature } of minima) {
    const own = cells.filter((cell) => cell.minimum === minimum);
    const at = own.find(({ batchSize }) => batchSize === trainedBy);
    if (at !== undefined) expect(trainedOverLimit! / (trainedAt / at.meanSquare)).toBeCloseTo(1, 5);
    const full = own.find(({ batchSize }) => batchSize === "inf");
    expect((full!.meanSquare * largestCurvature!) / 2).toBeCloseTo(1, 9);
  }
  for (const row of summary) {
    const own = cells.filter((one) => one.batchSize === row.batchSize && one.startDistance === row.startDistance);
    const ratios = own.map(ratio);
    expect(row.minima).toBe(own.length);
    expect(row.median).toBeCloseTo(median(ratios), 5);
    expect([row.least, row.most].map((one) => one.toFixed(4))).toEqual(
      [Math.min(...ratios), Math.max(...ratios)].map((one) => one.toFixed(4)),
    );
    expect(row.leaving.of).toBe(own.reduce((sum, { leaving }) => sum + leaving.of, 0));
  }
  for (const { minimum, batchSize, learningRate } of ends) {
    const swap = swaps.find(
      (one) => one.minimum === minimum && one.batchSize === batchSize && one.learningRate === learningRate,
    );
    expect(swap!.left.count).toBeGreaterThan(0);
  }
});

test("runs of another method leave where its rate lies above α* by a tenth, and stay where it lies below", () => {
  for (const { learningRate, meanSquare, left } of swaps) {
    if (learningRate < meanSquare) expect(left.count).toBe(0);
    if (learningRate > 1.1 * meanSquare) expect(left.count).toBe(left.of);
  }
});

test("from each recorded point the loss is the recorded one, and from one of each data set gradient descent's runs leave within the recorded interval", () => {
  for (const { minimum, dataSet, trainedBy, trainedAt, loss, point } of minima) {
    const problem = networkOf(networkDataSetNamed(dataSet));
    const settings = { problem, point: Float64Array.from(point!), factor: data.factor, batchSize: "inf" } as const;
    expect(sixDigits(objective(problem, settings.point))).toBe(loss);
    if (trainedAt !== 0.1 || trainedBy !== "inf") continue;
    const cell = cells.find((one) => one.minimum === minimum && one.batchSize === "inf")!;
    const { startDistance: distance, runs, steps } = cell;
    const left = (learningRate: number): number =>
      simulateDepartures({ ...settings, distance, learningRate, steps }, runs, 1, ["networks", minimum, "inf"]).filter(
        (run) => run.left,
      ).length;
    expect([2 * left(cell.halfLow) < runs, 2 * left(cell.halfHigh) > runs], minimum).toEqual([true, true]);
  }
});

describe("of a minimum that is trained afresh", () => {
  const { trainings, levels, swapped } = networksPlans.paper;
  const training = trainings.find(({ batchSize, learningRate }) => batchSize === "inf" && learningRate === 0.1)!;
  const problem = networkOf("penguins");
  const [found] = trainedMinima("penguins", training, [101]);
  const { minimum, point } = found!;
  const place = { minimum, problem, point, theory: localTheory(problem.reducedHessiansAt(point)) };
  const own = cells.filter((cell) => cell.minimum === minimum);

  test("it is the recorded point", () => {
    expect([...point]).toEqual(minima.find((one) => one.minimum === minimum)!.point);
  });

  test("the thresholds are those of the whole Hessians, in all dimensions", () => {
    const whole = localTheory(problem.hessiansAt(point));
    expect(own.length).toBeGreaterThan(0);
    for (const { batchSize, convergence, meanSquare, divergence } of own) {
      const bounds = thresholds(whole, batchSize);
      expect(convergence / rateOf(bounds.convergence)).toBeCloseTo(1, 8);
      expect(meanSquare / rateOf(bounds.meanSquare)).toBeCloseTo(1, 8);
      expect(divergence / rateOf(bounds.divergence)).toBeCloseTo(1, 8);
    }
  });

  test("cells of large batches and of gradient descent are the committed ones", () => {
    for (const level of levels.filter(({ batchSize }) => batchSize === 64 || batchSize === "inf")) {
      const committed = own.filter(({ batchSize }) => batchSize === level.batchSize);
      expect(leavingCells(place, level, 1)).toEqual(committed);
    }
  });

  test("a swap that none leaves by is the committed one", () => {
    const committed = swaps.find((one) => one.minimum === minimum && one.batchSize === "inf")!;
    const { learningRate, steps } = committed;
    const swap = { ...swapped, batchSize: "inf" as const, learningRate, steps, stepsOn: 1 };
    expect(swapMethod(place, training, swap, 1)).toEqual({ swap: committed, ends: [] });
  });
});
