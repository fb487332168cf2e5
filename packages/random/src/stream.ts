import { absorb, seedKey } from "./absorb.ts";
import { encodeMeaning, type Meaning } from "./encodeMeaning.ts";
import { philox4x32Pair } from "./philox/philox4x32Pair.ts";

const WORDS = 8;
const BLOCK = 4;

/** Words that `Stream.writeTo` writes. */
export const PLACE_WORDS = 7;

/** Writes `pairs` pairs of blocks: Philox's under a key for the counters (low, high, counter2, counter3) and on. */
export type BlockMaker = (
  key0: number,
  key1: number,
  counter2: number,
  counter3: number,
  low: number,
  high: number,
  pairs: number,
) => void;

/** The words Philox4x32-10 gives for the counters 0, 1, 2, … under one key; `stream` makes them. Period 2^66 words. */
export class Stream {
  private readonly key0: number;
  private readonly key1: number;
  private readonly counter2: number;
  private readonly counter3: number;
  private blockLow = 0;
  private blockHigh = 0;
  private position = WORDS;
  /** Two blocks, the first of even counter. */
  private readonly words = new Uint32Array(WORDS);

  /** Key (two words) and the two upper counter words; the lower two count blocks. */
  constructor(key0: number, key1: number, counter2: number, counter3: number) {
    this.key0 = key0 | 0;
    this.key1 = key1 | 0;
    this.counter2 = counter2 | 0;
    this.counter3 = counter3 | 0;
  }

  /** The next word: an integer uniform on 0 … 2^32 − 1. */
  nextUint32(): number {
    if (this.position === WORDS) this.refill();
    return this.words[this.position++];
  }

  /**
   * The next `count` ≥ 1 words, as so many calls of nextUint32 give them, for a caller that makes blocks faster. Those that
   * the stream has made already go right before out[at]; returns how many they are, 7 at most.
   *
   * @param makeBlocks - is called if these do not do, and writes from out[at] on
   * @internal
   */
  nextWords(count: number, out: Uint32Array, at: number, makeBlocks: BlockMaker): number {
    const { words } = this;
    const left = WORDS - this.position;
    for (let i = 0; i < left; i++) out[at - left + i] = words[WORDS - left + i];
    const pairs = Math.ceil((count - left) / WORDS);
    if (pairs > 0) {
      const low = this.blockLow;
      makeBlocks(this.key0, this.key1, this.counter2, this.counter3, low, this.blockHigh, pairs);
      this.blockLow = (low + 2 * pairs) | 0;
      if (this.blockLow >>> 0 < low >>> 0) this.blockHigh = (this.blockHigh + 1) | 0;
      const last = at + WORDS * (pairs - 1);
      for (let i = 0; i < WORDS; i++) words[i] = out[last + i];
    }
    this.position += count - WORDS * pairs;
    return left;
  }

  /**
   * out[start … start + PLACE_WORDS − 1] = where the stream is, for kernels that make its next words themselves: the key, the upper
   * counter words, the next word's block, low half first, and its index there.
   *
   * @internal
   */
  writeTo(out: Uint32Array, start: number): void {
    const { key0, key1, counter2, counter3, position } = this;
    // Two blocks are at hand; blockLow and blockHigh count those behind them.
    const low = (this.blockLow >>> 0) - WORDS / BLOCK + Math.floor(position / BLOCK);
    const high = low < 0 ? this.blockHigh - 1 : this.blockHigh;
    out.set([key0, key1, counter2, counter3, low, high, position % BLOCK], start);
  }

  private refill(): void {
    philox4x32Pair(this.blockLow, this.blockHigh, this.counter2, this.counter3, this.key0, this.key1, this.words);
    this.blockLow = (this.blockLow + 2) | 0;
    if (this.blockLow === 0) this.blockHigh = (this.blockHigh + 1) | 0;
    this.position = 0;
  }
}

/**
 * The stream that belongs to a seed and a meaning, for instance `stream(7, 'appendix-a', N, B, replicate, i)`.
 *
 * The encoded path is absorbed as in CBC-MAC by Philox under the seed; the final 128 bits are the stream's key and upper
 * counter words. Two of n meanings share these with probability about n² / 2^129 (2^−69 for a thousand million), and
 * streams that share none of them run through disjoint counters or under different keys. Nothing depends on when, where or
 * in which order streams are made.
 *
 * @param seed - an integer from 0 to 2^53 − 1
 * @param meaning - strings and finite numbers, of which 0 and −0 are one
 * @returns the stream at its start
 * @throws RangeError for another seed, or a number that is not finite; TypeError for what is neither string nor number
 * @example
 * ```ts
 * import { stream } from "sgd-basins/simulator";
 *
 * stream(1, "a run", 0).nextUint32() === stream(1, "a run", 0).nextUint32(); // → true
 * ```
 */
export function stream(seed: number, ...meaning: Meaning[]): Stream {
  const key = seedKey(seed);
  const path = encodeMeaning(meaning);
  const state = new Uint32Array(4);
  absorb(state, path, path.length, key);
  return new Stream(state[0], state[1], state[2], state[3]);
}
