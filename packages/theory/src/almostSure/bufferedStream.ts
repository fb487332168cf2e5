import { fillUint32, Stream } from "@sgd-basins/random";

/** Words that are made at once: by kernels, in a fifth of the time that each takes alone. */
const WORDS = 256;

/** The words of a stream, for loops that draw one after the other and nothing else from it. */
export class BufferedStream extends Stream {
  private readonly buffer = new Uint32Array(WORDS);
  private source: Stream = this;
  private at = WORDS;

  constructor() {
    super(0, 0, 0, 0);
  }

  /** Goes on with the words of another stream. */
  follow(source: Stream): void {
    this.source = source;
    this.at = WORDS;
  }

  override nextUint32(): number {
    if (this.at === WORDS) {
      fillUint32(this.source, this.buffer);
      this.at = 0;
    }
    return this.buffer[this.at++];
  }
}
