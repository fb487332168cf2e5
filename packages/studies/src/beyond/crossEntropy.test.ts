import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type CrossEntropyPoint, type CrossEntropySeries, parseArtefact } from "@sgd-basins/report";
import { describe, expect, test } from "vitest";
import reference from "../crossEntropy/fixtures/logistic.json" with { type: "json" };
import { logisticProblem } from "../crossEntropy/logisticProblems.ts";
import { restingRuns } from "../crossEntropy/restingRuns.ts";

const file = fileURLToPath(new URL("../../../../reports/beyond/cross-entropy.json", import.meta.url));
const { data } = parseArtefact(readFileSync(file, "utf8"), file, "cross-entropy");
if (data.kind !== "cross-entropy") throw new Error("not the study of cross-entropy");
const { problems, series, far } = data;

const seriesOf = (problem: string, batchSize: CrossEntropySeries["batchSize"]): CrossEntropySeries =>
  series.find((one) => one.problem === problem && one.batchSize === batchSize)!;
const pointOf = ({ points }: CrossEntropySeries, multiple: number): CrossEntropyPoint =>
  points.find((one) => one.multiple === multiple)!;
const drawn = series.filter(({ batchSize }) => batchSize !== "inf");
const descent = series.filter(({ batchSize }) => batchSize === "inf");

describe.each(["iris", "cars"] as const)("%s, beside NumPy", (name) => {
  const theirs = reference.problems.find(({ problem }) => problem === name)!;
  const { problem, minimum } = logisticProblem(name);

  test("the minimizer is theirs, and its gradient rounding", () => {
    minimum.point.forEach((entry, j) => {
      expect(Math.abs(entry / theirs.point[j]! - 1)).toBeLessThan(1e-10);
    });
    expect(minimum.loss).toBeCloseTo(theirs.loss, 14);
    const row = problems.find((one) => one.problem === name)!;
    expect(row).toMatchObject({ components: problem.components, dimension: 5, rank: 5, loss: minimum.loss });
    expect(row.gradient).toBeLessThan(1e-15);
    expect(row.largestCurvature / theirs.eigenvalues[0]!).toBeCloseTo(1, 9);
    expect(row.smallestCurvature / theirs.eigenvalues[4]!).toBeCloseTo(1, 9);
  });

  test("so are α* and the floors", () => {
    for (const { batchSize, meanSquare, floors } of theirs.batches) {
      const own = seriesOf(name, batchSize);
      expect(own.meanSquare / meanSquare).toBeCloseTo(1, 8);
      for (const { multiple, floor } of floors) expect(pointOf(own, multiple).floor! / floor).toBeCloseTo(1, 7);
    }
  });

  test("the mean excess of runs is that of theirs to within five standard errors", () => {
    for (const { multiple, excess, error } of theirs.runs) {
      const own = pointOf(seriesOf(name, 1), multiple);
      const ownError = (own.excessHigh - own.excessLow) / 4;
      expect(Math.abs(own.excess - excess)).toBeLessThan(5 * Math.sqrt(error * error + ownError * ownError));
    }
  });

  test("runs of one rate, afresh, are the committed ones", () => {
    const { multiple, floor: _, ...committed } = pointOf(seriesOf(name, 1), 4);
    const { learningRate, runs, steps } = committed;
    const settings = { problem, ...minimum, learningRate, batchSize: 1, runs, steps, far };
    expect(restingRuns(settings, 1, ["cross-entropy", name, 1, multiple])).toEqual(committed);
  });
});

test("nothing goes far, at any rate up to four times α*", () => {
  for (const { points } of series) {
    expect(points.at(-1)!.multiple).toBe(4);
    for (const { far: found, most } of points) {
      expect(found.count).toBe(0);
      expect(most).toBeLessThan(far / 10);
    }
  }
});

test("the floor is right to a tenth up to 0.1 α*, and wrong by a factor of two and more at 0.9", () => {
  for (const { points } of drawn) {
    for (const { multiple, floor, excess } of points) {
      if (multiple <= 0.1) expect(Math.abs(excess / floor! - 1)).toBeLessThan(0.1);
      if (multiple === 0.9) expect(excess / floor!).toBeLessThan(0.5);
      expect(floor === null).toBe(multiple > 1);
    }
  }
});

test("gradient descent comes to rest below α*, goes to and fro just above it, and stays bounded further on", () => {
  for (const { points, meanSquare, almostSure } of descent) {
    expect(almostSure).toBe(meanSquare);
    for (const { multiple, period, excess } of points) {
      if (multiple < 1) {
        expect(period).toBe(1);
        expect(excess).toBeLessThan(1e-12);
      }
      if (multiple === 1.1) expect(period).toBe(2);
      if (multiple > 1) expect(excess).toBeGreaterThan(1e-3);
    }
  }
});
