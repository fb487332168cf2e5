/** Normals that a kernel of random matrices draws into its own memory. */
import { type BlockMaker, fillNormals, Stream } from "@sgd-basins/random";
import { haarKernelsIn } from "../wasm/haarKernelsIn.ts";
import { spaceOf } from "../wasm/space.ts";

/** Normals whose words are made at once, which stay in the first-level cache. */
const CHUNK = 1024;
/** Bytes of a line of the cache, which holds what a stream has at hand: it goes before the blocks. And of two blocks. */
const LINE = 64;
const PAIR = 32;
/** Numbers that the words take: two a number, and what kernels overwrite and read beyond. */
const ROOM = CHUNK + 32;

/**
 * What `fillNormals` writes, with the same words; in half of the time where `out` begins a line of a space, to which it belongs up to
 * the line's end, and the space has room for words.
 */
export function fillNormalsHere(stream: Stream, out: Float64Array): void {
  const space = spaceOf(out);
  // A subclass has words of its own.
  const isPlain = stream.nextUint32 === Stream.prototype.nextUint32;
  if (space === undefined || !isPlain || out.byteOffset % LINE !== 0 || !space.hasRoom(ROOM)) {
    fillNormals(stream, out);
    return;
  }
  const kernels = haarKernelsIn(space);
  const mark = space.mark();
  const blocks = space.reserve(ROOM) + LINE;
  const view = new Uint32Array(space.memory.buffer);
  const makeBlocks: BlockMaker = (key0, key1, counter2, counter3, low, high, pairs) =>
    kernels.blocksOfWords(key0, key1, counter2, counter3, low, high, blocks, blocks + PAIR * pairs);
  for (let i = 0; i < out.length; i += CHUNK) {
    const count = Math.min(CHUNK, out.length - i);
    const left = stream.nextWords(4 * Math.ceil(count / 2), view, blocks / 4, makeBlocks);
    const to = out.byteOffset + 8 * i;
    kernels.normalsOfWords(blocks - 4 * left, to, to + 8 * count);
  }
  space.release(mark);
}
