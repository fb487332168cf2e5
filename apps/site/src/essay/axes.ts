/** Axes of the essay's panels. */
import { line, words } from "./markup.ts";

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Axis {
  /** Where a value lies, in the panel's coordinates. */
  readonly place: (value: number) => number;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

/** An axis on which values lie evenly. */
export function evenAxis(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
  ticks: readonly Tick[],
): Axis {
  return { place: (value) => from + ((value - low) / (high - low)) * (to - from), from, to, ticks };
}

/** An axis on which the logarithms of values lie evenly. */
export function logAxis(
  [low, high]: readonly [number, number],
  range: readonly [number, number],
  ticks: readonly Tick[],
): Axis {
  const even = evenAxis([Math.log10(low), Math.log10(high)], range, []);
  return { ...even, place: (value) => even.place(Math.log10(value)), ticks };
}

/** Room about a panel's plot. */
export const margin = { top: 46, right: 10, bottom: 38, left: 44 } as const;

export interface Frame {
  readonly x: Axis;
  readonly y: Axis;
  /** Over the plot. */
  readonly title: string;
  readonly xLabel: string;
}

/** Grid, ticks, what the axes show. */
export function drawFrame({ x, y, title, xLabel }: Frame): string {
  const [left, right, top, bottom] = [x.from, x.to, y.to, y.from];
  return [
    ...y.ticks.flatMap(({ at, label }) => [
      line(left, y.place(at), right, y.place(at), "grid"),
      words(left - 6, y.place(at) + 4, label, { anchor: "end", className: "tick" }),
    ]),
    line(left, bottom, right, bottom, "axis"),
    ...x.ticks.flatMap(({ at, label }) => [
      line(x.place(at), bottom, x.place(at), bottom + 4, "axis"),
      words(x.place(at), bottom + 17, label, { anchor: "middle", className: "tick" }),
    ]),
    words(left, top - 32, title, { className: "title" }),
    words((left + right) / 2, bottom + 33, xLabel, { anchor: "middle", className: "tick" }),
  ].join("");
}
