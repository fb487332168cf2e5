/** Checks of the options of functions, all by one table a function. */
import { shown, type Table, unknownOption } from "@sgd-basins/options";
import { InputError } from "../failures.ts";
import { positiveOf } from "./inputs.ts";

/** Throws InputError unless the value, of an option that is given, is one that the option may have. */
export type Check = (value: unknown, name: string, place: string) => unknown;

/** One for every option that a function has. */
export type Checks<Options> = Table<Options, Check>;

/**
 * The options that a function was called with, inherited ones too, as an object's own.
 *
 * @param required - those that must be given
 * @throws InputError if one is unknown, or may not be what it is
 */
export function checked<Options extends object>(
  options: Options,
  checks: Checks<Options>,
  name: string,
  required: readonly string[] = [],
): Options {
  const unknown = unknownOption(options, checks);
  if (unknown !== null) throw new InputError(name, unknown.place, unknown.rule);
  const own = { ...options };
  for (const [key, check] of Object.entries<Check>(checks)) {
    const value: unknown = Reflect.get(options, key);
    if (value !== undefined || required.includes(key)) check(value, name, key);
    if (value !== undefined) Object.defineProperty(own, key, { value, enumerable: true });
  }
  return own;
}

export function oneOf(values: readonly (string | boolean)[]): Check {
  return (value, name, place) => {
    if (values.some((one) => one === value)) return;
    const list = values.map((one) => JSON.stringify(one)).join(" or ");
    throw new InputError(name, place, `must be ${list}, is ${shown(value)}`);
  };
}

export const ofSampling: Check = oneOf(["with-replacement", "without-replacement"]);

/** A share, such as 0.01. */
export function shareOf(value: unknown, name: string, place: string): void {
  if (positiveOf(value, name, place) >= 1) {
    throw new InputError(name, place, `must lie between 0 and 1, is ${shown(value)}`);
  }
}

/** Of a list of numbers, which is checked where its length is known. */
export const sized: Check = () => {};

export const ofText: Check = (value, name, place) => {
  if (typeof value !== "string") throw new InputError(name, place, `must be a string, is ${shown(value)}`);
};

/** A list of values that a check takes, `least` at least. */
export function listOf(check: Check, of: string, least = 0): Check {
  return (value, name, place) => {
    if (!Array.isArray(value) || value.length < least) {
      const what = Array.isArray(value) ? "is empty" : `is ${shown(value)}`;
      throw new InputError(name, place, `must be an array of ${of}${least === 0 ? "" : ", one at least"}, ${what}`);
    }
    for (const [i, entry] of value.entries()) check(entry, name, `${place}[${i}]`);
  };
}
