/** Where a routine runs. */
import { borrowSpace, type Space, spaceOf } from "./space.ts";

/**
 * The space that one of the arrays lives in, the later ones first, if it has room for `scratch` numbers and for copies of
 * the other arrays; a borrowed one otherwise.
 */
export function chooseSpace(
  scratch: number,
  first: Float64Array,
  second: Float64Array,
  third: Float64Array = second,
): Space {
  const space = spaceOf(third) ?? spaceOf(second) ?? spaceOf(first);
  // Two numbers an array for alignment.
  const numbers = scratch + first.length + second.length + third.length + 8;
  return space !== undefined && space.hasRoom(numbers) ? space : borrowSpace(numbers);
}
