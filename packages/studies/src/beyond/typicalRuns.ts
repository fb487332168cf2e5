import { type BatchSize, exp, log } from "@sgd-basins/random";
import type { TypicalRunsData, TypicalRunsPoint, TypicalRunsSeries } from "@sgd-basins/report";
import {
  almostSureLimit,
  growRuns,
  type LocalTheory,
  lyapunovAt,
  rateOf,
  rootMeanSquareAfter,
  thresholds,
} from "@sgd-basins/theory";
import { sixDigits } from "../sixDigits.ts";
import { normalShare } from "../statistics/normalShare.ts";
import { proportion } from "../statistics/proportion.ts";
import { defineStudy, type TaskKind } from "../study.ts";
import { type Case, type CaseBatch, cases, type Place } from "./typicalRunsCases.ts";

const runs = { paper: 10_000, quick: 500 } as const;
/** The quantile of the normal law that leaves 5 % beyond it. */
const BEYOND_5 = 1.6448536269514722;
/** Runs have at least so many steps, as many as the paper's, except at the rates that the central limit theorem is held against. */
const FEWEST_STEPS = 20;
/** Thresholds closer than this, relative, have no rate between them. */
const APART = 1.001;
/** Growth that half of the runs are to show at the largest rate. */
const GROWTH = 10;

type RunsTask = { readonly seed: number; readonly id: string; readonly batchSize: BatchSize; readonly runs: number };

/** One problem at one batch size: its thresholds, and runs at rates between them. */
export const typicalRunsKind: TaskKind<RunsTask, TypicalRunsSeries> = {
  name: "typical-runs",
  uses: ["theory"],
  run: ({ seed, id, batchSize, runs }) => {
    const found = cases.find((one) => one.id === id);
    const batch = found?.batches.find((one) => one.batchSize === batchSize);
    if (found === undefined || batch === undefined) throw new RangeError(`no runs of ${id} at k = ${batchSize}`);
    return seriesOf(found, batch, seed, runs);
  },
  work: ({ runs }) => 20 + runs * 0.05,
};

export const typicalRuns = defineStudy({
  id: "typical-runs",
  title: "What ten thousand runs do between the thresholds",
  kind: typicalRunsKind,
  parameters: ({ scale }) => ({ runs: runs[scale], fewestSteps: FEWEST_STEPS, growth: GROWTH }),
  tasks: ({ seed, scale }): RunsTask[] =>
    cases.flatMap(({ id, batches }) => batches.map(({ batchSize }) => ({ seed, id, batchSize, runs: runs[scale] }))),
  assemble: ({ scale }, series): TypicalRunsData => ({ kind: "typical-runs", runs: runs[scale], series: [...series] }),
});

function seriesOf(
  { id, label, reading, theory: build }: Case,
  { batchSize, most, budget = 1e6, named = [] }: CaseBatch,
  seed: number,
  runs: number,
): TypicalRunsSeries {
  const theory = build(seed);
  const { geometry } = theory;
  const bounds = thresholds(theory, batchSize);
  const limit = almostSureLimit(theory, batchSize, bounds.meanSquare, { precision: 0.01, budget, seed });
  if (!limit.applies) throw new Error(`${id}: ${limit.reason}`);
  const rates = {
    convergence: rateOf(bounds.convergence),
    meanSquare: rateOf(bounds.meanSquare),
    almostSure: limit.learningRate,
    divergence: rateOf(bounds.divergence),
  };
  const places: readonly Place[] = [...placesOf(rates), ...named];
  const exponents = lyapunovAt(
    theory,
    batchSize,
    places.map(({ rate }) => rate),
    { steps: 4 * most, budget, seed },
  );
  const planned = places.map(({ place, rate, steps: given }, i) => {
    const { exponent, error, variance } = exponents[i];
    const stepsFor95 = (BEYOND_5 * BEYOND_5 * variance) / (exponent * exponent);
    const steps = given ?? stepsAt(place, exponent, stepsFor95, geometry);
    return {
      place,
      learningRate: rate,
      exponent,
      error,
      deviation: Math.sqrt(variance),
      stepsFor95,
      steps: Math.min(most, steps),
    };
  });
  const growths = growRuns(theory, batchSize, planned, { runs, seed, meaning: ["typical runs", id, batchSize] });
  return {
    ...{ id, label, reading, batchSize },
    components: theory.drawn().weights.length,
    dimension: geometry.dimension,
    rank: geometry.rank,
    ...rates,
    almostSureLow: limit.interval[0],
    almostSureHigh: limit.interval[1],
    windowFrom: limit.windows?.[0]?.[0] ?? null,
    windowTo: limit.windows?.[0]?.[1] ?? null,
    points: planned.map((plan, i) => pointOf(theory, batchSize, plan, growths[i])),
  };
}

