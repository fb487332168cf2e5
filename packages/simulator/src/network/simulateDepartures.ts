import { type Meaning, streamFamily } from "@sgd-basins/random";
import type { Departure } from "../simulateDeparture.ts";
import { Arena } from "../wasm/arena.ts";
import { checkNetworkDepartures, type NetworkDepartureSettings } from "./networkDepartureSettings.ts";
import { placeDepartures } from "./placeDepartures.ts";

/** What one of many runs did. */
export interface NetworkDeparture extends Departure {
  /** Its last iterate. */
  readonly end: Float64Array;
  /** Distances from the point after steps 0, m, 2m, … as far as the run went, in units of the first. */
  readonly growths: Float64Array;
}

/** One a thread: what lies in it changes with each call. */
let arena: Arena | null = null;

/**
 * Runs on a network, each until it leaves a point or its steps are over, by kernels that take four at a time: a run that has
 * left costs nothing more. The bits are those of `simulateDeparture`, which is the definition.
 *
 * Run j draws its direction and then its batches from `stream(seed, ...meaning, j)`, so that runs of one meaning have these in
 * common whatever the rate, the distance and the factor.
 *
 * @param meaning - names the point, and whatever else is to have random numbers of its own
 * @throws RangeError as `simulateDeparture` does; unless the point has d finite coordinates and the rate is finite; and unless
 *   batch size, steps, runs and `every` are integers from 1 to 2^31 − 1
 */
export function simulateDepartures(
  settings: NetworkDepartureSettings,
  seed: number,
  meaning: readonly Meaning[],
): NetworkDeparture[] {
  checkNetworkDepartures(settings);
  const { problem, runs, every = 0 } = settings;
  const d = problem.dimension;
  arena ??= new Arena();
  const place = placeDepartures(arena, settings, streamFamily(seed, ...meaning));
  arena.kernels.simulateDepartures(place.address);
  const { doubles, words } = arena;
  return Array.from({ length: runs }, (_, run) => {
    const signed = words[place.made + run] | 0;
    const steps = Math.abs(signed);
    const kept = place.kept + place.keptEach * run;
    const point = place.points + d * run;
    return {
      left: signed < 0,
      steps,
      growth: doubles[place.growths + run],
      end: doubles.slice(point, point + d),
      growths: doubles.slice(kept, every === 0 ? kept : kept + Math.floor(steps / every) + 1),
    };
  });
}
