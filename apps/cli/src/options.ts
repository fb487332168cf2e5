/** Reads the values of options. Each throws what commander turns into one line: option, value and rule. */
import { availableParallelism } from "node:os";
import type { Shard } from "@sgd-basins/studies/scheduling";
import { wholeNumber } from "@sgd-basins/terminal";
import { InvalidArgumentError } from "commander";

export const mostWorkers = 1024;
const MOST_SHARDS = 10_000;
const LEAST_SECONDS = 0.1;
/** A week. */
const MOST_SECONDS = 604_800;
/** Seconds for which Redis may be silent: enough to start its machine anew. */
export const defaultGiveUpAfter = 600;

/** A number of worker threads. */
export function parseWorkers(text: string): number {
  const workers = wholeNumber(text);
  if (workers === null || workers < 1 || workers > mostWorkers) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${mostWorkers}.`);
  }
  return workers;
}

/** One worker for each core that this process may use. */
export function defaultWorkers(): number {
  return Math.min(availableParallelism(), mostWorkers);
}

/** A shard such as `2/7`: its place, from 1, and how many there are. */
export function parseShard(text: string): Shard {
  const [index, count, ...rest] = text.split("/").map(wholeNumber);
  if (!index || !count || rest.length > 0 || index > count || count > MOST_SHARDS) {
    throw new InvalidArgumentError(`It must be i/n such as 2/7, with i from 1 to n and n at most ${MOST_SHARDS}.`);
  }
  return { index, count };
}

/** A queue's name: it becomes part of Redis keys. */
export function parseQueue(text: string): string {
  if (!/^[a-z0-9-]{1,60}$/.test(text)) throw new InvalidArgumentError("It must be 1 to 60 of a–z, 0–9 and -.");
  return text;
}

/** A number of seconds to wait for something: what timers and Redis take. */
export function parseSeconds(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS)) {
    throw new InvalidArgumentError(`It must be a number of seconds from ${LEAST_SECONDS} to ${MOST_SECONDS}.`);
  }
  return seconds;
}

/** A folder. */
export function parseFolder(text: string): string {
  if (text === "") throw new InvalidArgumentError("It must name a folder.");
  return text;
}
