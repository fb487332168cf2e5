/** Texts that are no tables of rows under a line of names, and what to do about them. */
import { beginningOf, type Text } from "./text.ts";

const kinds: readonly (readonly [start: RegExp, what: string])[] = [
  [/^\s*(?:\{|\[\s*[[{"\d\]-])/, "is JSON, and no table; save one as CSV"],
  [/^\s*<[!?\w]/, "is HTML or XML, and no table; save one as CSV"],
  [/^\s*(?:%[^\n]*\n\s*)*@relation\s/i, "is an ARFF file; save it as CSV"],
  [/^[-+]?[\d.]+(?:\s+\d+:[-+.\de]+)+\s*$/im, "is of LIBSVM's form; save it as CSV"],
];

/** As far as they are told by. */
const LOOKED_AT = 2000;

/** What a text is instead of a table; null if nothing speaks against one. */
export function otherText(text: Text): string | null {
  const beginning = beginningOf(text, LOOKED_AT).slice(0, LOOKED_AT);
  return kinds.find(([start]) => start.test(beginning))?.[1] ?? null;
}
