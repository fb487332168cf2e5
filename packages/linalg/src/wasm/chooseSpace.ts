/** Where a routine runs. */
import { borrowSpace, type Space, spaceOf } from "./space.ts";

/** What rounding up to whole pairs of numbers may cost, for three arrays and scratch. */
const SLACK = 8;

/**
 * The space that one of the arrays lives in, the later ones first, if it has room for `scratch` numbers and for copies of
 * the arrays that live elsewhere; a borrowed one otherwise.
 */
export function chooseSpace(
  scratch: number,
  first: Float64Array,
  second: Float64Array,
  third: Float64Array = second,
): Space {
  const space = spaceOf(third) ?? spaceOf(second) ?? spaceOf(first);
  const copies = guests(space, first) + guests(space, second) + guests(space, third);
  return space?.hasRoom(scratch + copies + SLACK)
    ? space
    : borrowSpace(scratch + first.length + second.length + third.length + SLACK);
}

function guests(space: Space | undefined, array: Float64Array): number {
  return space !== undefined && spaceOf(array) === space ? 0 : array.length;
}
