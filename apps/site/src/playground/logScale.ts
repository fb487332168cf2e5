/** A logarithmic axis. */
export interface LogScale {
  /** The pixel of a positive value. */
  readonly place: (value: number) => number;
  /** Powers of ten inside the domain, thinned to what fits; their two- and fivefold where there would be one or none. */
  readonly ticks: readonly number[];
}

/**
 * @param domain - two positive values
 * @param range - the pixels at which they lie
 * @param most - at most so many ticks
 */
export function logScale(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
  most: number,
): LogScale {
  const [a, b] = [Math.log10(low), Math.log10(high)];
  const place = (value: number): number => from + ((Math.log10(value) - a) / (b - a)) * (to - from);
  const powers = Math.floor(b + 1e-9) - Math.ceil(a - 1e-9) + 1;
  const every = Math.max(1, Math.ceil(powers / most));
  const ticks: number[] = [];
  for (let power = Math.ceil(a - 1e-9); power <= b + 1e-9; power++) {
    if (power % every === 0) ticks.push(Number(`1e${power}`));
  }
  return { place, ticks: ticks.length > 1 ? ticks : parts([low, high], a) };
}

function parts([low, high]: readonly [number, number], from: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(from); Number(`1e${power}`) <= high; power++) {
    ticks.push(...[1, 2, 5].map((part) => Number(`${part}e${power}`)).filter((tick) => tick >= low && tick <= high));
  }
  return ticks;
}
