import { Redis } from "ioredis";
import { QueueError } from "../QueueError.ts";
import { checkKeys } from "./foreignKeys.ts";
import { type QueuePlace, showPlace } from "./place.ts";

/** How long a Redis that does not answer is waited for, and who is told. */
export interface Patience {
  readonly giveUpAfterSeconds: number;
  /** Called once Redis has been silent for about two seconds, with what is known of the reason. */
  readonly onSilence?: (reason: string) => void;
  /** Called when it answers again. */
  readonly onAnswer?: () => void;
  /** Ends the waiting for the first answer, with its reason. */
  readonly signal?: AbortSignal;
}

export interface RedisWatch {
  /**
   * Resolves when Redis has answered and has nothing else under the queue's keys.
   *
   * @throws QueueError if it has, or refuses, or nobody listens there, or it is given up; the signal's reason
   */
  readonly answered: Promise<void>;
  /** Stops asking, and drops the connection. */
  readonly end: () => void;
}

const MILLISECONDS_BETWEEN_QUESTIONS = 500;
const MOST_SECONDS_BETWEEN_QUESTIONS = 1;
const SILENCE_IN_SECONDS = 2;
const MILLISECONDS_TO_CONNECT = 5000;

/**
 * Asks Redis twice a second whether it is there, on a connection of its own. BullMQ waits for as long as it takes and tells
 * nobody; a Redis that is stopped or cut off keeps its connections and answers nothing.
 *
 * @param giveUp - called with a QueueError when it has been silent for too long after its first answer
 */
export function watchRedis(
  place: QueuePlace,
  { giveUpAfterSeconds, onSilence, onAnswer, signal }: Patience,
  giveUp: (error: QueueError) => void,
): RedisWatch {
  const name = showPlace(place);
  const client = new Redis(place.url, {
    lazyConnect: true,
    retryStrategy: () => MILLISECONDS_BETWEEN_QUESTIONS,
    connectTimeout: MILLISECONDS_TO_CONNECT,
    enableOfflineQueue: false,
  });
  const first = Promise.withResolvers<void>();
  // It may be rejected before anybody waits for it.
  first.promise.catch(() => {});
  let begun = false;
  let asked = false;
  let silent = false;
  let reason = "no answer";
  let silence = 0;
  let last = now();

  const answer = (): void => {
    silence = 0;
    reason = "no answer";
    if (silent) onAnswer?.();
    silent = false;
  };
  const begin = async (): Promise<void> => {
    answer();
    if (begun) return;
    try {
      await checkKeys(client, place);
      begun = true;
      first.resolve();
    } catch (error) {
      // The next connection is asked again.
      if (error instanceof QueueError) first.reject(error);
    }
  };
  const complain = (error: Error & { code?: string }): void => {
    reason = error.code ?? error.message;
    // Who has just started is told at once; a connection that takes too long is silence.
    if (!begun && error.code !== "ETIMEDOUT") {
      first.reject(new QueueError(name, `Redis cannot be used there (${reason})`));
    }
  };
  client.on("error", complain);
  client.on("ready", () => void begin());
  void client.connect().catch(() => {});

  const ask = async (): Promise<void> => {
    if (asked || client.status !== "ready") return;
    asked = true;
    try {
      await client.ping();
      answer();
    } catch (error) {
      reason = (error as Error).message;
    }
    asked = false;
  };
  const timer = setInterval(() => {
    void ask();
    // A process that was stopped itself has not listened.
    silence += Math.min(now() - last, MOST_SECONDS_BETWEEN_QUESTIONS);
    last = now();
    if (silence >= giveUpAfterSeconds) {
      clearInterval(timer);
      const rule = `gave up, Redis has not answered for ${giveUpAfterSeconds} s (${reason}); start the command again when it does`;
      const error = new QueueError(name, rule);
      if (begun) giveUp(error);
      else first.reject(error);
    } else if (silence >= SILENCE_IN_SECONDS && !silent) {
      silent = true;
      onSilence?.(reason);
    }
  }, MILLISECONDS_BETWEEN_QUESTIONS);
  const abort = (): void => first.reject(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });

  return {
    answered: first.promise,
    end: () => {
      clearInterval(timer);
      signal?.removeEventListener("abort", abort);
      client.disconnect();
    },
  };
}

function now(): number {
  return performance.now() / 1000;
}
