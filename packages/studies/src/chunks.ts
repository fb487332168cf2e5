/** Consecutive indices: `count` of them from `first` on. */
export interface Chunk {
  readonly first: number;
  readonly count: number;
}

/** Splits `count` indices from `first` on into chunks of at most `most`, in their order. */
export function chunksOf(count: number, most: number, first = 0): Chunk[] {
  return Array.from({ length: Math.ceil(count / most) }, (_, i) => ({
    first: first + i * most,
    count: Math.min(most, count - i * most),
  }));
}
