/** How many calls one sample needs so that the clock can tell its length. */

/** Seconds on a clock that never goes back. */
export type Clock = () => number;

/** A sample lasts at least so many ticks, so that the clock's grain is at most 1 % of it. */
export const TICKS_PER_SAMPLE = 100;

const TICK_READINGS = 1001;
const TIMINGS = 3;
const LARGEST_BATCH = 1 << 20;

/** The clock's tick: the median of the smallest differences that it shows, its grain or its own cost, in seconds. */
export function measureTick(clock: Clock): number {
  const differences = new Float64Array(TICK_READINGS);
  for (let i = 0; i < TICK_READINGS; i++) {
    const before = clock();
    let after = clock();
    while (after <= before) after = clock();
    differences[i] = after - before;
  }
  return differences.sort()[TICK_READINGS >> 1];
}

/**
 * The smallest power of two of calls that last at least {@link TICKS_PER_SAMPLE} ticks together, the shortest of three
 * timings counting; 2^20 at most. The calls should be warm.
 */
export function chooseBatch(call: () => void, clock: Clock, tick: number): number {
  for (let batch = 1; batch < LARGEST_BATCH; batch *= 2) {
    if (shortest(call, batch, clock) >= TICKS_PER_SAMPLE * tick) return batch;
  }
  return LARGEST_BATCH;
}

function shortest(call: () => void, batch: number, clock: Clock): number {
  let least = Number.POSITIVE_INFINITY;
  for (let timing = 0; timing < TIMINGS; timing++) {
    const begin = clock();
    for (let i = 0; i < batch; i++) call();
    least = Math.min(least, clock() - begin);
  }
  return least;
}
