import { absorb, seedKey } from "./absorb.ts";
import { encodeMeaning, encodeNumber, type Meaning } from "./encodeMeaning.ts";
import { Stream } from "./stream.ts";

/** Words of a block, and those that a number takes in a path. */
const BLOCK = 4;
const NUMBER_WORDS = 4;

/** Words that `StreamFamily.writeTo` writes. */
export const FAMILY_WORDS = 2 + BLOCK + 2 * BLOCK + 1;

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
    const { shared, state, tail, tailLength } = this;
    encodeNumber(member, tail, tailLength - NUMBER_WORDS);
    // Four single words take less time than a call of `set`.
    for (let i = 0; i < BLOCK; i++) state[i] = shared[i];
    absorb(state, tail, tailLength, this.key);
    return new Stream(state[0], state[1], state[2], state[3]);
  }

  /**
   * out[start … start + FAMILY_WORDS − 1] = the family, for kernels that make the members' words themselves: the key, the
   * shared state, the tail, whose last two words are a member's, and the tail's length. See kernels/philox/locateMember.ts.
   */
  writeTo(out: Uint32Array, start: number): void {
    encodeNumber(0, this.tail, this.tailLength - NUMBER_WORDS);
    out.set([...this.key, ...this.shared, ...this.tail, this.tailLength], start);
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
