import type { BatchSize } from "@sgd-basins/random";
import { wholeNumber } from "@sgd-basins/terminal";

export const mostBatchSizes = 1000;
/** Of `bounds`, where none are named. */
export const defaultBatchSizesOfBounds: readonly BatchSize[] = [1, 8, "inf"];

/** Told the rule that a text breaks; throws. */
type RefuseText = (rule: string) => never;

/** A batch size: a positive integer or `inf`. */
export function readBatchSize(text: string, refuse: RefuseText): BatchSize {
  if (text === "inf") return "inf";
  const batchSize = wholeNumber(text);
  return batchSize !== null && batchSize >= 1
    ? batchSize
    : refuse("A batch size must be a whole number from 1 to 2^53 - 1, or inf.");
}

/** Batch sizes such as `1,8,inf`. */
export function readBatchSizes(text: string, refuse: RefuseText): BatchSize[] {
  const parts = text.split(",");
  if (parts.length > mostBatchSizes) refuse(`It must be at most ${mostBatchSizes} batch sizes, is ${parts.length}.`);
  return parts.map((part) => readBatchSize(part.trim(), refuse));
}

/** What the command says of an option's value that cannot be used. */
export function invalidOption(flags: string, value: string, rule: string): string {
  return `option '${flags}' argument '${value}' is invalid. ${rule}`;
}
