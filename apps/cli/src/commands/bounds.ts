import type { BatchSize } from "@sgd-basins/report";
import { type Bound, criticalBatchSize, meanSquareLimit, theorem16, theorem17 } from "@sgd-basins/theory";
import type { Context } from "../context.ts";
import { showProgress } from "../progress/showProgress.ts";
import { readProblem, type UserProblem, withinRange } from "../readProblem.ts";
import { formatNumber, table } from "../table.ts";

export interface BoundsArguments {
  readonly batch: readonly BatchSize[];
  readonly json: boolean;
}

interface Row {
  readonly batchSize: BatchSize;
  readonly divergence: Bound;
  readonly convergence: Bound;
  readonly meanSquareLimit: Bound;
}

/** `basins bounds <file>`: the learning rates at which SGD-k leaves the minimizer of a quadratic sum, or settles. */
export async function bounds(file: string, { batch, json }: BoundsArguments, context: Context): Promise<number> {
  const user = await readProblem(file);
  const { problem, hessians, geometry } = user;
  const progress = showProgress(context, "bounds");
  const rows = batch.map((batchSize, i): Row => {
    progress.update(i / batch.length, `batch size ${batchSize}`);
    return withinRange(file, () =>
      checkFinite({
        batchSize,
        divergence: theorem16(geometry, batchSize),
        convergence: theorem17(geometry, batchSize),
        meanSquareLimit: meanSquareLimit(problem.dimension, problem.weights, hessians, batchSize),
      }),
    );
  });
  progress.end();
  context.writeOut(json ? writeJson(user, rows) : writeText(file, user, rows));
  return 0;
}

function checkFinite(row: Row): Row {
  for (const bound of [row.divergence, row.convergence, row.meanSquareLimit]) {
    if (bound.applies && !Number.isFinite(bound.learningRate)) throw new RangeError("beyond double precision");
  }
  return row;
}

/** The number where a bound applies, else `{applies: false, reason}`; the form that `--json` documents. */
export function jsonBound(bound: Bound): number | Bound {
  return bound.applies ? bound.learningRate : bound;
}

function writeJson({ problem, minimizer, geometry }: UserProblem, rows: readonly Row[]): string {
  const { dimension, components, homogeneous } = problem;
  const { rank, eigenvalues, gamma, s, t } = geometry;
  const answer = {
    dimension,
    components,
    rank,
    eigenvalues: [...eigenvalues],
    gamma,
    s,
    t,
    criticalBatchSize: criticalBatchSize(geometry),
    homogeneous,
    minimizer: [...minimizer],
    bounds: rows.map(({ batchSize, divergence, convergence, meanSquareLimit }) => ({
      batchSize,
      divergence: jsonBound(divergence),
      convergence: jsonBound(convergence),
      meanSquareLimit: jsonBound(meanSquareLimit),
    })),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

function writeText(file: string, { problem, geometry }: UserProblem, rows: readonly Row[]): string {
  const { dimension, components, homogeneous } = problem;
  const { rank, eigenvalues, gamma, s, t } = geometry;
  const cell = (bound: Bound): string => (bound.applies ? formatNumber(bound.learningRate) : "does not apply");
  const reasons = rows
    .flatMap((row) => [row.divergence, row.convergence, row.meanSquareLimit])
    .flatMap((bound) => (bound.applies ? [] : [bound.reason]));
  return [
    `${file}: quadratic sum of ${components} component${components === 1 ? "" : "s"} in dimension ${dimension}, rank ${rank}`,
    homogeneous
      ? "homogeneous: every component has the same minimizer"
      : "not homogeneous: the bounds are those of the homogeneous problem with the same Q; SGD settles on a noise floor",
    "",
    ...table(
      ["largest eigenvalue", "smallest", "gamma", "s", "t", "critical batch size"],
      [
        [eigenvalues[0], eigenvalues[rank - 1], gamma, s, t, criticalBatchSize(geometry)].map((x) =>
          formatNumber(x ?? 0),
        ),
      ],
      [],
    ),
    "",
    "Learning rates, for each batch size k",
    ...table(
      ["k", "converges below", "stable exactly below", "diverges above"],
      rows.map((row) => [
        String(row.batchSize),
        cell(row.convergence),
        cell(row.meanSquareLimit),
        cell(row.divergence),
      ]),
      [],
    ),
    "",
    "converges below: Patel (2017), Theorem 17; diverges above: Theorem 16; stable exactly below: mean-square limit",
    ...new Set(reasons),
    "",
  ].join("\n");
}
