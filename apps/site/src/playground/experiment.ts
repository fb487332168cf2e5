/** A hundred runs for the reader's choice, by the packages that made the report. Runs in a worker. */
import { minimizerNamed, type Problem } from "@sgd-basins/problems";
import { type BatchSize, type Sampling, stream } from "@sgd-basins/random";
import { componentSampler, simulateRun, simulateRuns } from "@sgd-basins/simulator";
import { styblinskiTangBatchSizes, styblinskiTangRadii, styblinskiTangRates } from "@sgd-basins/studies/cells";
import { hessiansAbout } from "@sgd-basins/studies/geometry";
import { almostSureLimit, type Batch, batchOf, localTheory, rateOrNull, thresholds } from "@sgd-basins/theory";
import { nearestEdge } from "./basin.ts";
import { figureMeaning } from "./figureMeaning.ts";
import { problemOf, type Rates } from "./models.ts";
import { almostSurePrecision, runCount, type State, steps } from "./state.ts";

/** Levels at which a hundred runs start. */
export interface Cell {
  readonly batchSize: BatchSize;
  readonly radius: number;
  readonly learningRate: number;
}

export interface Experiment {
  readonly dimension: number;
  /** α of the state's own batch size. */
  readonly learningRate: number;
  /** One unless runs are pooled; a hundred runs each. */
  readonly cells: readonly Cell[];
  readonly rates: Rates;
  /** How far from the minimizer its basin ends, where it ends first. */
  readonly edge: number;
  /** Distance to the start's minimizer, run by run, `steps + 1` each. */
  readonly distances: Float64Array;
  /** x and y of each iterate, run by run; empty unless the problem is in the plane. */
  readonly positions: Float64Array;
  readonly outcomes: readonly Outcome[];
  readonly counts: Counts;
}

/**
 * What a run did. `nearer`, `further`: it never left the start's basin, and ends no further from the minimizer than it
 * began, or further. `left`: some iterate was outside the basin.
 */
export type Outcome = "nearer" | "further" | "left";

/** How many runs did what, and where those that left are at the end. */
interface Counts extends Readonly<Record<Outcome, number>> {
  readonly inOtherBasin: number;
  readonly inCorner: number;
}

/** The rates for a state's model, minimizer, batch size, sampling and seed, but for the almost-sure limit, which takes longer. */
export function ratesOf(state: State): Rates {
  const problem = problemOf(state.model, state.seed);
  const theory = localTheory(hessiansAbout(problem, minimizerNamed(problem, state.minimizer)));
  return Object.fromEntries(
    Object.entries(thresholds(theory, drawnBy(problem, state.batchSize, state.sampling))).map(([key, bound]) => [
      key,
      rateOrNull(bound),
    ]),
  );
}

/** Computes the runs for a state, and what is said of them. */
export function runExperiment(state: State): Experiment {
  const problem = problemOf(state.model, state.seed);
  const start = minimizerNamed(problem, state.minimizer);
  const rates = allRatesOf(problem, state);
  const learningRate = rateOf(state, rates);
  const { sampling } = state;
  const plane = problem.dimension === 2;
  const cells = cellsOf(state, rates);
  const positions = new Float64Array(plane ? 2 * cells.length * runCount * (steps + 1) : 0);
  const results = cells.flatMap(({ meaning, ...cell }, c) => {
    const settings = { problem, start, sampling, steps, ...cell };
    if (!plane) return simulateRuns(settings, runCount, state.seed, meaning);
    const sample = componentSampler(problem, cell.batchSize, sampling);
    return Array.from({ length: runCount }, (_, run) =>
      simulateRun(settings, sample, stream(state.seed, ...meaning, run), (step, x) => {
        positions.set(x, 2 * ((c * runCount + run) * (steps + 1) + step));
      }),
    );
  });
  const distances = new Float64Array(results.length * (steps + 1));
  results.forEach((result, run) => {
    distances.set(result.distances[problem.minimizers.indexOf(start)]!, run * (steps + 1));
  });
  const outcomes = results.map(({ everLeft, diverged }) => (everLeft ? "left" : diverged ? "further" : "nearer"));
  const count = (outcome: Outcome): number => outcomes.filter((candidate) => candidate === outcome).length;
  return {
    dimension: problem.dimension,
    learningRate,
    cells: cells.map(({ meaning: _, ...cell }) => cell),
    rates,
    edge: nearestEdge(start),
    distances,
    positions,
    outcomes,
    counts: {
      nearer: count("nearer"),
      further: count("further"),
      left: count("left"),
      inOtherBasin: results.filter(({ end }) => end === "other basin").length,
      inCorner: results.filter(({ end }) => end === "corner").length,
    },
  };
}

/**
 * The levels of a state's runs, and the names of the streams that they draw from: a figure's own at its levels. Elsewhere the
 * same ones at every rate, so that what changes with the slider is the rate's doing.
 *
 * @param rates - those of the state's own batch size
 */
export function cellsOf(state: State, rates: Rates): (Cell & { readonly meaning: (string | number)[] })[] {
  const { model, minimizer, pooled } = state;
  const batchSizes = pooled === "batchSize" ? styblinskiTangBatchSizes : [state.batchSize];
  const radii = pooled === "radius" ? styblinskiTangRadii : [state.radius];
  return batchSizes.flatMap((batchSize) => {
    const own = { ...state, batchSize };
    const bounds = batchSize === state.batchSize ? rates : ratesOf(own);
    const learningRate = rateOf(own, bounds);
    return radii.map((radius) => {
      const meaning = figureMeaning({ ...own, radius }, learningRate, bounds) ?? ["playground", model, minimizer];
      return { batchSize, radius, learningRate, meaning };
    });
  });
}

/** α, where it is chosen by name from the bounds. */
function rateOf({ learningRate }: State, { convergence: u, divergence: l }: Rates): number {
  if (typeof learningRate === "number") return learningRate;
  const name = learningRate ?? "1.5l";
  const named = styblinskiTangRates.find(({ label }) => label === name);
  if (named === undefined) throw new RangeError(`no learning rate is called ${name}`);
  return named.rate(u ?? 1, l ?? 1);
}

function drawnBy(problem: Problem, batchSize: BatchSize, sampling: Sampling): Batch {
  const drawn = batchOf(batchSize, sampling, problem.components);
  if (!drawn.applies) throw new RangeError(drawn.reason);
  return drawn.batch;
}

/** The rates of the states so far: most differ in what these do not depend on, and a state is some numbers. */
const known = new Map<string, Rates>();

/** All rates. The almost-sure limit is an estimate within some tenths of a second. */
function allRatesOf(problem: Problem, { model, minimizer, batchSize, sampling, seed }: State): Rates {
  const key = [model, minimizer, batchSize, sampling, seed].join("/");
  const found = known.get(key);
  if (found !== undefined) return found;
  const theory = localTheory(hessiansAbout(problem, minimizerNamed(problem, minimizer)));
  const batch = drawnBy(problem, batchSize, sampling);
  const others = thresholds(theory, batch);
  const almostSure = almostSureLimit(theory, batch, others.meanSquare, almostSurePrecision);
  const rates = Object.fromEntries(
    Object.entries({ ...others, almostSure }).map(([name, bound]) => [name, rateOrNull(bound)]),
  );
  known.set(key, rates);
  return rates;
}
