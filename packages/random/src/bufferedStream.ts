import { fillUint32 } from "./fillUint32.ts";
import { Stream } from "./stream.ts";

/** Words that are made at once, at least: by kernels, in a fifth of the time that each takes alone. */
const WORDS = 256;

/** The words of a stream, for loops that draw one after the other and nothing else from it. */
export class BufferedStream extends Stream {
  /** Where {@link take} has words; another one after a call that needed more room. */
  buffer: Uint32Array = new Uint32Array(WORDS);
  private source: Stream = this;
  private at = WORDS;

  constructor() {
    super(0, 0, 0, 0);
  }

  /** Goes on with the words of another stream. */
  follow(source: Stream): void {
    this.source = source;
    this.at = this.buffer.length;
  }

  /** The place in `buffer` of the next `count` words, in a row there until the next call. */
  take(count: number): number {
    if (this.at + count > this.buffer.length) this.replenish(count);
    const first = this.at;
    this.at += count;
    return first;
  }

  /** The last `count` words that were taken stand to be taken again. */
  giveBack(count: number): void {
    this.at -= count;
  }

  override nextUint32(): number {
    if (this.at === this.buffer.length) this.replenish(1);
    return this.buffer[this.at++];
  }

  /** Words that are left go to the front, and behind them new ones, at least as many as make `count`. */
  private replenish(count: number): void {
    const { buffer, at } = this;
    const next = count > buffer.length ? new Uint32Array(count) : buffer;
    next.set(buffer.subarray(at));
    fillUint32(this.source, next, buffer.length - at);
    this.buffer = next;
    this.at = 0;
  }
}
