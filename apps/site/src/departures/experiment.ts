/** A hundred runs of the network for the reader's choice, by the packages that made the report. Runs in a worker. */
import { networkDataSetNamed } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { NetworkCell, NetworkMinimum } from "@sgd-basins/report";
import { simulateDepartures } from "@sgd-basins/simulator";
import {
  FACTOR,
  type LeavingLevel,
  type LeavingRates,
  leavingMeaning,
  leavingRates,
  networkOf,
  networksPlans,
} from "@sgd-basins/studies/departures";
import { type Exponent, type LocalTheory, localTheory, lyapunov, meanSquareFactor } from "@sgd-basins/theory";
import { runCount, type State, slugOf, startDistance } from "./state.ts";

/** The rate at which half of the study's runs leave, with its 95 % interval. */
interface Half {
  readonly learningRate: number;
  readonly low: number;
  readonly high: number;
}

export interface Experiment {
  readonly minimum: string;
  readonly learningRate: number;
  /** T. */
  readonly steps: number;
  /** F: a run has left once it is so many times as far away as at its start. */
  readonly factor: number;
  readonly rates: LeavingRates;
  /** Null where the study has no runs with this batch size. */
  readonly half: Half | null;
  /** λ(α), and what is said of it. */
  readonly exponent: Exponent;
  /** ρ(α), by which the mean square grows a step. */
  readonly meanSquareFactor: number;
  /** r/d: of the squared distance at which runs start, the share that the dynamics move. */
  readonly moving: number;
  /** Steps between growths. */
  readonly every: number;
  /** Run by run, distance over that at the start, after 0, m, 2m, … steps and, of one that has left, then. */
  readonly growths: readonly Float64Array[];
  /** Steps by which a run has left; null of one that has not. */
  readonly leftBy: readonly (number | null)[];
}

/** What of the study the runs need. */
export interface StudiedMinima {
  readonly minima: readonly Pick<NetworkMinimum, "minimum" | "dataSet" | "point">[];
  readonly cells: readonly NetworkCell[];
}

/** Chains for λ at the reader's rate, over those with which the study looks for rates. */
const MORE_CHAINS = 4;
/** Growths of a run that are kept. */
const KEPT = 200;

/** The study's level at a batch size; between two of them the smaller one's, which has more steps and more chains. */
export function levelOf(batchSize: BatchSize): LeavingLevel {
  const { levels } = networksPlans.paper;
  const same = levels.find((level) => level.batchSize === batchSize);
  const smaller = levels.filter((level) => level.batchSize !== "inf" && level.batchSize <= Number(batchSize));
  const found = same ?? smaller.at(-1);
  if (found === undefined) throw new RangeError(`the study has no batch size up to ${batchSize}`);
  return { ...found, batchSize };
}

/** Computes everything that the page shows for a state. */
export function runExperiment(data: StudiedMinima, reportSeed: number, state: State): Experiment {
  const { batchSize, seed } = state;
  const place = placeOf(data, state.minimum);
  const { minimum, problem, point, theory } = place;
  const level = levelOf(batchSize);
  const { steps, exponent } = level;
  const cell = data.cells.find(
    (one) => one.minimum === minimum && one.batchSize === batchSize && one.startDistance === startDistance,
  );
  const half = cell === undefined ? null : { learningRate: cell.half, low: cell.halfLow, high: cell.halfHigh };
  const rates = cell ?? computedRates(place, level, reportSeed);
  const learningRate = state.learningRate ?? half?.learningRate ?? rates.rule;
  const every = Math.ceil(steps / KEPT);
  // At the report's seed the first of them are the study's own runs.
  const departures = simulateDepartures(
    { problem, point, distance: startDistance, factor: FACTOR, batchSize, learningRate, steps, every },
    runCount,
    seed,
    leavingMeaning(minimum, batchSize),
  );
  return {
    minimum,
    learningRate,
    steps,
    factor: FACTOR,
    rates,
    half,
    exponent: lyapunov(theory, batchSize, learningRate, {
      ...exponent,
      ...(exponent.chains === undefined ? {} : { chains: MORE_CHAINS * exponent.chains }),
      vectorsFrom: "the largest curvature",
      seed: reportSeed,
    }),
    meanSquareFactor: meanSquareFactor(theory.moment, batchSize, learningRate),
    moving: theory.geometry.rank / theory.geometry.dimension,
    every,
    growths: departures.map(({ growths, growth, left }) => (left ? Float64Array.of(...growths, growth) : growths)),
    leftBy: departures.map((run) => (run.left ? run.steps : null)),
  };
}

interface Place extends Pick<NetworkMinimum, "minimum"> {
  readonly problem: ReturnType<typeof networkOf>;
  readonly point: Float64Array;
  readonly theory: LocalTheory;
}

const places = new Map<string, Place>();

function placeOf(data: StudiedMinima, slug: string): Place {
  const known = places.get(slug);
  if (known !== undefined) return known;
  const found = data.minima.find(({ minimum }) => slugOf(minimum) === slug);
  if (found?.point == null) throw new RangeError(`there is no minimum ${slug}`);
  const problem = networkOf(networkDataSetNamed(found.dataSet));
  const point = Float64Array.from(found.point);
  const theory = localTheory(problem.reducedHessiansAt(point));
  const place = { minimum: found.minimum, problem, point, theory };
  places.set(slug, place);
  return place;
}

const computed = new Map<string, LeavingRates>();

function computedRates({ minimum, theory }: Place, level: LeavingLevel, seed: number): LeavingRates {
  const key = `${minimum}/${level.batchSize}/${seed}`;
  const known = computed.get(key);
  if (known !== undefined) return known;
  const { rates } = leavingRates(theory, level, seed);
  computed.set(key, rates);
  return rates;
}
