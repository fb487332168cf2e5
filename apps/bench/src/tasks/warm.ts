import { type Clock, chooseBatch } from "./chooseBatch.ts";
import { Sink } from "./sink.ts";
import type { PreparedTask } from "./suite.ts";

/** A batch of calls lasts so long that neither the clock's grain nor its cost shows. */
const BATCH_SECONDS = 1e-3;
const TICKS = 100;

/** The clock of batches. */
export const clock: Clock = () => performance.now() / 1000;

/** A task that was called, checked and warmed up, ready to be sampled; `numpy_side.py` samples likewise. */
export interface WarmTask {
  /** Seconds a call, over one batch. */
  readonly sample: () => number;
}

/**
 * Calls the task, checks its result, lets it run for `warmUp` seconds and chooses a batch.
 *
 * @throws WrongResultError if the result is wrong
 */
export function warm({ call, verify }: PreparedTask, warmUp: number): WarmTask {
  const sink = new Sink();
  const once = (): void => sink.take(call());
  once();
  verify();
  const begin = clock();
  while (clock() - begin < warmUp) once();
  const batch = chooseBatch(once, clock, BATCH_SECONDS / TICKS);
  return {
    sample: () => {
      const before = clock();
      for (let i = 0; i < batch; i++) once();
      const seconds = (clock() - before) / batch;
      sink.check();
      return seconds;
    },
  };
}
