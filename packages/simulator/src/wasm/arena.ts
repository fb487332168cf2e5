import { binary } from "./binary.ts";

/** What the compiled kernels export. Addresses are in bytes; see `kernels/` for what each does. */
interface Kernels {
  simulateFour(cell: number, first: number, count: number): void;
}

const PAGE = 65536;
/** Pairs of doubles are loaded at once. */
const ALIGNMENT = 16;

/** The kernels and their memory, a stack that grows. Growth detaches views: take them from here each time. */
export class Arena {
  /** The mark of an empty stack; the kernels' own data lie below, in the first page. */
  static readonly bottom = PAGE;
  readonly kernels: Kernels;
  doubles: Float64Array;
  words: Uint32Array;
  private readonly memory = new WebAssembly.Memory({ initial: 2 });
  private top = Arena.bottom;

  constructor() {
    const compiled = new WebAssembly.Module(Uint8Array.from(atob(binary), (c) => c.charCodeAt(0)));
    const instance = new WebAssembly.Instance(compiled, { env: { memory: this.memory } });
    this.kernels = instance.exports as unknown as Kernels;
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
