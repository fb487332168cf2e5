import { type Stream, weightedIndexFiller } from "@sgd-basins/random";
import { LANES, type NetworkDepartureSettings, placePair } from "./placePair.ts";

/** Where a run begins, and what it draws its components from afterwards. */
export interface Beginning {
  readonly start: Float64Array;
  readonly source: Stream;
}

/** Where a run ended. */
export interface Ending {
  /** Its last iterate; of a run that had left, one that it made beside another. */
  readonly x: Float64Array;
  /** The step by which it left, 0 if it did not. */
  readonly leftBy: number;
  /** Its last distance from the point, up to that step, in units of the settings' distance. */
  readonly growth: number;
}

/** Runs of SGD-k on a network, two at a time, until both have left the point or their steps are over. */
export function stepPairs(
  settings: NetworkDepartureSettings,
  runs: number,
  begin: (run: number) => Beginning,
): Ending[] {
  const { problem, batchSize, steps } = settings;
  const draw = weightedIndexFiller(problem.weights);
  const perStep = batchSize === "inf" ? 0 : batchSize;
  const { arena, address, stepsAtOnce, x, outcomes, drawn } = placePair(settings);
  const { doubles, words, kernels } = arena;
  const endings: Ending[] = [];
  for (let run = 0; run < runs; run += LANES) {
    const sources = Array.from({ length: LANES }, (_, r) => {
      // The last run of an odd number goes beside itself.
      const { start, source } = begin(Math.min(run + r, runs - 1));
      start.forEach((entry, j) => {
        doubles[x + LANES * j + r] = entry;
      });
      doubles.set([0, 1], outcomes + 2 * r);
      return source;
    });
    for (let first = 1; first <= steps; first += stepsAtOnce) {
      const last = Math.min(steps, first + stepsAtOnce - 1);
      const count = (last - first + 1) * perStep;
      sources.forEach((source, r) => {
        draw(source, words.subarray(drawn[r], drawn[r] + count), count);
      });
      if (kernels.departTwo(address, first, last)) break;
    }
    for (let r = 0; r < Math.min(LANES, runs - run); r++) {
      const [leftBy, growth] = doubles.subarray(outcomes + 2 * r, outcomes + 2 * r + 2);
      const last = Float64Array.from({ length: problem.dimension }, (_, j) => doubles[x + LANES * j + r]);
      endings.push({ x: last, leftBy, growth });
    }
  }
  return endings;
}
