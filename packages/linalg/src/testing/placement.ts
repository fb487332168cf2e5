/** Operands where a kernel finds them, and where it has to be brought them. */
import { Space } from "../wasm/space.ts";

/** Copies an array to a place of its own. */
export type Placement = (array: Float64Array) => Float64Array;

/** Each with its name, and a function that makes a placement with room for `length` numbers. */
export const placements: [string, (length: number) => Placement][] = [
  ["in a space", inSpace],
  ["outside", () => (array) => array.slice()],
];

/** What stands before and after every array in a space, and must still stand there afterwards; so many of it, a line of the cache. */
const GUARD = 12345.678;
const GUARDS = 8;
/** Arrays that are placed in one space, at most. */
const ARRAYS = 10;

function inSpace(length: number): Placement {
  const space = new Space(length + ARRAYS * 4 * GUARDS);
  return (array) => {
    const block = space.allocate(GUARDS + pairs(array) + GUARDS).fill(GUARD);
    const copy = block.subarray(GUARDS, GUARDS + array.length);
    copy.set(array);
    return copy;
  };
}

/** Whether the numbers around an array placed in a space are what they were; true outside. */
export function isGuarded(array: Float64Array): boolean {
  if (array.buffer.byteLength === array.byteLength) return true;
  const before = new Float64Array(array.buffer, array.byteOffset - 8 * GUARDS, GUARDS);
  const after = new Float64Array(array.buffer, array.byteOffset + 8 * pairs(array), GUARDS);
  return [...before, ...after].every((x) => x === GUARD);
}

/** The length, rounded up to a pair: an odd one's last number may be written with its neighbour. */
function pairs(array: Float64Array): number {
  return 2 * Math.ceil(array.length / 2);
}
