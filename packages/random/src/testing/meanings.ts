import fc from "fast-check";
import type { Meaning } from "../encodeMeaning.ts";

/**
 * Every code point but halves of surrogate pairs. fast-check's own unit of them makes a table of all 1.1 million before the
 * first string.
 */
const codePoint = fc.integer({ min: 0, max: 0x10f7ff }).map((i) => String.fromCodePoint(i < 0xd800 ? i : i + 0x800));

/** What streams are named by. */
export const meanings: fc.Arbitrary<Meaning[]> = fc.array(
  fc.oneof(fc.string({ unit: codePoint }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
  { maxLength: 6 },
);
