import type { RedisOptions } from "bullmq";
import { Redis } from "ioredis";
import { QueueError } from "../QueueError.ts";

/** A queue in a Redis database. */
export interface QueuePlace {
  /** `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS. */
  readonly url: string;
  /** The queue's name. */
  readonly queue: string;
}

/** The URL as it may be shown: without user and password. */
export function showPlace({ url }: QueuePlace): string {
  const { protocol, host, pathname } = parseUrl(url);
  return `${protocol}//${host}${pathname === "/" ? "" : pathname}`;
}

/** How BullMQ connects: for as long as it takes, so that a Redis that is restarted is found again. */
export function connectionTo({ url }: QueuePlace): RedisOptions {
  return { url, maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(50 * times, 1000) };
}

/** @throws QueueError if the URL makes no sense, or nobody answers there, or refuses */
export async function checkReachable(place: QueuePlace): Promise<void> {
  const name = showPlace(place);
  const redis = new Redis(place.url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 5000 });
  let reason = "";
  redis.on("error", (error: Error & { code?: string }) => {
    reason ||= error.code ?? error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new QueueError(name, `Redis cannot be used there (${reason || (error as Error).message})`);
  } finally {
    redis.disconnect();
  }
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === "") {
    // The text may hold a password, so it is not repeated.
    throw new QueueError("--redis", "must be redis://host:port, or rediss://host:port for TLS");
  }
  return url;
}
