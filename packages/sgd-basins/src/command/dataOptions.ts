/** How a table is to be read, for every command that reads one. */
import { type Delimiter, decimals, delimiters, parseNames, thousandsSeparators } from "@sgd-basins/problems/words";
import { wholeNumber } from "@sgd-basins/terminal";
import { type Command, InvalidArgumentError, Option } from "commander";
import { missingDefault } from "../answers/tableOptions.ts";

const options: readonly Option[] = [
  new Option("--target <COLUMN>", "read a CSV as least squares: the column to be predicted"),
  new Option(
    "--drop <COLUMNS>",
    "columns of the CSV that are not used, such as name,origin; * and ? stand for other characters; a name with a comma in quotes, '\"d,e\",name'",
  ).argParser(addNames),
  new Option(
    "--one-hot <COLUMNS>",
    "columns of categories: each becomes a column of 0 and 1 for every value; names as for --drop",
  ).argParser(addNames),
  new Option("--intercept", "add a column of ones, which the data lack (default: no intercept is added)"),
  new Option("--standardize", "take every other column as (x − mean)/deviation; the minimizer is told in both units"),
  new Option("--missing <what>", "rows without a value in a column that is used")
    .choices(["refuse", "drop"])
    .default(missingDefault),
  new Option("--missing-values <list>", "contents that stand for a missing value too, such as -999,unknown").argParser(
    addNames,
  ),
  new Option(
    "--rows <A:B>",
    "the rows from the A-th to the B-th, the first behind the header being 1; either may be left out",
  ).argParser(parseRows),
  new Option("--skip <N>", "lines before the names of the columns that are passed over, such as a title").argParser(
    parseLines,
  ),
  new Option("--delimiter <char>", "what separates cells: , ; | tab or space (default: found)").argParser(
    parseDelimiter,
  ),
  new Option(
    "--decimal <char>",
    "the decimal mark (default: a point, or a comma if it is found and separates no cells)",
  ).choices(decimals),
  new Option("--thousands <char>", "what separates thousands, if anything does").choices(thousandsSeparators),
];

/** A command with them. */
export function withDataOptions(command: Command): Command {
  for (const option of options) command.addOption(option);
  return command;
}

/** Names such as `name,origin`, beside those of the same option before, so that it can be said again. */
function addNames(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...parseNames(text)];
}

/** A delimiter, or its name. */
function parseDelimiter(text: string): Delimiter {
  const named: Readonly<Record<string, Delimiter>> = { tab: "\t", "\\t": "\t", space: " " };
  const found = Object.hasOwn(named, text) ? named[text] : delimiters.find((one) => one === text);
  if (found === undefined) throw new InvalidArgumentError("It must be one of , ; | tab or space.");
  return found;
}

/** Lines that are passed over: none at least. */
function parseLines(text: string): number {
  const lines = wholeNumber(text);
  if (lines === null) throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return lines;
}

/** Rows such as `1:100`, `101:` or `:100`. */
function parseRows(text: string): readonly [number, number] {
  const [from, to, ...rest] = text.split(":");
  const first = from === "" ? 1 : wholeNumber(from);
  const last = to === "" ? Number.MAX_SAFE_INTEGER : wholeNumber(to ?? "x");
  if (first === null || last === null || rest.length > 0 || first < 1 || last < first) {
    throw new InvalidArgumentError("It must be A:B with 1 ≤ A ≤ B, such as 1:100, 101: or :100.");
  }
  return [first, last];
}
