import { wholeNumber } from "@sgd-basins/terminal";
import type { z } from "zod";

/** An option that some studies have besides seed and scale. */
export interface OwnOption<Value> {
  /** As files hold it. */
  readonly schema: z.ZodType<Value>;
  /** What stands after its name on a command line, `<R>`, and what is said of it there. */
  readonly placeholder: string;
  readonly description: string;
  readonly write: (value: Value) => string;
  /** @throws RangeError with the rule, as a sentence */
  readonly read: (word: string) => Value;
}

/** A whole number from 1 to `most`, as a command line has it. */
export function countWord(most: number): Pick<OwnOption<number>, "write" | "read"> {
  return {
    write: String,
    read: (word) => {
      const value = wholeNumber(word);
      if (value === null || value < 1 || value > most) {
        throw new RangeError(`It must be a whole number from 1 to ${most}.`);
      }
      return value;
    },
  };
}
