/** What is said of a seed that is none, in a field or in an address. */
import { integer, numberIn } from "./address.ts";

/** The greatest seed that a control or an address may have. */
export const greatestSeed = Number.MAX_SAFE_INTEGER;

/** Empty where it is one, or where there is none: a field says by its placeholder which seed is taken then. */
export function refuseSeed(text: string): string {
  const isSeed = numberIn(new URLSearchParams({ seed: text }), "seed", integer(0, greatestSeed)) !== undefined;
  return isSeed || text === ""
    ? ""
    : `A seed is a whole number from 0 on; ${text.replace("-", "−")} is none, so this is the report's.`;
}
