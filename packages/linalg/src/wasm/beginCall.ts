/** Calls of kernels by routines whose arrays may live anywhere. */
import { chooseSpace, SLACK } from "./chooseSpace.ts";
import { borrowSpace, type Space } from "./space.ts";

/** Below so many multiplications of a product the loop itself is faster than the way to a kernel. */
export const SMALL_PRODUCT = 200;

/** A space with a call begun, as {@link chooseSpace} chooses it; its `end` ends the call. Nothing is allocated. */
export function beginCall(
  scratch: number,
  first: Float64Array,
  second: Float64Array,
  third?: Float64Array,
  fourth?: Float64Array,
): Space {
  const space = chooseSpace(scratch, first, second, third, fourth);
  space.begin();
  return space;
}

/** As {@link beginCall}, apart from where any array lives: the kernel may overwrite what it reads. For `doubles` numbers. */
export function beginCallApart(doubles: number): Space {
  const space = borrowSpace(doubles + SLACK);
  space.begin();
  return space;
}
