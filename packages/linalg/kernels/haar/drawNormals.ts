/** The normals of reflectors where they are to lie, as `fillNormals` of `random` gives them. */
import { fillWords } from "../../../random/kernels/fillWords";
import { fillNormalsByFours } from "../../../random/kernels/normals/fourPairs";

/** The words of whole blocks: see fillWords. */
export function blocksOfWords(
  key0: i32,
  key1: i32,
  counter2: i32,
  counter3: i32,
  low: i32,
  high: i32,
  out: usize,
  end: usize,
): void {
  fillWords(key0, key1, counter2, counter3, low, high, out, end);
}

/** Standard normals at out … end from the words at `words`; seven doubles beyond `end` may be overwritten. */
export function normalsOfWords(words: usize, out: usize, end: usize): void {
  fillNormalsByFours(words, out, end);
}
