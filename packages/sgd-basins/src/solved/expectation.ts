import { type BatchSize, log } from "@sgd-basins/random";
import type { Statement } from "@sgd-basins/report/named-thresholds";
import { batchOf, lyapunov } from "@sgd-basins/theory";
import { statementsAt } from "./statementsAt.ts";
import type { Effort, UserBounds } from "./userBounds.ts";
import type { UserProblem } from "./userProblem.ts";
import type { RunsRequest } from "./userRuns.ts";

/** Growth by which the time is measured in which half of the runs show it. */
export const SHOWN_GROWTH = 10;

/** What theory says of such runs. */
export interface Expectation {
  readonly mean: Statement;
  /** Of single runs, where anything is known. */
  readonly runs: readonly Statement[];
  readonly growth: GrowthOfRuns | null;
}

/** What to expect at a rate, of the mean and of runs. */
export function expectationOf(
  user: UserProblem,
  bounds: UserBounds,
  { rate, batch }: Pick<RunsRequest, "rate" | "batch">,
  effort: Effort,
): Expectation {
  const growth =
    bounds.almostSure.applies && Number.isFinite(rate * user.scaled.unit)
      ? growthOfRuns(user, batch, rate, effort)
      : null;
  const [mean, ...further] = statementsAt(rate, bounds);
  return { mean, runs: further.map((statement) => atThisRate(statement, growth)), growth };
}

/** How fast the distance of a typical run grows, and after how many steps half of the runs have grown, or shrunk, tenfold. */
export interface GrowthOfRuns {
  /** λ(α), of log distance a step, with its standard error; null in JSON where it is −∞. */
  readonly exponent: number;
  readonly error: number;
  /** Null where λ is zero as closely as it is known. */
  readonly stepsToTenfold: number | null;
}

/**
 * Null where a step's factor leaves the range of doubles. In a start that is uniform in a ball the part that moves, in the range of Q̄, is √(r/d) of the distance: half of the runs have
 * grown by a factor F after T steps with λT = log(F √(d/r)). The part itself has shrunk by F after log(F)/|λ|.
 */
function growthOfRuns(
  { problem, geometry, scaled, sampling }: UserProblem,
  batch: BatchSize,
  rate: number,
  { budget }: Effort,
): GrowthOfRuns | null {
  const drawn = batchOf(batch, sampling, problem.components);
  if (!drawn.applies) return null;
  const { exponent, error } = lyapunov(scaled, drawn.batch, rate * scaled.unit, { budget });
  // −∞ where a step may end at the minimizer.
  if (!(exponent < Number.POSITIVE_INFINITY)) return null;
  const known = Math.abs(exponent) > 2 * error;
  const hidden = exponent > 0 ? problem.dimension / geometry.rank : 1;
  const growth = log(SHOWN_GROWTH * Math.sqrt(hidden));
  return { exponent, error, stepsToTenfold: known ? Math.max(1, growth / Math.abs(exponent)) : null };
}

/**
 * Beyond the limit there may be windows in which runs return, where λ is negative; and what is estimated of the limit may have
 * passed over rates at which it is positive.
 */
function atThisRate(statement: Statement, growth: GrowthOfRuns | null): Statement {
  if (growth === null || growth.stepsToTenfold === null) return statement;
  if (statement.trend === "grow" && growth.exponent < 0) return inWindow;
  if (statement.trend === "shrink" && growth.exponent > 0) return beforeLimit;
  return statement;
}

const inWindow: Statement = {
  zone: "in a window above almost-sure limit",
  prediction: "in a window beyond the almost-sure limit, runs settle with probability one",
  trend: "shrink",
};

const beforeLimit: Statement = {
  zone: "below almost-sure limit, where runs leave",
  prediction:
    "runs leave with probability one: the logarithm of their distance grows at this rate, although the first limit that was found lies above it",
  trend: "grow",
};
