import { type Problem, type StyblinskiTangModel, styblinskiTangModels, styblinskiTangSize } from "@sgd-basins/problems";
import {
  type BatchSize,
  exp,
  log,
  type Stream,
  stream,
  uniformBall,
  uniformBetween,
  weightedIndexSampler,
} from "@sgd-basins/random";
import type { ScheduleArm, ScheduleData } from "@sgd-basins/report";
import { sgdStep } from "@sgd-basins/simulator";
import { localGeometry, rateOf, theorem16, theorem17 } from "@sgd-basins/theory";
import { modelNamed } from "../bounds/theoryAt.ts";
import { hessiansAbout } from "../geometry.ts";
import { sixDigits } from "../sixDigits.ts";
import { proportion } from "../statistics/proportion.ts";
import { defineStudy, type TaskKind } from "../study.ts";

/**
 * Learning rates by name, geometric from the first to the last: `above` times the sharp minimizer's divergence bound, or
 * null for the last one throughout, which is half the smaller of the two minimizers' convergence bounds.
 */
const schedules = {
  "from 1.5 l": { above: 1.5, steps: 200 },
  "from 1.1 l": { above: 1.1, steps: 200 },
  "from 1.5 l, slow": { above: 1.5, steps: 2000 },
  "small, fixed": { above: null, steps: 200 },
} as const;
type ScheduleName = keyof typeof schedules;

const batchSizes: readonly BatchSize[] = [1, 20, 100, "inf"];
const starts = ["flat", "sharp", "uniform"] as const;
/** Radius of the ball about the flat or sharp minimizer from which runs start. */
const startRadius = 0.1;
const runs = { paper: 200, quick: 10 } as const;
/** Steps in which runs without a box may overflow. */
const unprojectedSteps = 20;

type ArmTask = {
  readonly seed: number;
  readonly model: number;
  readonly batchSize: BatchSize;
  readonly start: (typeof starts)[number] | "sharp, without the box";
  readonly schedule: ScheduleName;
  readonly runs: number;
};

/** What became of each run of an arm. */
interface ArmPart {
  readonly firstRate: number;
  readonly lastRate: number;
  readonly flatAtStart: readonly number[];
  readonly flat: readonly number[];
  readonly boundary: readonly number[];
  readonly overflowed: number;
}

export const scheduleKind: TaskKind<ArmTask, ArmPart> = {
  name: "schedule",
  uses: ["linalg", "theory", "styblinski-tang runs"],
  run: ({ seed, model, batchSize, start, schedule, runs }) => {
    const boxed = modelNamed({ seed, family: "styblinski-tang", realisation: "default", model });
    const free = start === "sharp, without the box";
    const problem = free ? { ...boxed, box: null } : boxed;
    const { firstRate, lastRate, factor, steps } = ratesOf(problem, batchSize, schedule);
    const sample = weightedIndexSampler(problem.weights);
    const gradient = new Float64Array(problem.dimension);
    const x = new Float64Array(problem.dimension);
    const flatAtStart: number[] = [];
    const flat: number[] = [];
    const boundary: number[] = [];
    let overflowed = 0;
    for (let run = 0; run < runs; run++) {
      const random = stream(seed, "styblinski-tang", "schedule", model, start, batchSize, schedule, run);
      begin(problem, start, random, x);
      flatAtStart.push(coordinatesInFlatWells(problem, x));
      let rate = firstRate;
      for (let step = 0; step < (free ? unprojectedSteps : steps); step++) {
        sgdStep(problem, x, rate, batchSize, sample, random, gradient);
        rate *= factor;
      }
      if (!x.every(Number.isFinite)) overflowed += 1;
      flat.push(free ? 0 : coordinatesInFlatWells(problem, x));
      boundary.push(x.filter((value, j) => value === problem.box?.lower[j] || value === problem.box?.upper[j]).length);
    }
    return { firstRate, lastRate, flatAtStart, flat, boundary, overflowed };
  },
  work: ({ model, batchSize, start, schedule, runs }) => {
    const { dimension } = styblinskiTangSize(model);
    const steps = start === "sharp, without the box" ? unprojectedSteps : schedules[schedule].steps;
    return (
      1 +
      runs * (1e-5 * dimension * dimension + steps * (1e-5 * dimension + (batchSize === "inf" ? 0 : 6e-5 * batchSize)))
    );
  },
};

