import { UnrecoverableError, WaitingError, Worker } from "bullmq";
import { kindsUrl } from "../planStudies.ts";
import { threadEngine } from "../threadEngine.ts";
import { type Answer, type Chunk, parseChunk } from "./message.ts";
import { checkReachable, connectionTo, type QueuePlace } from "./place.ts";

export interface ServeOptions {
  /** Digest of this machine's sources. */
  readonly code: string;
  /** Threads, at least 1. */
  readonly workers: number;
  /** After so long without a sign of life a worker's chunks are given to another one. */
  readonly stalledAfterSeconds: number;
  /** Asks the worker to stop: it finishes the chunks it has begun, and takes no more. */
  readonly signal?: AbortSignal;
  /** The module that exports `taskKind`; this package's own if absent. */
  readonly kinds?: URL;
}

export interface Served {
  readonly chunks: number;
  /** Whether it stopped because a chunk was of other code. */
  readonly refused: boolean;
}

/** A chunk may be given to others any number of times: it is not at fault when its workers are killed. */
const MOST_STALLS = 1_000_000;

/**
 * Runs the chunks of a queue in threads, so that the main thread can say that it lives, until it is asked to stop or meets
 * a chunk of other code, which it leaves to others.
 *
 * @throws QueueError if Redis cannot be reached at the start
 */
export async function serveQueue(place: QueuePlace, options: ServeOptions): Promise<Served> {
  const { code, workers, stalledAfterSeconds, signal } = options;
  await checkReachable(place);
  let chunks = 0;
  let refused = false;
  let broken: { readonly error: unknown } | null = null;
  const engine = await threadEngine(workers, kindsUrl(options.kinds))(workers, (error) => {
    broken ??= { error };
    stop();
  });
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
      const parts = await Promise.all(chunk.jobs.map((one) => engine.run(one)));
      chunks += 1;
      return { code, parts: parts as Answer["parts"] };
    },
    {
      connection: connectionTo(place),
      // One more than threads, so that the next chunk is here when a thread is free.
      concurrency: workers + 1,
      lockDuration: 1000 * stalledAfterSeconds,
      stalledInterval: 500 * stalledAfterSeconds,
      maxStalledCount: MOST_STALLS,
    },
  );
  // It reconnects by itself.
  worker.on("error", () => {});
  const closed = new Promise<void>((resolve) => worker.on("closed", () => resolve()));
  const stop = (): void => void worker.close().catch(() => {});
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  await closed;
  signal?.removeEventListener("abort", stop);
  await engine.end();
  if (broken !== null) throw (broken as { readonly error: unknown }).error;
  return { chunks, refused };
}

/** A message that makes no sense now makes none the next time. */
function checked(data: unknown): Chunk {
  try {
    return parseChunk(data);
  } catch (error) {
    throw new UnrecoverableError((error as Error).message);
  }
}
