/** The options that studies declare besides seed and scale, all of them by name. */
import { z } from "zod";
import { momentOptions } from "../appendices/momentOptions.ts";
import { networksOptions } from "../networks/networksOptions.ts";
import type { OwnOption } from "./ownOption.ts";

export { checkTogether } from "../appendices/momentOptions.ts";

const declared = { ...momentOptions, ...networksOptions };

export type OptionName = keyof typeof declared;

/** The value that each option has where it is chosen. */
type Values = { readonly [Name in OptionName]: z.infer<(typeof declared)[Name]["schema"]> };

/** What a user may choose besides the seed and the scale. */
export type ChosenOptions = Partial<Values>;

/** In the order in which a command has them. */
export const ownOptions: { readonly [Name in OptionName]: OwnOption<Values[Name]> } = declared;

export const optionNames = Object.keys(ownOptions) as readonly OptionName[];

/** The fields of a file that may hold options. */
export const optionsShape = Object.fromEntries(
  optionNames.map((name) => [name, ownOptions[name].schema.optional()]),
) as { [Name in OptionName]: z.ZodOptional<(typeof ownOptions)[Name]["schema"]> };

const optionsSchema = z.strictObject(optionsShape);

/** The options that something has, or those of them with some names, and nothing else of it. */
export function chosenIn(
  given: { readonly [Name in OptionName]?: ChosenOptions[Name] | undefined },
  names: readonly OptionName[] = optionNames,
): ChosenOptions {
  const chosen = optionNames.filter((name) => names.includes(name) && given[name] !== undefined);
  return Object.fromEntries(chosen.map((name) => [name, given[name]]));
}

/** What an artefact's `options` hold; nothing where they are none that this version knows. */
export function recordedIn(options: unknown): ChosenOptions {
  const { data } = optionsSchema.safeParse(options);
  return data === undefined ? {} : chosenIn(data);
}

/** Options as a command line has them, such as `--replicates 2`; nothing if there are none. */
export function describeOptions(options: ChosenOptions): string {
  const written = <Name extends OptionName>(name: Name): string[] => {
    const value = options[name];
    return value === undefined ? [] : [`--${name} ${ownOptions[name].write(value)}`];
  };
  return optionNames.flatMap(written).join(" ");
}
