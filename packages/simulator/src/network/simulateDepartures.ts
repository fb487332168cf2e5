import { streamFamily } from "@sgd-basins/random";
import { checkDeparture, type Departure, pointBeside } from "../simulateDeparture.ts";
import { type NetworkDepartureSettings, stepNetworks } from "./stepNetworks.ts";

/**
 * Independent runs that leave a network's minimum or do not, by a kernel that takes four at a time: a run that has left
 * costs nothing more. Run j draws from its own stream,
 * `stream(seed, ...meaning, j)`, and has the bits of `simulateDeparture`, which is the definition.
 *
 * Throws RangeError as that does, unless `runs` is an integer, at least 0, and as {@link stepNetworks}.
 *
 * @param meaning - names the cell; cells of one meaning that differ in the rate or the distance have directions and batches in common
 */
export function simulateDepartures(
  settings: NetworkDepartureSettings,
  runs: number,
  seed: number,
  meaning: readonly (string | number)[],
): Departure[] {
  if (!(Number.isSafeInteger(runs) && runs >= 0)) throw new RangeError(`runs must be an integer >= 0, got ${runs}`);
  checkDeparture(settings);
  const { point, distance } = settings;
  const streams = streamFamily(seed, ...meaning);
  return stepNetworks(settings, runs, (run) => {
    const source = streams.stream(run);
    return { start: pointBeside(point, distance, source), source };
  });
}
