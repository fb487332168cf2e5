import { InvalidArgumentError } from "commander";
import { type SuiteName, suiteNames } from "./index.ts";

/** Names in any order, each once; they run in the suites' own order. */
export function parseSuites(text: string): SuiteName[] {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !suiteNames.some((known) => known === name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`There is no suite '${unknown}'; there are ${suiteNames.join(", ")}.`);
  }
  return suiteNames.filter((name) => names.includes(name));
}
