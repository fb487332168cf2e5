/** Ticks for a logarithmic axis: the powers of ten up to `most`, or of two where there are few. */
export function decades(most: number): number[] {
  const base = most < 100 ? 2 : 10;
  const ticks = [];
  for (let k = 1; k <= most; k *= base) ticks.push(k);
  return ticks;
}
