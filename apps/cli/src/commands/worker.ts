import { serveQueue, showPlace } from "@sgd-basins/studies/queue";
import type { Context } from "../context.ts";
import { codeVersion } from "../reports/codeVersion.ts";
import { queuePlace } from "./study.ts";

export interface WorkerArguments {
  readonly redis?: string;
  readonly queue?: string;
  readonly workers: number;
  readonly stalledAfter: number;
}

/**
 * `basins worker`: runs the chunks that `basins study --engine bullmq` sends, until it is told to stop; it then finishes
 * what it has begun.
 *
 * @returns 0 if it was told to stop, 2 if a chunk was of other code
 */
export async function worker(chosen: WorkerArguments, context: Context): Promise<number> {
  const place = queuePlace(chosen);
  const { workers, stalledAfter } = chosen;
  const code = context.code ?? (await codeVersion());
  const name = showPlace(place);
  context.writeError(`worker: ${workers} threads at ${name}, queue ${place.queue}, code ${code.slice(0, 12)}\n`);
  const { chunks, refused } = await serveQueue(place, {
    code,
    workers,
    stalledAfterSeconds: stalledAfter,
    signal: context.interruption(),
    ...(context.kinds === undefined ? {} : { kinds: context.kinds }),
  });
  if (refused) {
    const advice = "update this clone, or give each version a --queue of its own";
    context.writeError(`basins: the queue ${place.queue} at ${name} holds chunks of other code; ${advice}\n`);
    return 2;
  }
  context.writeError(`worker: stopped after ${chunks} chunks, all of them finished\n`);
  return 0;
}
