import type { NetworkDataSet } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import {
  type NetworkCell,
  type NetworkEnd,
  type NetworkMinimum,
  type NetworkSummary,
  type NetworkSwap,
  type NetworksData,
  networksRules,
  type Scale,
} from "@sgd-basins/report";
import { localTheory } from "@sgd-basins/theory";
import { leavingCells } from "../networks/leavingCells.ts";
import { FACTOR, levelOf } from "../networks/leavingLevel.ts";
import type { RunLength } from "../networks/networksOptions.ts";
import {
  FULL_BATCH_RATES,
  HIDDEN,
  networksAsked,
  networksPlans,
  type Plan,
  planOf,
  SMALL_BATCH_RATE,
  type Swap,
  type TrainingMethod,
} from "../networks/networksPlan.ts";
import { finiteOrNull, limitAt, swapMethod } from "../networks/swapMethods.ts";
import { type NamedTraining, networkOf, trainedMinima } from "../networks/trainedMinima.ts";
import { sixDigits } from "../sixDigits.ts";
import { median } from "../statistics/median.ts";
import { proportion } from "../statistics/proportion.ts";
import { defineStudy, type StudyOptions, type TaskKind } from "../study.ts";

type NetworksTask = {
  readonly seed: number;
  readonly scale: Scale;
  readonly dataSet: NetworkDataSet;
  readonly training: TrainingMethod;
  readonly trainingSeed: number;
  /** Those chosen, if any are. */
  readonly lengths: readonly RunLength[] | null;
};

/** The minimum that a training finds, and all that is asked of it. */
interface NetworksPart {
  readonly minima: readonly NetworkMinimum[];
  readonly cells: readonly NetworkCell[];
  readonly swaps: readonly NetworkSwap[];
  readonly ends: readonly NetworkEnd[];
}

const networksKind: TaskKind<NetworksTask, NetworksPart> = {
  name: "networks",
  uses: ["theory"],
  run: (task) => partOf(trainedMinima(task.dataSet, task.training, [task.trainingSeed])[0], task),
  work: ({ dataSet, scale, lengths }) =>
    (scale === "quick" ? 500 : dataSet === "iris" ? 15_000 : 8000) * (lengths === null ? 1 : 1 + workOf(lengths)),
};

export const networks = defineStudy({
  id: "networks",
  title: "Minima of small networks: at which rates runs leave",
  kind: networksKind,
  ...networksAsked,
  tasks: (options): NetworksTask[] => {
    const { dataSets, trainings, seeds } = planOf(options);
    const { seed, scale, lengths = null } = options;
    return dataSets.flatMap((dataSet) =>
      trainings.flatMap((training) =>
        trainingSeeds(seed, seeds).map((trainingSeed) => ({ seed, scale, dataSet, training, trainingSeed, lengths })),
      ),
    );
  },
  assemble: (_: StudyOptions, parts): NetworksData => {
    const cells = parts.flatMap((part) => part.cells);
    return {
      kind: "networks",
      factor: FACTOR,
      hidden: HIDDEN,
      minima: parts.flatMap((part) => part.minima),
      cells,
      summary: summarise(cells),
      swaps: parts.flatMap((part) => part.swaps),
      ends: parts.flatMap((part) => part.ends),
    };
  },
});

/** Those of one study differ from those of another. */
function trainingSeeds(seed: number, seeds: number): number[] {
  return Array.from({ length: seeds }, (_, i) => 100 * seed + i + 1);
}

/** Of chosen runs, about as a multiple of those that a scale has. */
function workOf(lengths: readonly RunLength[]): number {
  const gradients = lengths.map(({ batchSize, runs, steps }) => runs * steps * (batchSize === "inf" ? 60 : batchSize));
  return gradients.reduce((sum, own) => sum + own, 0) / 1.5e6;
}

function partOf(found: NamedTraining, { seed, scale, dataSet, training, lengths }: NetworksTask): NetworksPart {
  const { minimum, point, reached } = found;
  const problem = networkOf(dataSet);
  const theory = reached ? localTheory(problem.reducedHessiansAt(point)) : null;
  const eigenvalues = theory?.geometry.eigenvalues;
  const row: NetworkMinimum = {
    minimum,
    dataSet,
    components: problem.components,
    outputs: problem.shape.outputs,
    dimension: problem.dimension,
    trainedBy: training.batchSize,
    trainedAt: training.learningRate,
    trainingSteps: training.steps,
    trainingSeed: found.seed,
    lossBefore: finiteOrNull(found.lossBefore),
    distance: finiteOrNull(found.distance),
    loss: finiteOrNull(found.loss),
    reached,
    rank: theory?.geometry.rank ?? null,
    largestCurvature: eigenvalues?.[0] ?? null,
    smallestCurvature: eigenvalues?.[eigenvalues.length - 1] ?? null,
    trainedOverLimit: theory === null ? null : sixDigits(training.learningRate / limitAt(theory, training.batchSize)),
    point: reached ? [...point] : null,
  };
  if (theory === null) return { minima: [row], cells: [], swaps: [], ends: [] };
  const place = { minimum, problem, point, theory };
  const swaps = swapsAfter(training, networksPlans[scale]).map((swap) => swapMethod(place, training, swap, seed));
  return {
    minima: [row],
    cells: (lengths?.map(levelOf) ?? networksPlans[scale].levels).flatMap((level) => leavingCells(place, level, seed)),
    swaps: swaps.map(({ swap }) => swap),
    ends: swaps.flatMap(({ ends }) => ends),
  };
}

/** From gradient descent's minima SGD-1 and gradient descent at SGD-1's rate; from SGD-1's, gradient descent at its own rates as well. */
function swapsAfter({ batchSize }: TrainingMethod, { trainings, swapped }: Plan): Swap[] {
  const stepsOnOf = (k: BatchSize): number => trainings.find((one) => one.batchSize === k)?.steps ?? 0;
  const full = { ...swapped, batchSize: "inf" as const, steps: 1000, stepsOn: stepsOnOf("inf") };
  const single = { ...swapped, batchSize: 1, steps: 20_000, stepsOn: stepsOnOf(1) };
  if (batchSize === "inf") {
    return [single, full].map((swap) => ({ ...swap, learningRate: SMALL_BATCH_RATE }));
  }
  if (batchSize !== 1) return [];
  return [SMALL_BATCH_RATE, ...FULL_BATCH_RATES].map((learningRate) => ({ ...full, learningRate }));
}

/** Over all minima, for each batch size and distance, in the order of the cells. */
function summarise(cells: readonly NetworkCell[]): NetworkSummary[] {
  const keys = [...new Set(cells.map(({ batchSize, startDistance }) => `${batchSize} ${startDistance}`))];
  return keys.map((key) => {
    const own = cells.filter(({ batchSize, startDistance }) => `${batchSize} ${startDistance}` === key);
    const ratios = own.map(({ half, rule }) => half / rule).sort((a, b) => a - b);
    const left = own.reduce((sum, { leaving }) => sum + leaving.count, 0);
    return {
      batchSize: own[0].batchSize,
      startDistance: own[0].startDistance,
      minima: own.length,
      median: sixDigits(median(ratios)),
      least: sixDigits(ratios[0]),
      most: sixDigits(ratios[ratios.length - 1]),
      within: ratios.filter((ratio) => Math.abs(ratio - 1) <= networksRules.within).length,
      medianOfLimit: sixDigits(median(own.map(({ half, almostSure }) => half / almostSure))),
      leaving: proportion(
        left,
        own.reduce((sum, { leaving }) => sum + leaving.of, 0),
      ),
    };
  });
}
