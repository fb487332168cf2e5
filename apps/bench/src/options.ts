/** How the commands read their options: every wrong one is a CommanderError whose message names option, value and rule. */
import { Command, InvalidArgumentError } from "commander";

/** A wrong option; its message is one line. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** A command that writes its help to `writeOut`, and throws instead of ending the process. */
export function newCommand(name: string, description: string, writeOut: (text: string) => void): Command {
  return new Command(name)
    .description(description)
    .exitOverride()
    .configureOutput({ writeOut, writeErr: () => {}, outputError: () => {} })
    .showSuggestionAfterError(false);
}

const LONGEST_TIME = 3_600_000;

/** A text that is not empty, to be found in a task's name. */
export function parseFilter(text: string): string {
  if (text === "") throw new InvalidArgumentError("It must not be empty.");
  return text;
}

/** Milliseconds. */
export function parseTime(text: string): number {
  return parseWhole(text, 1, LONGEST_TIME);
}

/** A number of things, from 1 on. */
export function parseCount(text: string): number {
  return parseWhole(text, 1, 100_000);
}

/** A seed of random numbers. */
export function parseSeed(text: string): number {
  return parseWhole(text, 0, Number.MAX_SAFE_INTEGER);
}

export function parseFile(text: string): string {
  if (text === "") throw new InvalidArgumentError("It must name a file.");
  return text;
}

function parseWhole(text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  }
  return value;
}
