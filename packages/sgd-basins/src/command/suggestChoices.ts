import { nearestName } from "@sgd-basins/options";
import { type Argument, type Command, InvalidArgumentError, type Option } from "commander";

/**
 * Lets every option and argument of a program that is a choice say which of its values was probably meant. Commander itself does
 * so for names of commands and options alone.
 */
export function suggestChoices(command: Command): void {
  for (const one of [...command.options, ...command.registeredArguments]) suggestChoicesOf(one);
  for (const below of command.commands) suggestChoices(below);
}

function suggestChoicesOf(one: Option | Argument): void {
  const { argChoices: choices } = one;
  if (choices === undefined) return;
  one.argParser((word) => {
    if (choices.includes(word)) return word;
    const meant = nearestName(word, choices);
    const suggestion = meant === null ? "" : ` (Did you mean ${meant}?)`;
    throw new InvalidArgumentError(`Allowed choices are ${choices.join(", ")}.${suggestion}`);
  });
}
