import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type NetworksData, parseArtefact } from "@sgd-basins/report";
import { describe, expect, test } from "vitest";
import { countLeft, describeRate, describeRates, describeRuns } from "./describe.ts";
import { levelOf, runExperiment } from "./experiment.ts";
import { findingsOf } from "./findings.ts";
import { formatState, limits, parseState, runCount, type State, slugOf } from "./state.ts";

const file = fileURLToPath(new URL("../../../../reports/beyond/networks.json", import.meta.url));
const { data, seed } = parseArtefact(readFileSync(file, "utf8"), file, "networks");
if (data.kind !== "networks") throw new Error("not the study of networks");
const study: NetworksData = data;
const minima = study.minima.map(({ minimum }) => slugOf(minimum));
const [first] = minima;
const minimum = "penguins-gd-at-0.1-seed-101";
const base: State = { minimum, batchSize: "inf", learningRate: null, seed };
const cell = study.cells.find((one) => slugOf(one.minimum) === minimum && one.batchSize === "inf")!;

describe("an address", () => {
  test("names a state and is read back", () => {
    expect(new Set(minima).size).toBe(minima.length);
    for (const state of [base, { ...base, batchSize: 7, learningRate: 0.0123, seed: 42 }]) {
      expect(parseState(formatState(state), minima, 5)).toEqual(state);
    }
  });

  test.each(["", "?minimum=none&k=0&rate=-1&seed=1.5", `?k=${limits.batchSize + 1}&rate=1e9&seed=`, "?k=x&rate=NaN"])(
    "%j asks for the defaults",
    (search) => {
      expect(parseState(search, minima, 5)).toEqual({ minimum: first, batchSize: 1, learningRate: null, seed: 5 });
    },
  );
});

describe("runs of gradient descent", () => {
  test("leave at twice the limit, stay below it, and half of the study's leave at the rate where none is named", () => {
    const leftAt = (learningRate: number | null): boolean[] =>
      runExperiment(study, seed, { ...base, learningRate }).leftBy.map((by) => by !== null);
    expect(leftAt(2 * cell.meanSquare).every(Boolean)).toBe(true);
    expect(leftAt(0.95 * cell.meanSquare).some(Boolean)).toBe(false);
    const studys = leftAt(null).slice(0, cell.runs).filter(Boolean).length;
    expect(studys).toBeGreaterThan(0);
    expect(studys).toBeLessThan(cell.runs);
  });

  test("grow as predicted: λ is log |1 − αλ₁|, and ρ its square", () => {
    const learningRate = 1.2 * cell.meanSquare;
    const { exponent, meanSquareFactor, growths, every, moving, leftBy, steps } = runExperiment(study, seed, {
      ...base,
      learningRate,
    });
    expect(exponent).toMatchObject({ exponent: expect.closeTo(Math.log(2 * 1.2 - 1), 9), halfWidth: 0 });
    expect(meanSquareFactor).toBeCloseTo((2 * 1.2 - 1) ** 2, 9);
    expect(moving).toBeCloseTo(40 / 151, 12);
    for (const [run, own] of growths.entries()) {
      expect(own[0]).toBe(1);
      const by = leftBy[run] ?? null;
      expect(own.length).toBe(by === null ? Math.floor(steps / every) + 1 : Math.floor(by / every) + 2);
    }
  });
});

test("a batch size that the study does not have takes the smaller one's steps, and has no α½", () => {
  expect(levelOf(16)).toMatchObject({ batchSize: 16, steps: 600 });
  expect(levelOf(200)).toMatchObject({ batchSize: 200, steps: 300 });
  const experiment = runExperiment(study, seed, { ...base, batchSize: 128 });
  const { half, learningRate, rates } = experiment;
  expect(half).toBeNull();
  expect(learningRate).toBe(rates.rule);
  expect(rates.meanSquare).toBeLessThanOrEqual(rates.almostSure);
  expect(rates.almostSure).toBeLessThan(rates.rule);
  expect(countLeft(experiment, 0)).toBe(0);
  const text = describeRuns({ batchSize: 128 }, experiment);
  expect(text).toMatch(/^100 runs of SGD-128 on the network, from 10⁻⁵ beside the minimum, at α = /);
  expect(text).toContain(`${countLeft(experiment, experiment.steps)} left within 300 steps`);
  expect(text).toMatch(/half of such runs have left by step \d+ \(from \d+ to (\d+|never), as λ is known\)\./);
  expect(describeRate(experiment)).toMatch(/ = 1 × the finite-run rule's rate$/);
  expect(describeRates(experiment)).toContain("the study has no runs at this batch size");
});

test("a minimum that there is not is an error", () => {
  expect(() => runExperiment(study, seed, { ...base, minimum: "none" })).toThrow("there is no minimum none");
});

test("what the page counts of the study", () => {
  const { cells, told, between, pairs, far, overRule } = findingsOf(study);
  expect({ cells, told, between, pairs: pairs.length }).toEqual({
    cells: 84,
    told: study.swaps.length,
    between: 0,
    pairs: 6,
  });
  expect(overRule.least).toBeGreaterThan(0.95);
  expect(far.convergence).toBeGreaterThan(1000);
  expect(runCount).toBe(100);
});
