import { ReportFileError } from "@sgd-basins/report";
import type { Environment } from "../schemas/benchReport.ts";

/** What clocks of different machines may differ by, in milliseconds. */
const DAY = 86_400_000;

/** Throws ReportFileError if something was measured in the future, or before its commit was made, by more than a day. */
export function checkTimes(
  file: string,
  { startTime, environment: { git } }: { readonly startTime: string; readonly environment: Environment },
  place = "",
  now = Date.now(),
): void {
  if (Date.parse(startTime) > now + DAY) {
    throw new ReportFileError(`${file}: ${place}startTime: ${startTime} is in the future`);
  }
  if (git !== null && git.time !== null) checkMade(file, `${place}environment.git.time`, git.time, startTime);
}

/** Throws ReportFileError if a commit of that time was measured before it was made, by more than a day. */
export function checkMade(file: string, place: string, time: string, startTime: string): void {
  if (Date.parse(time) <= Date.parse(startTime) + DAY) return;
  throw new ReportFileError(
    `${file}: ${place}: the commit of ${time} was measured before it was made, at ${startTime}`,
  );
}
