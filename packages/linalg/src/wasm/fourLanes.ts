/** How wide the vectors are that the engine makes of the kernels' two lanes. */
let four = false;

/**
 * Tells this thread's kernels that the engine joins neighbouring pairs of lanes to four. Spaces made from now on compute
 * two tiles at once, which is then faster and otherwise slower; the bits are the same.
 */
export function expectFourLanes(): void {
  four = true;
}

export function hasFourLanes(): boolean {
  return four;
}
