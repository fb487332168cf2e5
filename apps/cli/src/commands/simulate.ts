import { stream, weightedIndexSampler } from "@sgd-basins/random";
import type { BatchSize } from "@sgd-basins/report";
import { type RunSettings, simulateRun } from "@sgd-basins/simulator";
import { theorem16, theorem17 } from "@sgd-basins/theory";
import type { Context } from "../context.ts";
import { UsageError } from "../failures.ts";
import { showProgress } from "../progress/showProgress.ts";
import { readProblem } from "../readProblem.ts";
import { formatNumber, table } from "../table.ts";
import { jsonBound } from "./bounds.ts";

export interface SimulateArguments {
  readonly rate: number;
  readonly batch: BatchSize;
  readonly runs: number;
  readonly steps: number;
  readonly seed: number;
  readonly json: boolean;
}

/** Runs start uniformly in the ball of this radius about the minimizer, in the problem's own units. */
const START_RADIUS = 1;
/** Distances that are kept in memory, 8 bytes each. */
const MOST_DISTANCES = 100_000_000;
const ROWS_SHOWN = 20;

/** Distances to the minimizer over the runs; null where they leave the range of doubles. */
interface Quantiles {
  readonly step: number;
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
}

/** `basins simulate <file>`: runs SGD-k about the minimizer of a quadratic sum, and says how many runs move away. */
export async function simulate(file: string, chosen: SimulateArguments, context: Context): Promise<number> {
  const { rate, batch, runs, steps, seed } = chosen;
  if (runs * (steps + 1) > MOST_DISTANCES) {
    throw new UsageError(`--runs times (--steps + 1) must be at most ${MOST_DISTANCES}`);
  }
  const { problem, minimizer, geometry } = await readProblem(file);
  const start = problem.minimizers[0];
  if (start === undefined) throw new Error("a quadratic sum has a minimizer");
  const settings: RunSettings = { problem, start, radius: START_RADIUS, learningRate: rate, batchSize: batch, steps };

  const sample = weightedIndexSampler(problem.weights);
  const distances = Array.from({ length: steps + 1 }, () => new Float64Array(runs));
  const progress = showProgress(context, "simulate");
  let diverged = 0;
  for (let run = 0; run < runs; run++) {
    const result = simulateRun(settings, sample, stream(seed, "simulate", run));
    for (let step = 0; step <= steps; step++) distances[step][run] = result.distances[0][step];
    if (result.diverged) diverged += 1;
    progress.update((run + 1) / runs, `${run + 1} of ${runs} runs`);
  }
  progress.end();

  const quantiles = distances.map((values, step) => quantilesOf(values, step));
  const divergence = theorem16(geometry, batch);
  const convergence = theorem17(geometry, batch);
  if (chosen.json) {
    const answer = {
      dimension: problem.dimension,
      components: problem.components,
      homogeneous: problem.homogeneous,
      minimizer: [...minimizer],
      learningRate: rate,
      batchSize: batch,
      runs,
      steps,
      seed,
      startRadius: START_RADIUS,
      divergence: jsonBound(divergence),
      convergence: jsonBound(convergence),
      diverged,
      distances: quantiles,
    };
    context.writeOut(`${JSON.stringify(answer, null, 2)}\n`);
    return 0;
  }
  const stride = Math.ceil(steps / ROWS_SHOWN);
  const shown = quantiles.filter(({ step }) => step % stride === 0 || step === steps);
  const cell = (value: number | null): string => (value === null ? "overflow" : formatNumber(value));
  context.writeOut(
    [
      `${file}: SGD-${batch}, learning rate ${formatNumber(rate)}, ${runs} runs of ${steps} steps, seed ${seed}`,
      `${diverged} of ${runs} runs end further from the minimizer than they began`,
      "",
      "Distance to the minimizer over the runs",
      ...table(
        ["step", "5 %", "median", "95 %"],
        shown.map(({ step, low, median, high }) => [String(step), cell(low), cell(median), cell(high)]),
        [],
      ),
      "",
      ...(convergence.applies ? [`Theorem 17: converges below ${formatNumber(convergence.learningRate)}`] : []),
      ...(divergence.applies ? [`Theorem 16: diverges above ${formatNumber(divergence.learningRate)}`] : []),
      "",
    ].join("\n"),
  );
  return 0;
}

/** 5 %, 50 % and 95 % quantiles by nearest rank: values that occur, so that an infinite one can be told. */
function quantilesOf(values: Float64Array, step: number): Quantiles {
  const sorted = values.toSorted();
  const at = (share: number): number | null => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(value) ? value : null;
  };
  return { step, low: at(0.05), median: at(0.5), high: at(0.95) };
}
