/** A small generator for fake data only: xorshift32, uniform on [0, 1). */
export function createUniform(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}

/** Six significant digits, as the artefacts keep them. */
export function round(value: number, digits = 6): number {
  return Number(value.toPrecision(digits));
}
