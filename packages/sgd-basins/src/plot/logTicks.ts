/** About so many ticks are wanted. */
const WANTED = 5;

/** Ticks of a logarithmic axis: powers of ten, or where these are few their 1-, 2- and 5-fold, or evenly spaced numbers. */
export function logTicks(low: number, high: number): number[] {
  const within = (ticks: readonly number[]): number[] => ticks.filter((tick) => tick >= low && tick <= high);
  const exponents: number[] = [];
  for (let e = exponentOf(low); e <= exponentOf(high); e++) exponents.push(e);
  const powers = within(exponents.map((e) => Number(`1e${e}`)));
  if (powers.length > 2) {
    const stride = Math.ceil(powers.length / WANTED);
    return powers.filter((tick) => exponentOf(tick) % stride === 0);
  }
  const parts = within(exponents.flatMap((e) => [1, 2, 5].map((part) => Number(`${part}e${e}`))));
  return parts.length > 1 ? parts : within(even(low, high));
}

function even(low: number, high: number): number[] {
  const e = exponentOf((high - low) / WANTED);
  const step = [1, 2, 5, 10].find((part) => Number(`${part}e${e}`) >= (high - low) / WANTED) ?? 10;
  const ticks: number[] = [];
  for (let i = Math.floor(low / Number(`${step}e${e}`)); ticks.length <= 2 * WANTED; i++)
    ticks.push(Number(`${i * step}e${e}`));
  return ticks;
}

/** The exponent of ten with which a number is written. */
function exponentOf(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}
