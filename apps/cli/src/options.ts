/** Reads the values of options. Each throws what commander turns into one line: option, value and rule. */
import { availableParallelism } from "node:os";
import type { BatchSize, Sampling } from "@sgd-basins/random";
import { wholeNumber } from "@sgd-basins/studies/options";
import type { Shard } from "@sgd-basins/studies/scheduling";
import { InvalidArgumentError, Option } from "commander";
import type { GapGoal } from "./userAdvice.ts";

export const mostWorkers = 1024;
const MOST_SHARDS = 10_000;
export const mostBatchSizes = 1000;
const LEAST_SECONDS = 0.1;
/** A week. */
const MOST_SECONDS = 604_800;
/** Where an estimate's error is still far above that of its scan's straight lines. */
const LEAST_PRECISION = 1e-5;
const LEAST_BUDGET = 1000;
/** Some hours. */
const MOST_BUDGET = 1e13;
/** Distances that `simulate` keeps in memory, 8 bytes each. */
export const mostDistances = 100_000_000;
/** Each step is an array in memory, and six lines of `--json`. */
export const mostSteps = 1_000_000;
/**
 * Gradients of single components in `simulate`, runs × steps × k: about half a minute of one core with four columns, where
 * one takes 25 ns, and minutes with fifty.
 */
export const mostGradients = 1_000_000_000;
/** Seconds for which Redis may be silent: enough to start its machine anew. */
export const defaultGiveUpAfter = 600;

/** What `--sampling` offers. */
const samplings: readonly Sampling[] = ["with-replacement", "without-replacement"];

/** A positive integer such as `--runs 100`. */
export function parseCount(text: string): number {
  const count = wholeNumber(text);
  if (count === null || count < 1) throw new InvalidArgumentError("It must be a whole number, 1 or more.");
  return count;
}

/** A seed: an integer from 0 to 2^53 − 1. */
export function parseSeed(text: string): number {
  const seed = wholeNumber(text);
  if (seed === null) throw new InvalidArgumentError("It must be a whole number from 0 to 9007199254740991.");
  return seed;
}

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

/** A learning rate: positive, finite, decimal. */
export function parseRate(text: string): number {
  const rate = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!(rate > 0 && rate < Number.POSITIVE_INFINITY)) {
    throw new InvalidArgumentError("It must be a positive number such as 0.05 or 1e-3.");
  }
  return rate;
}

/** A gap to be reached: positive, finite, decimal, or a share of the one at the start such as 1%. */
export function parseGap(text: string): GapGoal {
  if (!text.endsWith("%")) return { value: parseRate(text), isShare: false };
  const value = parseRate(text.slice(0, -1).trim()) / 100;
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError("As a share it must be below 100%.");
  return { value, isShare: true };
}

/** A radius: positive, finite, decimal. */
export function parseRadius(text: string): number {
  return parseRate(text);
}

/** A share of a number, such as 0.02 or 2%. */
export function parsePrecision(text: string): number {
  const percent = text.endsWith("%");
  const share = parseRate(percent ? text.slice(0, -1).trim() : text) / (percent ? 100 : 1);
  if (!(share >= LEAST_PRECISION && share < 1)) {
    throw new InvalidArgumentError(`It must be a share from ${LEAST_PRECISION} to below 1, such as 0.02 or 2%.`);
  }
  return share;
}

/** An amount of work. */
export function parseBudget(text: string): number {
  const budget = parseRate(text);
  if (!(budget >= LEAST_BUDGET && budget <= MOST_BUDGET)) {
    throw new InvalidArgumentError(`It must be a number from ${LEAST_BUDGET} to ${MOST_BUDGET}, such as 1e9.`);
  }
  return budget;
}

/** A number of seconds to wait for something: what timers and Redis take. */
export function parseSeconds(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS)) {
    throw new InvalidArgumentError(`It must be a number of seconds from ${LEAST_SECONDS} to ${MOST_SECONDS}.`);
  }
  return seconds;
}

/** A batch size: a positive integer or `inf`. */
export function parseBatchSize(text: string): BatchSize {
  if (text === "inf") return "inf";
  const batchSize = wholeNumber(text);
  if (batchSize === null || batchSize < 1) {
    throw new InvalidArgumentError("A batch size must be a whole number from 1 to 2^53 - 1, or inf.");
  }
  return batchSize;
}

/** Batch sizes such as `1,8,inf`. */
export function parseBatchSizes(text: string): BatchSize[] {
  const parts = text.split(",");
  if (parts.length > mostBatchSizes) {
    throw new InvalidArgumentError(`It must be at most ${mostBatchSizes} batch sizes, is ${parts.length}.`);
  }
  return parts.map((part) => parseBatchSize(part.trim()));
}

/** How the components of a batch are drawn, for every command that takes batch sizes. */
export function samplingOption(): Option {
  return new Option(
    "--sampling <way>",
    "how the components of a batch are drawn; without replacement is closest to a data loader that shuffles",
  )
    .choices(samplings)
    .default(samplings[0]);
}

/** A folder. */
export function parseFolder(text: string): string {
  if (text === "") throw new InvalidArgumentError("It must name a folder.");
  return text;
}
