import { instantiate, type Kernels } from "./kernels.ts";

const PAGE = 65536;
/** A line of the cache: up to four doubles are loaded at once, and from two lines that takes twice as long. */
const ALIGNMENT = 64;

/** The kernels and their memory, a stack that grows. Growth detaches views: take them from here each time. */
export class Arena {
  /** The mark of an empty stack; the kernels' own data lie below, in the first page. */
  static readonly bottom = PAGE;
  doubles: Float64Array;
  words: Uint32Array;
  private readonly memory = new WebAssembly.Memory({ initial: 2 });
  readonly kernels: Kernels = instantiate(this.memory);
  private top = Arena.bottom;

  constructor() {
    this.doubles = new Float64Array(this.memory.buffer);
    this.words = new Uint32Array(this.memory.buffer);
  }

  /** The address of `bytes` of memory, with whatever an earlier use left there. Throws RangeError if there is no more. */
  reserve(bytes: number): number {
    const address = this.top;
    const top = address + Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    const missing = top - this.memory.buffer.byteLength;
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / PAGE));
      this.doubles = new Float64Array(this.memory.buffer);
      this.words = new Uint32Array(this.memory.buffer);
    }
    this.top = top;
    return address;
  }

  mark(): number {
    return this.top;
  }

  /** Frees everything reserved since {@link mark} gave `mark`. */
  release(mark: number): void {
    this.top = mark;
  }
}
