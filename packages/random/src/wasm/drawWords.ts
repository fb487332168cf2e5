import { type BlockMaker, Stream } from "../stream.ts";
import { BLOCKS, FIRST_WORD, workspace } from "./workspace.ts";

/** Bytes of two blocks. */
const PAIR = 32;

/** Whether a stream's words are Philox's own, not those of a subclass. */
export function isPlain(stream: Stream): boolean {
  return stream.nextUint32 === Stream.prototype.nextUint32;
}

/** The stream's next `count` words, 0 < count ≤ 2 CHUNK, in the kernels' memory; gives their address. */
export function drawWords(stream: Stream, count: number): number {
  return BLOCKS - 4 * stream.nextWords(count, workspace().words, FIRST_WORD, makeBlocks);
}

const makeBlocks: BlockMaker = (key0, key1, counter2, counter3, low, high, pairs) => {
  workspace().kernels.fillWords(key0, key1, counter2, counter3, low, high, BLOCKS, BLOCKS + PAIR * pairs);
};
