import { fromUnits, LinearAlgebraError } from "@sgd-basins/linalg";
import { InputError } from "../failures.ts";
import type { UserProblem } from "./userProblem.ts";
import type { StartPoint } from "./userRuns.ts";
import { withinRange } from "./withinRange.ts";

/**
 * A point at which all runs start, with the gap at any.
 *
 * @param file - as messages name it
 * @throws InputError if the gap there leaves the range of doubles
 */
export function startPoint(file: string, { rest, form }: UserProblem, point: Float64Array): StartPoint {
  if (rest === null) throw new Error("no start is known of gradients");
  const { coordinatesAt, gapUnits } = withinRange(file, form.subject, rest);
  const scaledGapAt = (at: Float64Array): number =>
    coordinatesAt(at).reduce((sum, coordinate) => sum + coordinate * coordinate, 0) / 2;
  try {
    fromUnits(scaledGapAt(point), ...gapUnits);
  } catch (error) {
    if (!(error instanceof LinearAlgebraError)) throw error;
    throw new InputError(file, "start", tooFar);
  }
  // Further on gaps may leave the range, and are infinite or zero then.
  return { point, gapAt: (at) => gapUnits.reduce((gap, unit) => gap * unit, scaledGapAt(at)) };
}

/** What is wrong with a start whose gap is no double. */
export const tooFar = "is too far from the minimizer, or too near, for double precision";
