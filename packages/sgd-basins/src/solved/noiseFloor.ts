import { fromUnits, LinearAlgebraError } from "@sgd-basins/linalg";
import type { BatchSize } from "@sgd-basins/random";
import type { Statement } from "@sgd-basins/report/named-thresholds";
import { batchOf, inverseBatchSize, meanSquareDynamics, UndeterminedError } from "@sgd-basins/theory";
import { formatNumber } from "../formatNumber.ts";
import type { UserProblem } from "./userProblem.ts";
import type { Starts } from "./userRuns.ts";

/** Expected gaps, in the file's units: of starts in the ball, and at rest. */
interface Rest {
  readonly start: number;
  readonly floor: number;
}

/** Where the noise keeps the mean of an inhomogeneous problem below its limit; null elsewhere, and where doubles do not tell. */
export function restOfMean(
  { problem, geometry, scaled, sampling, rest }: UserProblem,
  batch: BatchSize,
  rate: number,
  { radius, start: from }: Starts,
): Rest | null {
  const drawn = batchOf(batch, sampling, problem.components);
  if (
    rest === null ||
    problem.homogeneous ||
    geometry.rank === 0 ||
    !drawn.applies ||
    inverseBatchSize(drawn.batch) === 0
  )
    return null;
  try {
    const { noise, gapUnits } = rest();
    const dynamics = meanSquareDynamics(scaled.moment, noise).at(drawn.batch);
    const own = rate * scaled.unit;
    if (!(own < dynamics.limit)) return null;
    // The mean of vv' over a ball is radius²/(d + 2) times the identity.
    const trace = geometry.eigenvalues.reduce((sum, λ) => sum + λ, 0);
    const start = from === null ? (trace * radius * radius) / (2 * (problem.dimension + 2)) : from.gapAt(from.point);
    const floor = fromUnits(dynamics.floor(own, "final").value, ...gapUnits);
    return Number.isFinite(start) ? { start, floor } : null;
  } catch (error) {
    if (error instanceof UndeterminedError || error instanceof LinearAlgebraError) return null;
    throw error;
  }
}

/** What is predicted of the mean: where there is noise, what it adds. */
export function describePrediction(
  { prediction, trend }: Statement,
  noiseless: boolean,
  rest: Rest | null,
  isPoint: boolean,
): string[] {
  if (noiseless || trend !== "shrink") return [`predicted: ${prediction}`];
  const floor =
    rest === null
      ? "down to a noise floor, which can lie above the start"
      : `${rest.floor < rest.start ? "down" : "up"} to a noise floor, an expected gap of ${formatNumber(rest.floor)}, from ${formatNumber(rest.start)} ${isPoint ? "at the start" : "of the starts"}`;
  return [`predicted: without the noise, ${prediction};`, `  with it, ${floor}: the problem is not homogeneous`];
}
