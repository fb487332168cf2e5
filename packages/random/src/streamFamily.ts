import { absorb, seedKey } from "./absorb.ts";
import { encodeMeaning, encodeNumber, type Meaning } from "./encodeMeaning.ts";
import { Stream } from "./stream.ts";

/** Words of a block, and those that a number takes in a path. */
const BLOCK = 4;
const NUMBER_WORDS = 4;

/** The streams of one meaning that differ in their last part, a number. `streamFamily` makes them. */
export class StreamFamily {
  private readonly key: readonly [number, number];
  /** What the whole blocks that all members share have left. */
  private readonly shared = new Uint32Array(BLOCK);
  /** The rest of what they share, a member's number and zeros. */
  private readonly tail = new Uint32Array(2 * BLOCK);
  private readonly tailLength: number;
  private readonly state = new Uint32Array(BLOCK);

  constructor(seed: number, meaning: readonly Meaning[]) {
    this.key = seedKey(seed);
    const path = encodeMeaning(meaning);
    path[0] += NUMBER_WORDS;
    const whole = path.length - (path.length % BLOCK);
    absorb(this.shared, path, whole, this.key);
    this.tail.set(path.slice(whole));
    this.tailLength = path.length - whole + NUMBER_WORDS;
  }

  /** The same stream as `stream(seed, ...meaning, member)`. Throws RangeError unless `member` is finite. */
  stream(member: number): Stream {
    const { state } = this;
    this.locate(member, state, 0);
    return new Stream(state[0], state[1], state[2], state[3]);
  }

  /**
   * out[start … start + 3] = the key (two words) and the upper counter words of `stream(member)`, for kernels that make
   * its words themselves. Throws RangeError unless `member` is finite.
   */
  locate(member: number, out: Uint32Array, start: number): void {
    const { shared, state, tail, tailLength } = this;
    encodeNumber(member, tail, tailLength - NUMBER_WORDS);
    // Four single words take less time than a call of `set`.
    for (let i = 0; i < BLOCK; i++) state[i] = shared[i];
    absorb(state, tail, tailLength, this.key);
    for (let i = 0; i < BLOCK; i++) out[start + i] = state[i];
  }
}

/**
 * The streams `stream(seed, ...meaning, i)` for many numbers i. The part of the path that they share is absorbed once, so
 * that a member costs half of what it costs alone or less.
 *
 * Seeds and meanings as in `stream`.
 */
export function streamFamily(seed: number, ...meaning: Meaning[]): StreamFamily {
  return new StreamFamily(seed, meaning);
}
