/** Reads the values of options. Each throws what commander turns into one line: option, value and rule. */
import type { BatchSize, Sampling } from "@sgd-basins/random";
import { wholeNumber } from "@sgd-basins/terminal";
import { InvalidArgumentError, Option } from "commander";
import { readBatchSize, readBatchSizes } from "../answers/batchSizes.ts";
import type { GapGoal } from "../solved/userAdvice.ts";

/** Where an estimate's error is still far above that of its scan's straight lines. */
const LEAST_PRECISION = 1e-5;
const LEAST_BUDGET = 1000;
/** Some hours. */
const MOST_BUDGET = 1e13;

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

/** A batch size: a positive integer or `inf`. */
export function parseBatchSize(text: string): BatchSize {
  return readBatchSize(text, refuse);
}

/** Batch sizes such as `1,8,inf`. */
export function parseBatchSizes(text: string): BatchSize[] {
  return readBatchSizes(text, refuse);
}

function refuse(rule: string): never {
  throw new InvalidArgumentError(rule);
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

/** The data of the answer, for programs. */
export function jsonOption(): Option {
  return new Option("--json", "print one JSON document and nothing else");
}

export function seedOption(): Option {
  return new Option("--seed <S>", "seed of every random stream").argParser(parseSeed).default(1);
}