export const schedule = defineStudy({
  id: "schedule",
  title: "Section 5's advice: start with large learning rates and decrease them",
  kind: scheduleKind,
  parameters: ({ scale }) => ({
    schedules,
    batchSizes: [...batchSizes],
    startRadius,
    runs: runs[scale],
    unprojectedSteps,
  }),
  tasks: ({ seed, scale }) => levels().map((level) => ({ seed, ...level, runs: runs[scale] })),
  assemble: ({ scale }, parts): ScheduleData => {
    const all = levels();
    const total = runs[scale];
    return {
      kind: "schedule",
      runs: total,
      arms: all.flatMap((level, i) => {
        const { start } = level;
        return start === "sharp, without the box" ? [] : [summariseArm({ ...level, start }, parts[i])];
      }),
      unprojected: all.flatMap(({ model, batchSize, start }, i) =>
        start === "sharp, without the box"
          ? [{ model, batchSize, learningRate: parts[i].firstRate, overflowed: proportion(parts[i].overflowed, total) }]
          : [],
      ),
    };
  },
});

type Level = Pick<ArmTask, "batchSize" | "start" | "schedule"> & { readonly model: StyblinskiTangModel };

/** The slow schedule is run with the smallest and the largest batch only, from the sharp minimizer. */
function levels(): Level[] {
  return styblinskiTangModels.flatMap((model) => [
    ...batchSizes.flatMap((batchSize) =>
      (["from 1.5 l", "from 1.1 l", "small, fixed"] as const).flatMap((schedule) =>
        starts.map((start): Level => ({ model, batchSize, start, schedule })),
      ),
    ),
    ...([1, "inf"] as const).map(
      (batchSize): Level => ({ model, batchSize, start: "sharp", schedule: "from 1.5 l, slow" }),
    ),
    ...batchSizes.map(
      (batchSize): Level => ({ model, batchSize, start: "sharp, without the box", schedule: "from 1.5 l" }),
    ),
  ]);
}

function ratesOf(problem: Problem, batchSize: BatchSize, schedule: ScheduleName) {
  const [flat, sharp] = problem.minimizers.map((minimizer) => localGeometry(hessiansAbout(problem, minimizer)));
  const { above, steps } = schedules[schedule];
  const lastRate = 0.5 * Math.min(rateOf(theorem17(flat, batchSize)), rateOf(theorem17(sharp, batchSize)));
  const firstRate = above === null ? lastRate : above * rateOf(theorem16(sharp, batchSize));
  return { firstRate, lastRate, factor: exp(log(lastRate / firstRate) / (steps - 1)), steps };
}

function begin(problem: Problem, start: ArmTask["start"], random: Stream, x: Float64Array): void {
  if (start === "uniform" && problem.box !== null) {
    for (let j = 0; j < x.length; j++) x[j] = uniformBetween(random, problem.box.lower[j], problem.box.upper[j]);
  } else {
    uniformBall(random, problem.minimizers[start === "flat" ? 0 : 1].point, startRadius, x);
  }
}

/** How many coordinates lie on the flat minimizer's side of their barrier: the basins are products of half-lines. */
function coordinatesInFlatWells({ minimizers: [flat] }: Problem, x: Float64Array): number {
  const probe = flat.point.slice();
  let count = 0;
  for (let j = 0; j < x.length; j++) {
    probe[j] = x[j];
    if (flat.inBasin(probe)) count += 1;
    probe[j] = flat.point[j];
  }
  return count;
}

/** An arm from what became of its runs. */
export function summariseArm(level: Level & { readonly start: ScheduleArm["start"] }, part: ArmPart): ScheduleArm {
  const { dimension } = styblinskiTangSize(level.model);
  const n = part.flat.length;
  const mean = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0) / (n * dimension);
  const flatShare = mean(part.flat);
  const squares = part.flat.reduce(
    (sum, count) => sum + (count / dimension - flatShare) * (count / dimension - flatShare),
    0,
  );
  const among = (holds: (count: number, run: number) => boolean) => proportion(part.flat.filter(holds).length, n);
  return {
    ...level,
    steps: schedules[level.schedule].steps,
    firstRate: part.firstRate,
    lastRate: part.lastRate,
    allFlat: among((count) => count === dimension),
    allSharp: among((count) => count === 0),
    flatter: among((count, run) => count > part.flatAtStart[run]),
    flatShareAtStart: sixDigits(mean(part.flatAtStart)),
    flatShare: sixDigits(flatShare),
    standardError: sixDigits(Math.sqrt(squares / (n * Math.max(1, n - 1)))),
    boundaryShare: sixDigits(mean(part.boundary)),
  };
}
