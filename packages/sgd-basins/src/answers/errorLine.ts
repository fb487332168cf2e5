import { ProblemFileError } from "@sgd-basins/problems/words";
import { InputError, UsageError } from "../failures.ts";

/** What is said of data and options that were refused on purpose; null of anything else. */
export function describeRefusal(error: unknown): string | null {
  const isRefusal = [UsageError, InputError, ProblemFileError].some((kind) => error instanceof kind);
  return isRefusal && error instanceof Error ? error.message : null;
}

/** The line on stderr. */
export function errorLine(message: string): string {
  return `basins: ${oneLine(message)}`;
}

/** What nobody foresaw, in one line: what was thrown, and the place in these sources nearest to it. */
export function describeDefect(error: unknown): string {
  const place = /(?:apps|packages)\/[^\s()]+:\d+:\d+/.exec(error instanceof Error ? (error.stack ?? "") : "")?.[0];
  return oneLine(`a defect of this program: ${error}${place === undefined ? "" : ` (at ${place})`}`);
}

/**
 * A file's name or content may hold line breaks, and what steers a terminal; a message takes one line of text all the
 * same.
 */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\p{Cc}\u2028\u2029]+\s*/gu, " ");
}
