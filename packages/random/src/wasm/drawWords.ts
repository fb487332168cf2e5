import { Stream, stateOf } from "../stream.ts";
import { BLOCKS, FIRST_WORD, workspace } from "./workspace.ts";

/** Words of a stream's buffer: two blocks. */
const BUFFERED = 8;

/** Whether a stream's words are Philox's own, not those of a subclass. */
export function isPlain(stream: Stream): boolean {
  return stream.nextUint32 === Stream.prototype.nextUint32;
}

/**
 * The stream's next `count` words, 0 < count ≤ 2 CHUNK, in the kernels' memory; gives their address and leaves the stream
 * behind them, with the rest of the last two blocks in its buffer, as `count` calls of nextUint32 would.
 */
export function drawWords(stream: Stream, count: number): number {
  const { kernels, words } = workspace();
  const state = stateOf(stream);
  // Words that the stream has made already go in front of the blocks to come.
  const buffer = state.words;
  const left = BUFFERED - state.position;
  for (let i = 0; i < left; i++) words[FIRST_WORD - left + i] = buffer[BUFFERED - left + i];
  const refills = Math.ceil((count - left) / BUFFERED);
  if (refills > 0) {
    const { key0, key1, counter2, counter3, blockLow: low } = state;
    const end = BLOCKS + 4 * BUFFERED * refills;
    kernels.fillWords(key0, key1, counter2, counter3, low, state.blockHigh, BLOCKS, end);
    state.blockLow = (low + 2 * refills) | 0;
    if (state.blockLow >>> 0 < low >>> 0) state.blockHigh = (state.blockHigh + 1) | 0;
    const last = FIRST_WORD + BUFFERED * (refills - 1);
    for (let i = 0; i < BUFFERED; i++) buffer[i] = words[last + i];
  }
  state.position += count - BUFFERED * refills;
  return BLOCKS - 4 * left;
}
