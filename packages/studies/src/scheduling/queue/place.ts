import type { RedisOptions } from "bullmq";
import { QueuePlaceError } from "../QueueError.ts";

/** A queue in a Redis database. */
export interface QueuePlace {
  /** `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS. */
  readonly url: string;
  /** The queue's name. */
  readonly queue: string;
}

/**
 * The URL as it may be shown: without user and password.
 *
 * @throws QueuePlaceError if it makes no sense
 */
export function showPlace({ url }: QueuePlace): string {
  const { protocol, host, pathname } = parseUrl(url);
  return `${protocol}//${host}${pathname === "/" ? "" : pathname}`;
}

/** How BullMQ connects: for as long as it takes, so that a Redis that is restarted is found again. */
export function connectionTo({ url }: QueuePlace): RedisOptions {
  return { url, maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(50 * times, 1000) };
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === "") {
    throw new QueuePlaceError("--redis: must be redis://host:port, or rediss://host:port for TLS");
  }
  return url;
}
