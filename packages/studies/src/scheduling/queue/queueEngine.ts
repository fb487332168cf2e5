import { createHash } from "node:crypto";
import { type Job, Queue, QueueEvents } from "bullmq";
import type { Engine, EngineJob, OpenEngine } from "../engine.ts";
import { atMost } from "./atMost.ts";
import { queueErrorOf } from "./foreignKeys.ts";
import { type Answer, type Chunk, parseAnswer } from "./message.ts";
import { connectionTo, type QueuePlace } from "./place.ts";
import { type Patience, watchRedis } from "./watchRedis.ts";

/** Jobs are put together until their expected work is about this many milliseconds, so that the queue costs little. */
const CHUNK_WORK = 100;
/** So many jobs are out at once; the others wait here and not in Redis. */
const LANES = 64;
const MILLISECONDS_BETWEEN_LOOKS = 1000;
const MILLISECONDS_TO_END = 2000;
const KEEP_FOR_SECONDS = 24 * 3600;

export interface QueueEngineOptions extends Patience {
  /** Digest of the sources; workers with other code refuse the chunks. */
  readonly code: string;
  /** Called about every second with the number of workers that are connected. */
  readonly onWorkers?: (workers: number) => void;
}

interface Waiting {
  readonly job: EngineJob;
  readonly resolve: (part: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Outstanding {
  readonly data: Chunk;
  readonly waiting: readonly Waiting[];
  /** Whether it has reached Redis. */
  sent: boolean;
}

/**
 * Workers anywhere, reached through BullMQ on Redis; see `serveQueue`.
 *
 * A chunk's id is a digest of the code and its jobs, so a run that was killed and is started again finds the chunks that
 * are done, or under way, and adds none twice. The first answer to a chunk counts, and it counts once. Every second the
 * chunks that are out are looked up, so an event that is lost with Redis costs time and nothing else, and a chunk that is
 * lost with it is sent again.
 *
 * @throws QueueError if Redis cannot be reached at the start, or something else stands under the queue's keys; the signal's
 *   reason
 */
export function queueEngine(place: QueuePlace, options: QueueEngineOptions): OpenEngine {
  const { code, onWorkers } = options;
  return async (_, fail): Promise<Engine> => {
    const watch = watchRedis(place, options, fail);
    try {
      await watch.answered;
    } catch (error) {
      watch.end();
      throw error;
    }
    const connection = connectionTo(place);
    const queue = new Queue<Chunk, Answer>(place.queue, {
      connection,
      defaultJobOptions: {
        attempts: 3,
        backoff: { type: "exponential", delay: 200 },
        removeOnComplete: { age: KEEP_FOR_SECONDS },
        removeOnFail: { age: KEEP_FOR_SECONDS },
      },
    });
    const events = new QueueEvents(place.queue, { connection });
    let ended = false;
    // They reconnect by themselves, and what was lost is found by looking.
    const check = (error: unknown): void => {
      const broken = ended ? null : queueErrorOf(error, place);
      if (broken !== null) fail(broken);
    };
    queue.on("error", check);
    events.on("error", check);

    const out = new Map<string, Outstanding>();
    let open: Waiting[] = [];
    let openWork = 0;

    const send = async (id: string, chunk: Outstanding): Promise<void> => {
      const old = await queue.getJob(id);
      // Of an earlier run: an error may have been the machine's.
      if (old !== undefined && (await old.isFailed())) await old.remove();
      await queue.add("chunk", chunk.data, { jobId: id });
      chunk.sent = true;
      // It may have been done before.
      await look(id);
    };
    const flush = (): void => {
      if (open.length === 0) return;
      const waiting = open;
      open = [];
      openWork = 0;
      const jobs = waiting.map(({ job: { key, kind, task, work } }) => ({ key, kind, task, work }) as Chunk["jobs"][0]);
      const id = createHash("sha256")
        .update([code, ...jobs.map(({ key }) => key)].join("\n"))
        .digest("hex");
      const chunk: Outstanding = { data: { code, jobs }, waiting, sent: false };
      out.set(id, chunk);
      send(id, chunk).catch((error) => {
        check(error);
        // The next look does not find it, and sends it again.
        chunk.sent = true;
      });
    };
    const look = async (id: string): Promise<void> => {
      const chunk = out.get(id);
      if (chunk === undefined || !chunk.sent) return;
      const job = await queue.getJob(id);
      if (job === undefined) {
        chunk.sent = false;
        await send(id, chunk);
      } else if (job.finishedOn !== undefined && out.delete(id)) {
        settle(job, chunk, code);
      }
    };
    const lookLater = (id: string): void => void look(id).catch(check);
    events.on("completed", ({ jobId }) => lookLater(jobId));
    events.on("failed", ({ jobId }) => lookLater(jobId));

    let looking = false;
    const timer = setInterval(async () => {
      if (looking) return;
      looking = true;
      try {
        onWorkers?.(await queue.getWorkersCount());
        for (const id of out.keys()) await look(id);
      } catch (error) {
        // If Redis is away, the next look may find it.
        check(error);
      }
      looking = false;
    }, MILLISECONDS_BETWEEN_LOOKS);

    return {
      lanes: LANES,
      run: (job) =>
        new Promise((resolve, reject) => {
          if (open.length === 0) setImmediate(flush);
          open.push({ job, resolve, reject });
          openWork += job.work;
          if (openWork >= CHUNK_WORK) flush();
        }),
      end: async () => {
        ended = true;
        clearInterval(timer);
        watch.end();
        const waiting = [...open, ...[...out.values()].flatMap((chunk) => chunk.waiting)];
        const left = [...out.keys()];
        open = [];
        out.clear();
        for (const { reject } of waiting) reject(new Error("ended"));
        // Best effort: what a worker has begun cannot be taken back, and Redis may be away. BullMQ then waits for ever, even
        // to disconnect.
        const removals = left.map(async (id) => (await queue.getJob(id))?.remove());
        if (!(await atMost(MILLISECONDS_TO_END, Promise.allSettled(removals)))) return;
        await atMost(MILLISECONDS_TO_END, Promise.allSettled([events.close(), queue.close()]));
      },
    };
  };
}

function settle(job: Job<Chunk, Answer>, { waiting }: Outstanding, code: string): void {
  try {
    if (job.failedReason !== undefined && job.returnvalue === null) throw new Error(job.failedReason);
    const answer = parseAnswer(job.returnvalue);
    if (answer.code !== code || answer.parts.length !== waiting.length) {
      throw new RangeError("answer: is not of this code, or not of these jobs");
    }
    for (const [i, { resolve }] of waiting.entries()) resolve(answer.parts[i]);
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}
