/**
 * Ticks of a logarithmic axis, ascending; the first and the last enclose the values. They are 1, 2 and 5 times powers of
 * ten where that gives few of them, else the powers of ten alone.
 *
 * @param least - the smallest value, positive
 * @param most - the largest value, at least `least`
 */
export function logTicks(least: number, most: number): number[] {
  const fine = enclosing([1, 2, 5], least, most);
  return fine.length <= mostTicks ? fine : enclosing([1], least, most);
}

const mostTicks = 8;

function enclosing(factors: readonly number[], least: number, most: number): number[] {
  const from = Math.floor(Math.log10(least)) - 1;
  const to = Math.ceil(Math.log10(most)) + 1;
  const steps = Array.from({ length: to - from + 1 }, (_, i) =>
    factors.map((factor) => Number(`${factor}e${from + i}`)),
  );
  const ticks = steps.flat();
  const first = ticks.findLastIndex((tick) => tick <= least);
  const last = ticks.findIndex((tick) => tick >= most);
  return ticks.slice(Math.min(first, last - 1), last + 1);
}
