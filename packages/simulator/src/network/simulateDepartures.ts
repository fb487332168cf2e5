import { type Meaning, streamFamily } from "@sgd-basins/random";
import { Arena } from "../wasm/arena.ts";
import { placeDepartures } from "./placeDepartures.ts";
import { checkDepartures, type Departure, type DepartureSettings, isCount, refuse } from "./simulateDeparture.ts";

/** What one of many runs did. */
export interface KeptDeparture extends Departure {
  /** Distances from the minimizer after steps 0, m, 2m, … as far as the run went; empty unless they were asked for. */
  readonly distances: Float64Array;
}

export interface ManyDepartures extends DepartureSettings {
  readonly runs: number;
  /** m, of steps, after which distances are kept; none are without it. */
  readonly every?: number;
}

/** One a thread: what lies in it changes with each call. */
let arena: Arena | null = null;

/**
 * Runs of SGD-k, or of gradient descent, on a network from starts at a distance `radius` from one of its minimizers, each until
 * it has left or has made its steps; by kernels that take four at a time, so that a run that has left costs nothing more. The
 * bits are those of {@link simulateDeparture}, which is the definition.
 *
 * Run j starts in the direction of `stream(seed, ...meaning, "direction", j)` and draws its batches from
 * `stream(seed, ...meaning, "batches", j)`: what has one meaning has its random numbers in common, at other rates, radii and
 * batch sizes.
 *
 * @param meaning - names the minimizer
 * @throws RangeError as {@link checkDepartures}, and unless `runs` and `every` are positive integers
 */
export function simulateDepartures(
  settings: ManyDepartures,
  seed: number,
  meaning: readonly Meaning[],
): KeptDeparture[] {
  checkDepartures(settings);
  if (!isCount(settings.runs)) refuse(`runs must be a positive integer, got ${settings.runs}`);
  if (settings.every !== undefined && !isCount(settings.every))
    refuse(`every must be a positive integer, got ${settings.every}`);
  const { network, runs, every = 0 } = settings;
  arena ??= new Arena();
  const directions = streamFamily(seed, ...meaning, "direction");
  const batches = streamFamily(seed, ...meaning, "batches");
  const place = placeDepartures(arena, settings, runs, every, directions, batches);
  arena.kernels.simulateDepartures(place.address);
  const { doubles, words } = arena;
  const d = network.dimension;
  return Array.from({ length: runs }, (_, run) => {
    const signed = words[place.made + run] | 0;
    const made = Math.abs(signed);
    const kept = place.kept + place.keptEach * run;
    return {
      leftAt: signed < 0 ? made : null,
      made,
      distance: doubles[place.ends + run],
      end: doubles.slice(place.points + d * run, place.points + d * (run + 1)),
      distances: doubles.slice(kept, every === 0 ? kept : kept + Math.floor(made / every) + 1),
    };
  });
}
