import { streamFamily, weightedIndexFiller } from "@sgd-basins/random";
import { checkDeparture, type Departure, pointBeside } from "../simulateDeparture.ts";
import { LANES, type NetworkDepartureSettings, placePair } from "./placePair.ts";

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
  const { problem, point, distance, batchSize, steps } = settings;
  const streams = streamFamily(seed, ...meaning);
  const draw = weightedIndexFiller(problem.weights);
  const perStep = batchSize === "inf" ? 0 : batchSize;
  const { arena, address, stepsAtOnce, x, outcomes, drawn } = placePair(settings);
  const { doubles, words, kernels } = arena;
  const results: Departure[] = [];
  for (let run = 0; run < runs; run += LANES) {
    const lanes = Array.from({ length: LANES }, (_, r) => {
      // The last run of an odd number goes beside itself.
      const source = streams.stream(Math.min(run + r, runs - 1));
      pointBeside(point, distance, source).forEach((entry, j) => {
        doubles[x + LANES * j + r] = entry;
      });
      doubles.set([0, 1], outcomes + 2 * r);
      return source;
    });
    for (let first = 1; first <= steps; first += stepsAtOnce) {
      const last = Math.min(steps, first + stepsAtOnce - 1);
      const count = (last - first + 1) * perStep;
      lanes.forEach((source, r) => {
        draw(source, words.subarray(drawn[r], drawn[r] + count), count);
      });
      if (kernels.departTwo(address, first, last)) break;
    }
    for (let r = 0; r < Math.min(LANES, runs - run); r++) {
      const [step, growth] = doubles.subarray(outcomes + 2 * r, outcomes + 2 * r + 2);
      results.push(step > 0 ? { left: true, steps: step, growth } : { left: false, steps, growth });
    }
  }
  return results;
}