/** Rates among the thresholds. */
function placesOf({
  meanSquare,
  almostSure,
  divergence,
}: Pick<TypicalRunsSeries, "meanSquare" | "almostSure" | "divergence">): Place[] {
  const between = almostSure > APART * meanSquare;
  // Where l = α* that is the same rate.
  const beyond = almostSure > APART * divergence && divergence > (1 + 1e-9) * meanSquare;
  return [
    { place: "0.9 α*", rate: 0.9 * meanSquare },
    ...(between ? [{ place: "between α* and α_as" as const, rate: Math.sqrt(meanSquare * almostSure) }] : []),
    ...(beyond ? [{ place: "between l and α_as" as const, rate: Math.sqrt(divergence * almostSure) }] : []),
    { place: "0.97 α_as", rate: 0.97 * almostSure },
    { place: "1.03 α_as", rate: 1.03 * almostSure },
    { place: "1.5 α_as", rate: 1.5 * almostSure },
  ];
}

function stepsAt(
  place: TypicalRunsPoint["place"],
  exponent: number,
  stepsFor95: number,
  { dimension, rank }: LocalTheory["geometry"],
): number {
  if (place === "1.5 α_as") return Math.ceil(log(GROWTH * Math.sqrt(dimension / rank)) / exponent);
  const steps = Math.max(1, Math.ceil(stepsFor95));
  return place === "0.97 α_as" || place === "1.03 α_as" ? steps : Math.max(FEWEST_STEPS, steps);
}

interface Plan
  extends Pick<TypicalRunsPoint, "place" | "learningRate" | "steps" | "stepsFor95" | "exponent" | "deviation"> {
  readonly error: number;
}

function pointOf(
  theory: LocalTheory,
  batchSize: BatchSize,
  { place, learningRate, steps, exponent, error, deviation, stepsFor95 }: Plan,
  growths: Float64Array,
): TypicalRunsPoint {
  const { dimension, rank } = theory.geometry;
  const runs = growths.length;
  const sorted = growths.toSorted();
  const drift = exponent * steps;
  const spreadPredicted = deviation * Math.sqrt(steps);
  const mean = growths.reduce((sum, growth) => sum + growth / runs, 0);
  const squares = growths.reduce((sum, growth) => sum + (growth - mean) * (growth - mean), 0);
  const meanSquare = rootMeanSquareOf(growths, sorted[runs - 1]);
  // Of gradient descent all runs grow alike.
  const factor = place === "1.5 α_as" && deviation > 0 ? exp(drift) * Math.sqrt(rank / dimension) : null;
  return {
    place,
    learningRate,
    steps,
    stepsFor95: sixDigits(stepsFor95),
    exponent: sixDigits(exponent),
    exponentError: sixDigits(error),
    deviation: sixDigits(deviation),
    closer: proportion(growths.filter((growth) => growth < 0).length, runs),
    closerPredicted: sixDigits(spreadPredicted > 0 ? normalShare(-drift / spreadPredicted) : drift < 0 ? 1 : 0),
    median: sixDigits((sorted[Math.floor((runs - 1) / 2)] + sorted[Math.floor(runs / 2)]) / 2),
    medianPredicted: sixDigits(log((dimension - rank + rank * exp(2 * drift)) / dimension) / 2),
    spread: sixDigits(Math.sqrt(squares / (runs - 1))),
    spreadPredicted: sixDigits(spreadPredicted),
    rootMeanSquare: sixDigits(meanSquare.value),
    rootMeanSquareLow: meanSquare.low === null ? null : sixDigits(meanSquare.low),
    rootMeanSquareHigh: sixDigits(meanSquare.high),
    rootMeanSquarePredicted: sixDigits(rootMeanSquareAfter(theory, batchSize, learningRate, steps)),
    grown: factor === null ? null : proportion(growths.filter((growth) => growth > log(factor)).length, runs),
    factor: factor === null ? null : sixDigits(factor),
  };
}

/** ½ log of the mean of e^{2 growth}, and of its 95 % interval; beside the largest, because squares may leave the range of doubles. */
function rootMeanSquareOf(
  growths: Float64Array,
  most: number,
): { readonly value: number; readonly low: number | null; readonly high: number } {
  const runs = growths.length;
  const ratios = growths.map((growth) => exp(2 * (growth - most)));
  const mean = ratios.reduce((sum, ratio) => sum + ratio / runs, 0);
  const squares = ratios.reduce((sum, ratio) => sum + (ratio - mean) * (ratio - mean), 0);
  const room = 1.96 * Math.sqrt(squares / (runs - 1) / runs);
  const inLog = (ratio: number): number => most + log(ratio) / 2;
  return { value: inLog(mean), low: mean > room ? inLog(mean - room) : null, high: inLog(mean + room) };
}
