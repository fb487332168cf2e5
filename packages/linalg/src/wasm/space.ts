/**
 * Memory that the kernels can reach. An array made by {@link Space.allocate} is passed to a kernel as it is; any other
 * array is copied in and out, which costs little beside cubic work.
 *
 * A space never grows, so its arrays stay valid for as long as anybody holds them; its pages are touched, and so paid
 * for, only when used. Allocation is a stack: {@link Space.mark} and {@link Space.release}.
 */
import { instantiate, type Kernels } from "./kernels.ts";

const DOUBLE = 8;
const PAGE = 65536;
/** Pairs of doubles are loaded at once. */
const ALIGNMENT = 16;

const spaces = new WeakMap<ArrayBufferLike, Space>();

export class Space {
  readonly kernels: Kernels;
  private readonly memory: WebAssembly.Memory;
  private readonly numbers: Float64Array;
  private readonly end: number;
  private top: number;

  /** Room for `doubles` numbers. Throws RangeError if there is not that much memory. */
  constructor(doubles: number) {
    // The kernels' own data lie at the bottom, in the first page.
    const pages = 1 + Math.ceil((doubles * DOUBLE + ALIGNMENT) / PAGE);
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.end = pages * PAGE;
    this.top = PAGE;
    this.numbers = new Float64Array(this.memory.buffer);
    this.kernels = instantiate(this.memory);
    spaces.set(this.memory.buffer, this);
  }

  /** A new array of zeros or of what an earlier array left there. Throws RangeError if the space is full. */
  allocate(length: number): Float64Array {
    return new Float64Array(this.memory.buffer, this.reserve(length), length);
  }

  /** As {@link allocate}, but the address alone: scratch of a kernel. */
  reserve(length: number): number {
    const address = this.top;
    const top = address + Math.ceil((length * DOUBLE) / ALIGNMENT) * ALIGNMENT;
    if (top > this.end) throw new RangeError(`Space: ${length} numbers do not fit into what is left`);
    this.top = top;
    return address;
  }

  /** Whether `length` more numbers fit. */
  hasRoom(length: number): boolean {
    return this.top + length * DOUBLE + ALIGNMENT <= this.end;
  }

  /** Where the stack stands. */
  mark(): number {
    return this.top;
  }

  /** Frees everything allocated since {@link mark} gave `mark`. */
  release(mark: number): void {
    this.top = mark;
  }

  /** The address of an array, copied in unless it lives here. */
  bring(array: Float64Array): number {
    if (array.buffer === this.memory.buffer) return array.byteOffset;
    const address = this.reserve(array.length);
    this.numbers.set(array, address / DOUBLE);
    return address;
  }

  /** The address where a kernel may write `array`; {@link fetch} then fills it. Nothing is copied in. */
  place(array: Float64Array): number {
    return array.buffer === this.memory.buffer ? array.byteOffset : this.reserve(array.length);
  }

  /** Fills `array` with what a kernel left at `address`, unless it lives there. */
  fetch(address: number, array: Float64Array): void {
    if (array.buffer === this.memory.buffer) return;
    const start = address / DOUBLE;
    array.set(this.numbers.subarray(start, start + array.length));
  }

  /** The number that a kernel left at `address`. */
  numberAt(address: number): number {
    return this.numbers[address / DOUBLE];
  }
}

/** The space that an array lives in, if any. */
export function spaceOf(array: Float64Array): Space | undefined {
  return spaces.get(array.buffer);
}

let common = new Space(1 << 16);

/** Kernels that only answer how much scratch another one needs; any instance will do. */
export const sizes: Kernels = common.kernels;

/**
 * A space for arrays that live in none, with room for `doubles` numbers: the same one again and again, replaced by a
 * larger one where needed. Its stack must be released before the caller returns.
 */
export function borrowSpace(doubles: number): Space {
  if (!common.hasRoom(doubles)) common = new Space(2 * doubles);
  return common;
}
