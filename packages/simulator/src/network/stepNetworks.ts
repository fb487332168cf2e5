import type { Network } from "@sgd-basins/problems";
import type { Stream } from "@sgd-basins/random";
import type { Departure, DepartureSettings } from "../simulateDeparture.ts";
import { Arena } from "../wasm/arena.ts";
import { placeRuns } from "./placeRuns.ts";

/** Departures from a point of a network's parameters. */
export interface NetworkDepartureSettings extends DepartureSettings {
  readonly problem: Network;
}

/** Where a run begins, and what it draws its components from afterwards. */
export interface Beginning {
  readonly start: Float64Array;
  readonly source: Stream;
}

/** One a thread: what lies in it changes with each call. */
let arena: Arena | null = null;

/**
 * Runs of SGD-k on a network, each until it has left the point or its steps are over, by a kernel that takes four at a time.
 * Factors that are not a number are never reached.
 *
 * @throws RangeError unless the point has d coordinates and batch size, steps and `every` are integers below 2^31
 */
export function stepNetworks(
  settings: NetworkDepartureSettings,
  runs: number,
  begin: (run: number) => Beginning,
): Departure[] {
  const { problem, point, batchSize, steps, every } = settings;
  const d = problem.dimension;
  if (point.length !== d) throw new RangeError(`SGD-k: the point must have ${d} coordinates, found ${point.length}`);
  for (const count of [batchSize, steps, every]) {
    if (typeof count === "number" && !(Number.isInteger(count) && count >= 0 && count < 2 ** 31)) {
      throw new RangeError(`SGD-k: steps and batch sizes must be integers below 2^31, got ${count}`);
    }
  }
  arena ??= new Arena();
  const place = placeRuns(arena, settings, runs, begin);
  arena.kernels.stepNetworks(place.address);
  const { doubles, words } = arena;
  return Array.from({ length: runs }, (_, run) => {
    const signed = words[place.made + run] | 0;
    const made = Math.abs(signed);
    const end = place.points + d * run;
    const kept = place.kept + place.keptEach * run;
    return {
      left: signed < 0,
      steps: made,
      growth: doubles[place.growths + run],
      end: doubles.slice(end, end + d),
      growths: doubles.slice(kept, every === undefined ? kept : kept + Math.floor(made / every) + 1),
    };
  });
}
