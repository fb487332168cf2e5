import { rowRange } from "@sgd-basins/linalg";
import { weightedRows } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { CrossEntropyData, CrossEntropyProblem, CrossEntropySeries, Scale } from "@sgd-basins/report";
import { almostSureLimit, meanSquareDynamics, rateOf, theoryOfRows, thresholds } from "@sgd-basins/theory";
import { type LogisticCase, logisticCases, logisticProblem } from "../crossEntropy/logisticProblems.ts";
import { restingRuns } from "../crossEntropy/restingRuns.ts";
import { sixDigits } from "../sixDigits.ts";
import { defineStudy, type TaskKind } from "../study.ts";

/** Learning rates over α*. */
const MULTIPLES = [0.02, 0.05, 0.1, 0.25, 0.5, 0.9, 1.1, 2, 4];
/** An excess loss that counts as far: that of all labels guessed is log 2. */
const FAR = 1000;
/** Steps of a run in units of the time 1/(αλᵣ) that the flattest direction takes, and at least. */
const TIMES = 4;
const LEAST_STEPS = 10_000;

interface Level {
  readonly batchSize: BatchSize;
  readonly runs: number;
  /** Instead of {@link TIMES}. */
  readonly times?: number;
}

const plans: Readonly<Record<Scale, readonly Level[]>> = {
  paper: [
    { batchSize: 1, runs: 60 },
    { batchSize: 8, runs: 50 },
    // Without noise, so long that the last steps change no digit that counts.
    { batchSize: "inf", runs: 5, times: 12 },
  ],
  quick: [
    { batchSize: 1, runs: 10, times: 1 },
    { batchSize: "inf", runs: 2, times: 4 },
  ],
};

type CrossEntropyTask = {
  readonly seed: number;
  readonly scale: Scale;
  readonly problem: LogisticCase;
  readonly batchSize: BatchSize;
};

interface CrossEntropyPart {
  readonly problem: CrossEntropyProblem;
  readonly series: CrossEntropySeries;
}

const crossEntropyKind: TaskKind<CrossEntropyTask, CrossEntropyPart> = {
  name: "cross-entropy",
  uses: ["theory"],
  run: ({ seed, scale, problem, batchSize }) => {
    const level = plans[scale].find((one) => one.batchSize === batchSize);
    if (level === undefined) throw new RangeError(`no runs of cross-entropy at k = ${batchSize}`);
    return partOf(problem, level, seed);
  },
  work: ({ scale }) => (scale === "quick" ? 300 : 2000),
};

export const crossEntropy = defineStudy({
  id: "cross-entropy",
  title: "Logistic regression: noise floors, and no divergence above α*",
  kind: crossEntropyKind,
  parameters: ({ scale }) => ({
    multiples: MULTIPLES,
    far: FAR,
    times: TIMES,
    leastSteps: LEAST_STEPS,
    levels: plans[scale].map((level) => ({ ...level })),
  }),
  tasks: ({ seed, scale }): CrossEntropyTask[] =>
    casesOf().flatMap((problem) => plans[scale].map(({ batchSize }) => ({ seed, scale, problem, batchSize }))),
  assemble: (_, parts): CrossEntropyData => ({
    kind: "cross-entropy",
    far: FAR,
    problems: parts.map(({ problem }) => problem).filter(isFirst),
    series: parts.map(({ series }) => series),
  }),
});

function casesOf(): readonly LogisticCase[] {
  return Object.keys(logisticCases) as LogisticCase[];
}

function isFirst({ problem }: CrossEntropyProblem, at: number, all: readonly CrossEntropyProblem[]): boolean {
  return all.findIndex((other) => other.problem === problem) === at;
}

function partOf(id: LogisticCase, { batchSize, runs, times = TIMES }: Level, seed: number): CrossEntropyPart {
  const { problem, minimum } = logisticProblem(id);
  const { point, loss, gradient } = minimum;
  const rows = problem.hessianRows(point);
  const { data } = weightedRows({ ...problem.data, rows });
  const theory = theoryOfRows(data, rowRange(data), null);
  const { eigenvalues, rank } = theory.geometry;
  const flattest = eigenvalues[rank - 1];
  const slopes = problem.slopes(point);
  // The gradient is the slope times xᵢ, the row √(pᵢ(1 − pᵢ)) xᵢ.
  const noise = theory.noise(slopes.map((slope) => slope / Math.sqrt(Math.abs(slope) * (1 - Math.abs(slope)))));
  const bounds = thresholds(theory, batchSize);
  const meanSquare = rateOf(bounds.meanSquare);
  const limit = almostSureLimit(theory, batchSize, bounds.meanSquare, { precision: 0.01, budget: 1e7, seed });
  if (!limit.applies) throw new Error(`${id}: ${limit.reason}`);
  const dynamics = meanSquareDynamics(theory.moment, noise).at(batchSize);
  return {
    problem: {
      ...{ problem: id, label: logisticCases[id].label, components: problem.components, dimension: problem.dimension },
      ...{ rank, loss, gradient: sixDigits(gradient) },
      distance: Math.sqrt(point.reduce((sum, entry) => sum + entry * entry, 0)),
      misclassified: slopes.filter((slope) => Math.abs(slope) > 0.5).length,
      largestCurvature: eigenvalues[0],
      smallestCurvature: flattest,
    },
    series: {
      problem: id,
      batchSize,
      convergence: rateOf(bounds.convergence),
      meanSquare,
      almostSure: limit.learningRate,
      divergence: rateOf(bounds.divergence),
      almostSureLow: limit.interval[0],
      almostSureHigh: limit.interval[1],
      points: MULTIPLES.map((multiple) => {
        const learningRate = multiple * meanSquare;
        const steps = Math.max(LEAST_STEPS, Math.ceil(times / (learningRate * flattest)));
        const settings = { problem, point, loss, learningRate, batchSize, runs, steps, far: FAR };
        return {
          multiple,
          floor: multiple < 1 ? dynamics.floor(learningRate, "final").value : null,
          ...restingRuns(settings, seed, ["cross-entropy", id, batchSize, multiple]),
        };
      }),
    },
  };
}
