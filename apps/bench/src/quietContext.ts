import type { Context } from "./context.ts";

/** For tests: nothing is shown, measured or recorded, and nobody interrupts; what is given differs. */
export function quietContext(other: Partial<Context> = {}): Context {
  return {
    writeOut: () => {},
    writeError: () => {},
    terminal: false,
    records: "",
    signal: new AbortController().signal,
    measure: async () => {
      throw new Error("a task is measured");
    },
    ...other,
  };
}
