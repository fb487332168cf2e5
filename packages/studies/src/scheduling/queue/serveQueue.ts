import { once } from "node:events";
import { UnrecoverableError, WaitingError, Worker } from "bullmq";
import { kindsUrl } from "../kindsUrl.ts";
import { threadEngine } from "../threadEngine.ts";
import { atMost } from "./atMost.ts";
import { queueErrorOf } from "./foreignKeys.ts";
import { type Answer, type Chunk, parseChunk } from "./message.ts";
import { connectionTo, type QueuePlace } from "./place.ts";
import { type Patience, watchRedis } from "./watchRedis.ts";

export interface ServeOptions extends Patience {
  /** Digest of this machine's sources. */
  readonly code: string;
  /** Threads, at least 1. */
  readonly workers: number;
  /** After so long without a sign of life a worker's chunks are given to another one. */
  readonly stalledAfterSeconds: number;
  /** Asks the worker to stop: it gives back the chunks that it has begun, and takes no more. */
  readonly signal?: AbortSignal;
  /** The module that exports `taskKind`; this package's own if absent. */
  readonly kinds?: URL | undefined;
}

export interface Served {
  /** Finished ones. */
  readonly chunks: number;
  /** Begun ones that went back to the queue. */
  readonly givenBack: number;
  /** Begun ones that Redis did not take back in time: it gives them to others when their locks have run out. */
  readonly left: number;
  /** Whether it stopped because a chunk was of other code. */
  readonly refused: boolean;
}

/** A chunk may be given to others any number of times: it is not at fault when its workers are killed. */
const MOST_STALLS = 1_000_000;
const MILLISECONDS_TO_END = 2000;

/**
 * Runs the chunks of a queue in threads, so that the main thread can say that it lives, until it is asked to stop or meets
 * a chunk of other code, which it leaves to others. Stopping takes two seconds at most; a Redis that does not answer may
 * leave connections open behind it, which end with the process.
 *
 * @throws QueueError if Redis cannot be reached at the start, is silent for too long, or refuses what BullMQ asks
 */
export async function serveQueue(place: QueuePlace, options: ServeOptions): Promise<Served> {
  const { code, workers, stalledAfterSeconds, signal } = options;
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  let broken: { readonly error: unknown } | null = null;
  const fail = (error: unknown): void => {
    broken ??= { error };
    stop();
  };
  const watch = watchRedis(place, options, fail);
  try {
    await watch.answered;
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    const served = await serve();
    if (broken !== null) throw (broken as { readonly error: unknown }).error;
    return served;
  } catch (error) {
    // Told to stop before Redis had answered.
    if (signal?.aborted && error === signal.reason) return { chunks: 0, givenBack: 0, left: 0, refused: false };
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    watch.end();
  }

  async function serve(): Promise<Served> {
    const inHand = new Set<string | undefined>();
    let chunks = 0;
    // By id: a fetch that was under way when the worker was stopped may bring back what has just been given back.
    const givenBack = new Set<string | undefined>();
    let refused = false;
    const engine = await threadEngine(workers, kindsUrl(options.kinds))(workers, fail);
    const worker = new Worker<Chunk, Answer>(
      place.queue,
      async (job, token) => {
        const chunk = checked(job.data);
        if (chunk.code !== code) {
          refused = true;
          stop();
          await job.moveToWait(token);
          throw new WaitingError();
        }
        inHand.add(job.id);
        const work = Promise.all(chunk.jobs.map((one) => engine.run(one)));
        const parts = await unlessAborted(work, stopping.signal);
        if (parts !== null) return { code, parts: parts as Answer["parts"] };
        await job.moveToWait(token);
        inHand.delete(job.id);
        givenBack.add(job.id);
        throw new WaitingError();
      },
      {
        connection: connectionTo(place),
        // One more than threads, so that the next chunk is here when a thread is free.
        concurrency: workers + 1,
        lockDuration: Math.ceil(1000 * stalledAfterSeconds),
        stalledInterval: Math.ceil(500 * stalledAfterSeconds),
        maxStalledCount: MOST_STALLS,
      },
    );
    worker.on("completed", ({ id }) => {
      chunks += 1;
      inHand.delete(id);
    });
    worker.on("failed", (job) => void inHand.delete(job?.id));
    worker.on("lockRenewalFailed", (ids) => {
      for (const id of ids) inHand.delete(id);
    });
    // It reconnects by itself.
    worker.on("error", (error) => {
      const known = queueErrorOf(error, place);
      if (known !== null) fail(known);
    });
    if (!stopping.signal.aborted) await once(stopping.signal, "abort");
    // A Redis that does not answer would be waited for without end.
    await atMost(MILLISECONDS_TO_END, worker.close());
    await engine.end();
    return { chunks, givenBack: givenBack.size, left: inHand.size, refused };
  }
}

/** What a promise gives, or null as soon as the signal aborts; nothing is kept of it afterwards, as `Promise.race` would. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const { promise, resolve, reject } = Promise.withResolvers<T | null>();
  const abort = (): void => resolve(null);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  work.then(resolve, reject);
  try {
    return await promise;
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** A message that makes no sense now makes none the next time. */
function checked(data: unknown): Chunk {
  try {
    return parseChunk(data);
  } catch (error) {
    throw new UnrecoverableError((error as Error).message);
  }
}
