import { objective, type Problem } from "@sgd-basins/problems";
import { type BatchSize, streamFamily, uniformBall } from "@sgd-basins/random";
import type { CrossEntropyPoint } from "@sgd-basins/report";
import { componentSampler, distanceBetween, sgdStep } from "@sgd-basins/simulator";
import { studentQuantile } from "@sgd-basins/theory";
import { sixDigits } from "../sixDigits.ts";
import { median } from "../statistics/median.ts";
import { proportion } from "../statistics/proportion.ts";

/** Runs that are to come to rest about a minimizer, in law. */
export interface RestingRuns {
  readonly problem: Problem;
  readonly point: Float64Array;
  /** f there. */
  readonly loss: number;
  readonly learningRate: number;
  readonly batchSize: BatchSize;
  readonly runs: number;
  readonly steps: number;
  /** An excess loss that counts as far. */
  readonly far: number;
}

/** Within this distance of the minimizer runs start. */
const RADIUS = 0.01;
/** About how often the loss is looked at in the second half of a run. */
const LOOKS = 100;
/** Steps of a cycle, at most, and how close, relative, an iterate comes back to what it was. */
const LONGEST_CYCLE = 64;
const SAME = 1e-9;

/** What runs do in the second half of their steps. Run j draws its start, then its batches from `stream(seed, ...meaning, j)`. */
export function restingRuns(
  { problem, point, loss, learningRate, batchSize, runs, steps, far }: RestingRuns,
  seed: number,
  meaning: readonly (string | number)[],
): Omit<CrossEntropyPoint, "multiple" | "floor"> {
  const streams = streamFamily(seed, ...meaning);
  const sample = componentSampler(problem, batchSize);
  const x = new Float64Array(problem.dimension);
  const gradient = new Float64Array(problem.dimension);
  const half = Math.floor(steps / 2);
  // Odd, so that a cycle of two steps is seen at both.
  const every = 2 * Math.floor((steps - half) / (2 * LOOKS)) + 1;
  const found = Array.from({ length: runs }, (_, run) => {
    const stream = streams.stream(run);
    uniformBall(stream, point, RADIUS, x);
    const last: Float64Array[] = [];
    let halfway = 0;
    let sum = 0;
    let looks = 0;
    let most = 0;
    for (let step = 1; step <= steps; step++) {
      sgdStep(problem, x, learningRate, batchSize, sample, stream, gradient);
      if (step === half) halfway = distanceBetween(x, point);
      if (step > half && (steps - step) % every === 0) {
        // Less than rounding is nothing.
        const excess = Math.max(0, objective(problem, x) - loss);
        sum += excess;
        looks++;
        most = Math.max(most, excess);
      }
      if (batchSize === "inf" && step >= steps - LONGEST_CYCLE) last.push(x.slice());
    }
    return { mean: sum / looks, most, halfway, end: distanceBetween(x, point), period: periodOf(last) };
  });
  const mean = found.reduce((sum, own) => sum + own.mean / runs, 0);
  const squares = found.reduce((sum, own) => sum + (own.mean - mean) * (own.mean - mean), 0);
  const room = studentQuantile(0.025, runs - 1) * Math.sqrt(squares / (runs - 1) / runs);
  const [{ period }] = found;
  return {
    ...{ learningRate, runs, steps },
    excess: sixDigits(mean),
    excessLow: sixDigits(mean - room),
    excessHigh: sixDigits(mean + room),
    most: sixDigits(Math.max(...found.map((own) => own.most))),
    far: proportion(found.filter((own) => !(own.most <= far)).length, runs),
    halfway: sixDigits(median(found.map((own) => own.halfway))),
    end: sixDigits(median(found.map((own) => own.end))),
    period: found.every((own) => own.period === period) ? period : null,
  };
}

/** After how many steps the last iterate is the same again; null if that is more than there are. */
function periodOf(iterates: readonly Float64Array[]): number | null {
  const end = iterates.at(-1);
  if (end === undefined) return null;
  const size = distanceBetween(end, new Float64Array(end.length));
  for (let period = 1; period < iterates.length; period++) {
    if (distanceBetween(end, iterates[iterates.length - 1 - period]) <= SAME * size) return period;
  }
  return null;
}
