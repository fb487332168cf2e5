/** The command's words on a page: its digits in the form of `numbers.ts`. */
import { formatPowerOfTen } from "./numbers.ts";
import { numbersAlike } from "./numbersAlike.ts";

/** 1.59258e6 as JavaScript prints it. */
const scientific = /(?<![\w.])(\d+(?:\.\d+)?)e([+-]?\d+)(?![\w.])/g;

export function commandNumbers(text: string): string {
  return numbersAlike(
    text.replace(scientific, (_, factor: string, exponent: string) => {
      const power = formatPowerOfTen(Number(exponent));
      return factor === "1" ? power : `${factor} × ${power}`;
    }),
  );
}
