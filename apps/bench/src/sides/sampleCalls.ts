import { type Clock, chooseBatch } from "../run/chooseBatch.ts";
import { Sink } from "../run/sink.ts";
import { median } from "../statistics/orderStatistics.ts";
import type { PreparedTask } from "../suites/suite.ts";

/** A batch of calls lasts so long that neither the clock's grain nor its cost shows. */
const BATCH_SECONDS = 1e-3;
const TICKS = 100;

/** A task that was called, checked and warmed up, ready to be sampled; `numpy_side.py` samples likewise. */
export interface WarmTask {
  /** Seconds a call: the median over batches that fill `seconds`, at least one. */
  readonly sample: (seconds: number) => number;
}

/**
 * Calls the task, checks its result, lets it run for `warmUp` seconds and chooses a batch.
 *
 * @throws WrongResultError if the result is wrong
 */
export function warm({ call, verify }: PreparedTask, warmUp: number, clock: Clock): WarmTask {
  const sink = new Sink();
  const once = (): void => sink.take(call());
  once();
  verify();
  const begin = clock();
  while (clock() - begin < warmUp) once();
  const batch = chooseBatch(once, clock, BATCH_SECONDS / TICKS);
  return {
    sample: (seconds) => {
      const times: number[] = [];
      const start = clock();
      do {
        const before = clock();
        for (let i = 0; i < batch; i++) once();
        times.push((clock() - before) / batch);
      } while (clock() - start < seconds);
      sink.check();
      return median(times);
    },
  };
}
