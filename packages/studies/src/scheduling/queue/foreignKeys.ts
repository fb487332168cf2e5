/** What stands under a queue's keys and is not BullMQ's: another program's, or somebody's who can write to Redis. */
import type { Redis } from "ioredis";
import { QueueError } from "../QueueError.ts";
import { type QueuePlace, showPlace } from "./place.ts";

/** The types of BullMQ's own keys, by the end of their names. */
const types: Readonly<Record<string, string>> = {
  id: "string",
  meta: "hash",
  wait: "list",
  paused: "list",
  active: "list",
  stalled: "set",
  "stalled-check": "string",
  events: "stream",
  marker: "zset",
  delayed: "zset",
  prioritized: "zset",
  completed: "zset",
  failed: "zset",
  "waiting-children": "zset",
  limiter: "string",
  pc: "string",
};

/** What Redis says while it is on its way, or asks for another password than the one that was good at first. */
const PASSING = /^(LOADING|NOAUTH|WRONGPASS)\b/;
const ADVICE = "choose another --queue, or delete what is not the queue's";

/** Throws QueueError naming a key that is not the queue's. */
export async function checkKeys(client: Redis, place: QueuePlace): Promise<void> {
  const names = Object.keys(types);
  const pipeline = client.pipeline();
  for (const name of names) pipeline.type(keyOf(place, name));
  const replies = (await pipeline.exec()) ?? [];
  for (const [i, name] of names.entries()) {
    const found = replies[i]?.[1];
    if (typeof found !== "string" || found === "none" || found === types[name]) continue;
    const rule = `${keyOf(place, name)} is a ${found}, and the queue needs a ${types[name]}; ${ADVICE}`;
    throw new QueueError(showPlace(place), rule);
  }
}

/**
 * What an error of BullMQ means for the whole queue: a QueueError if Redis refuses its commands or its data make no sense,
 * null if it passes, such as a connection that is lost or a chunk that has gone to another worker.
 */
export function queueErrorOf(error: unknown, place: QueuePlace): QueueError | null {
  if (error instanceof QueueError) return error;
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  const isReply = name === "ReplyError" && !PASSING.test(message);
  const isNonsense = [SyntaxError, TypeError, RangeError].some((kind) => error instanceof kind);
  if (!isReply && !isNonsense) return null;
  // BullMQ's scripts sign their errors with a digest and a line.
  const said = message.replace(/ script: [0-9a-f]{40}.*$/s, "").slice(0, 200);
  const what = isReply ? `Redis refuses a command: ${said}` : `makes no sense: ${said}`;
  return new QueueError(showPlace(place), `the queue ${keyOf(place, "*")}: ${what}; ${ADVICE}`);
}

function keyOf({ queue }: QueuePlace, name: string): string {
  return `bull:${queue}:${name}`;
}
