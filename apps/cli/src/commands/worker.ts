import { type Served, serveQueue, showPlace } from "@sgd-basins/studies/queue";
import type { Context } from "../context.ts";
import { Interruption } from "../interruption.ts";
import { patienceOf, type QueueArguments, queuePlace } from "../queuePlace.ts";
import { codeVersion } from "../reports/codeVersion.ts";

export interface WorkerArguments extends QueueArguments {
  readonly workers: number;
  readonly stalledAfter: number;
}

/**
 * `basins worker`: runs the chunks that `basins study --engine bullmq` sends, until it is told to stop; it then gives back
 * what it has begun.
 *
 * @returns 2 if a chunk was of other code
 * @throws Interruption when it was told to stop; QueueError if Redis is not there, or for too long
 */
export async function worker(chosen: WorkerArguments, context: Context): Promise<number> {
  const place = queuePlace(chosen);
  const { workers, stalledAfter } = chosen;
  const code = context.code ?? (await codeVersion());
  const signal = context.interruption();
  const name = showPlace(place);
  context.writeError(`worker: ${workers} threads at ${name}, queue ${place.queue}, code ${code.slice(0, 12)}\n`);
  const served = await serveQueue(place, {
    code,
    workers,
    stalledAfterSeconds: stalledAfter,
    signal,
    ...patienceOf(chosen, "worker", name, context),
    kinds: context.kinds,
  });
  if (served.refused) {
    const advice = "update this clone, or give each version a --queue of its own";
    context.writeError(`basins: the queue ${place.queue} at ${name} holds chunks of other code; ${advice}\n`);
    return 2;
  }
  const { reason } = signal;
  throw reason instanceof Interruption ? reason.advising(whatBecame(served, stalledAfter)) : reason;
}

/** What became of the chunks, those in hand included. */
function whatBecame({ chunks, givenBack, left }: Served, stalledAfter: number): string {
  const many = (count: number): string => `${count} chunk${count === 1 ? "" : "s"}`;
  const back = givenBack === 0 ? "" : `; ${many(givenBack)} in hand went back to the queue`;
  const rest = `${many(left)} in hand could not be given back: Redis gives ${left === 1 ? "it" : "them"} to others after ${stalledAfter} s`;
  return ` after ${many(chunks)}${back}${left === 0 ? "" : `; ${rest}`}${givenBack + left === 0 ? ", none in hand" : ""}`;
}
