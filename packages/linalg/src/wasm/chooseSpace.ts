/** Where a routine runs. */
import { borrowSpace, LOSS, type Space, spaceOf } from "./space.ts";

/** What alignment may cost, for four arrays and scratch. */
export const SLACK = 5 * LOSS;

/**
 * The space that one of the arrays lives in, the first one first, if it has room for `scratch` numbers and for copies of
 * the arrays that live elsewhere; a borrowed one otherwise.
 */
export function chooseSpace(
  scratch: number,
  first: Float64Array,
  second: Float64Array,
  third: Float64Array = second,
  fourth: Float64Array = third,
): Space {
  const space = spaceOf(first) ?? spaceOf(second) ?? spaceOf(third) ?? spaceOf(fourth);
  const copies = guests(space, first) + guests(space, second) + guests(space, third) + guests(space, fourth);
  if (space?.hasRoom(scratch + copies + SLACK)) return space;
  return borrowSpace(scratch + first.length + second.length + third.length + fourth.length + SLACK);
}

function guests(space: Space | undefined, array: Float64Array): number {
  return space !== undefined && spaceOf(array) === space ? 0 : array.length;
}
