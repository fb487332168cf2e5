import { namesWord, shellWord } from "@sgd-basins/problems";
import type { ProblemSource } from "./readProblem.ts";
import { STANDARD_INPUT } from "./standardInput.ts";
import { missingDefault } from "./tableOptions.ts";

/** A file and how it is read, as words of a command: what was typed, or means the same. */
export function sourceWords(file: string, source: ProblemSource): string[] {
  const { target, drop, oneHot, intercept, standardize, missing = missingDefault, missingValues } = source;
  const { skip, rows, delimiter, decimal, thousands, loss = "half-squared", sampling = "with-replacement" } = source;
  const last = rows?.[1] === Number.MAX_SAFE_INTEGER ? "" : rows?.[1];
  return [
    file === STANDARD_INPUT ? "-" : shellWord(file),
    ...optionOf("--target", target),
    ...namesOf("--drop", drop),
    ...namesOf("--one-hot", oneHot),
    ...(intercept === true ? ["--intercept"] : []),
    ...(standardize === true ? ["--standardize"] : []),
    ...optionOf("--missing", missing === missingDefault ? undefined : missing),
    ...namesOf("--missing-values", missingValues),
    ...optionOf("--rows", rows === undefined ? undefined : `${rows[0]}:${last}`),
    ...optionOf("--skip", skip),
    ...optionOf("--delimiter", delimiter === "\t" ? "tab" : delimiter === " " ? "space" : delimiter),
    ...optionOf("--decimal", decimal),
    ...optionOf("--thousands", thousands),
    ...optionOf("--loss", loss === "half-squared" ? undefined : loss),
    ...optionOf("--sampling", sampling === "with-replacement" ? undefined : sampling),
  ];
}

function optionOf(option: string, value: string | number | undefined): string[] {
  return value === undefined ? [] : [option, shellWord(String(value))];
}

function namesOf(option: string, names: readonly string[] = []): string[] {
  return names.length === 0 ? [] : [option, namesWord(names)];
}
