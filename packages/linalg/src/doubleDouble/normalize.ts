import { over, plus } from "./doubleDouble.ts";
import { type DoubleDoubles, doubleDoubles, setEntry } from "./doubleDoubles.ts";

/** Numbers divided by their sum, which is then one to twice the precision. */
export function normalizedTwice(weights: ArrayLike<number>): DoubleDoubles {
  let sum: readonly [number, number] = [0, 0];
  for (let i = 0; i < weights.length; i++) sum = plus(sum, [weights[i], 0]);
  const out = doubleDoubles(weights.length);
  for (let i = 0; i < weights.length; i++) setEntry(out, i, over([weights[i], 0], sum));
  return out;
}
