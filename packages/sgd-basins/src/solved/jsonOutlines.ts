/** The kinds of JSON file, as the file names itself, and what is in it, for `--help`; a file of its own, so that this needs no reader. */
export const jsonOutlines = {
  "quadratic-sum":
    '{"kind":"quadratic-sum","precision":"float32"?,"weights":[p…]?,"components":[{"Q":[[…]…],"r":[r…]}…]}',
} as const;

export type JsonKind = keyof typeof jsonOutlines;
