/** Operands where a kernel finds them, and where it has to be brought them. */
import { Space } from "../wasm/space.ts";

/** Copies an array to a place of its own. */
export type Placement = (array: Float64Array) => Float64Array;

/** Each with its name, and a function that makes a placement with room for `length` numbers. */
export const placements: [string, (length: number) => Placement][] = [
  ["in a space", inSpace],
  ["outside", () => (array) => array.slice()],
];

/** What stands before and after every array in a space, and must still stand there afterwards. */
const GUARD = 12345.678;

function inSpace(length: number): Placement {
  const space = new Space(length);
  return (array) => {
    space.allocate(2).fill(GUARD);
    const copy = space.allocate(array.length);
    copy.set(array);
    space.allocate(2).fill(GUARD);
    return copy;
  };
}

/** Whether the numbers around an array placed in a space are what they were; true outside. */
export function isGuarded(array: Float64Array): boolean {
  if (array.buffer.byteLength === array.byteLength) return true;
  const before = new Float64Array(array.buffer, array.byteOffset - 16, 2);
  // An odd length is rounded up to a pair.
  const end = array.byteOffset + 16 * Math.ceil(array.byteLength / 16);
  const after = new Float64Array(array.buffer, end, 2);
  return [...before, ...after].every((x) => x === GUARD);
}
