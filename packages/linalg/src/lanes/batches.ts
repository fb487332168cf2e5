import { LOSS, type Space } from "../wasm/space.ts";

/** Batches one after the other: entries from starts[t] to starts[t + 1] − 1 are those of batch t. */
export interface Batches {
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** How often each of them is in its batch. */
  readonly counts: Float64Array;
}

/** How many batches there may be at a time, and how many entries of all. */
export interface BatchRoom {
  readonly batches: number;
  readonly entries: number;
}

/** In a space with room for {@link doublesOfBatches}. */
export function batchesIn(space: Space, { batches, entries }: BatchRoom): Batches {
  return {
    starts: wordsIn(space, batches + 1).fill(0),
    members: wordsIn(space, entries),
    counts: space.allocate(entries),
  };
}

/** Numbers that they take, at most. */
export function doublesOfBatches({ batches, entries }: BatchRoom): number {
  return (batches + 1) / 2 + 1 + entries / 2 + 1 + entries + 3 * LOSS;
}

export function wordsIn(space: Space, length: number): Uint32Array {
  return new Uint32Array(space.memory.buffer, space.reserve(Math.ceil(length / 2)), length);
}
