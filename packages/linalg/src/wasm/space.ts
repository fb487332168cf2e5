/**
 * Memory that the kernels can reach. An array made by {@link Space.allocate} is passed to a kernel as it is; any other
 * array is copied in and out, which costs little beside cubic work.
 *
 * A space never grows, so its arrays stay valid for as long as anybody holds them; its pages are touched, and so paid
 * for, only when used. Allocation is a stack: {@link Space.mark} and {@link Space.release}.
 *
 * A call of a kernel stands between {@link Space.begin} and {@link Space.end}, and names each array by what the kernel
 * does with it: {@link Space.in}, {@link Space.inOut} or {@link Space.out}.
 */
import { instantiate, type Kernels } from "./kernels.ts";

const DOUBLE = 8;
const PAGE = 65536;
/** A line of the cache: up to four doubles are loaded at once, and from two lines that takes twice as long. */
const ALIGNMENT = 64;
/** Numbers that an array may lose to the next one's alignment, at most. */
export const LOSS = ALIGNMENT / DOUBLE - 1;

/** Stands for an array of a call that is over, which nobody shall keep alive. */
const NO_ARRAY = new Float64Array(0);

const spaces = new WeakMap<ArrayBufferLike, Space>();

export class Space {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
  private readonly numbers: Float64Array;
  private readonly limit: number;
  private top: number;
  /** Where the stack stood when the call began. */
  private base: number;
  /** Arrays that live elsewhere, the first `guests` of them, and the addresses where the kernel writes what is theirs. */
  private readonly arrays: Float64Array[] = [];
  private readonly addresses: number[] = [];
  private guests = 0;

  /** Room for `doubles` numbers. Throws RangeError if there is not that much memory. */
  constructor(doubles: number) {
    // The kernels' own data lie at the bottom, in the first page.
    const pages = 1 + Math.ceil((doubles * DOUBLE + ALIGNMENT) / PAGE);
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.limit = pages * PAGE;
    this.top = PAGE;
    this.base = PAGE;
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
    if (top > this.limit) throw new RangeError(`Space: ${length} numbers do not fit into what is left`);
    this.top = top;
    return address;
  }

  /** Whether `length` more numbers fit. */
  hasRoom(length: number): boolean {
    return this.top + length * DOUBLE + ALIGNMENT <= this.limit;
  }

  /** Where the stack stands. */
  mark(): number {
    return this.top;
  }

  /** Frees everything allocated since {@link mark} gave `mark`. */
  release(mark: number): void {
    this.top = mark;
  }

  /** Begins a call of a kernel. One call at a time: kernels call nobody. */
  begin(): void {
    this.base = this.top;
    this.guests = 0;
  }

  /** The address of an array that a kernel reads, copied in unless it lives here. */
  in(array: Float64Array): number {
    if (array.buffer === this.memory.buffer) return array.byteOffset;
    const address = this.reserve(array.length);
    this.numbers.set(array, address / DOUBLE);
    return address;
  }

  /** The address of an array that a kernel writes without reading it: nothing is copied in. */
  out(array: Float64Array): number {
    if (array.buffer === this.memory.buffer) return array.byteOffset;
    const address = this.reserve(array.length);
    this.arrays[this.guests] = array;
    this.addresses[this.guests++] = address;
    return address;
  }

  /** The address of an array that a kernel changes. */
  inOut(array: Float64Array): number {
    const address = this.out(array);
    if (array.buffer !== this.memory.buffer) this.numbers.set(array, address / DOUBLE);
    return address;
  }

  /** Ends the call: arrays that live elsewhere get what the kernel wrote for them, and the stack stands where it stood. */
  end(): void {
    for (let i = 0; i < this.guests; i++) {
      const start = this.addresses[i] / DOUBLE;
      this.arrays[i].set(this.numbers.subarray(start, start + this.arrays[i].length));
    }
    this.abandon();
  }

  /** Ends the call and leaves arrays that live elsewhere as they were. */
  abandon(): void {
    for (let i = 0; i < this.guests; i++) this.arrays[i] = NO_ARRAY;
    this.guests = 0;
    this.top = this.base;
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

/** Doubles of the first one: what is small needs no second. */
const FIRST_ROOM = 1 << 16;

let common: Space | null = null;

/** Kernels that only answer how much scratch another one needs; any instance will do. */
export function sizes(): Kernels {
  return borrowSpace(0).kernels;
}

/**
 * A space for arrays that live in none, with room for `doubles` numbers: the same one again and again, made when it is first
 * asked for, replaced by a larger one where needed. Its stack must be released before the caller returns.
 */
export function borrowSpace(doubles: number): Space {
  common ??= new Space(FIRST_ROOM);
  if (!common.hasRoom(doubles)) common = new Space(2 * doubles);
  return common;
}
