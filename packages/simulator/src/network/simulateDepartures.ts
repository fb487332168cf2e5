import { streamFamily } from "@sgd-basins/random";
import { checkDeparture, type Departure, pointBeside } from "../simulateDeparture.ts";
import type { NetworkDepartureSettings } from "./placePair.ts";
import { stepPairs } from "./stepPairs.ts";

/**
 * Independent runs that leave a network's minimum or do not, by a kernel that takes two at a time. Run j draws from its own stream,
 * `stream(seed, ...meaning, j)`, and has the bits of `simulateDeparture`, which is the definition.
 *
 * Throws RangeError as that does, and unless `runs` is an integer, at least 0.
 *
 * @param meaning - names the cell: everything that sets it apart from other cells
 */
export function simulateDepartures(
  settings: NetworkDepartureSettings,
  runs: number,
  seed: number,
  meaning: readonly (string | number)[],
): Departure[] {
  if (!(Number.isSafeInteger(runs) && runs >= 0)) throw new RangeError(`runs must be an integer >= 0, got ${runs}`);
  checkDeparture(settings);
  const { point, distance, steps } = settings;
  const streams = streamFamily(seed, ...meaning);
  const endings = stepPairs(settings, runs, (run) => {
    const source = streams.stream(run);
    return { start: pointBeside(point, distance, source), source };
  });
  return endings.map(({ leftBy, growth }) =>
    leftBy > 0 ? { left: true, steps: leftBy, growth } : { left: false, steps, growth },
  );
}
