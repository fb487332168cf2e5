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
  const measured = Date.parse(startTime);
  if (measured > now + DAY) throw new ReportFileError(`${file}: ${place}startTime: ${startTime} is in the future`);
  if (git !== null && git.time !== null && Date.parse(git.time) > measured + DAY) {
    throw new ReportFileError(
      `${file}: ${place}environment.git.time: the commit of ${git.time} was measured before it was made, at ${startTime}`,
    );
  }
}
