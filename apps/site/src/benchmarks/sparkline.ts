/** A task's times over the commits as a small drawing, in the coordinates of its own box. */
import { type Standing, segmentsOf, standingOf, type Trend } from "@sgd-basins/bench-documents/trends";
import { formatNumber } from "../text/numbers.ts";

export const sparkline = { width: 240, height: 48 };

/** So much of a change at least fills the height; noise of a per cent is not to look like a mountain. */
const LEAST_SPAN = Math.log(1.3);
const MARGIN = 5;

export interface Sparkline {
  /** Corners of the line, as SVG writes them. */
  readonly line: string;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  /** Noise of each stretch, from the 10 % to the 90 % quantile. */
  readonly bands: readonly {
    readonly x: number;
    readonly width: number;
    readonly y: number;
    readonly height: number;
  }[];
  readonly rules: readonly { readonly x: number; readonly standing: Standing }[];
  /** What the height stands for: the highest point's time over the lowest one's. */
  readonly scale: string;
  readonly alt: string;
}

/** Times are on a logarithmic scale, slower above; commits have equal distances. */
export function sparklineOf(trend: Pick<Trend, "suite" | "name" | "points" | "changes">): Sparkline {
  const { points, changes } = trend;
  const logarithms = points.map(({ relative }) => Math.log(relative));
  const [least, most] = [Math.min(...logarithms), Math.max(...logarithms)];
  const span = Math.max(most - least, LEAST_SPAN);
  const middle = 0.5 * (least + most);
  const step = (sparkline.width - 2 * MARGIN) / Math.max(1, points.length - 1);
  const x = (index: number): number => tenth(MARGIN + index * step);
  const y = (logarithm: number): number =>
    tenth(sparkline.height / 2 - ((logarithm - middle) / span) * (sparkline.height - 2 * MARGIN));
  const dots = logarithms.map((logarithm, i) => ({ x: x(i), y: y(logarithm) }));
  return {
    line: dots.map((dot) => `${dot.x},${dot.y}`).join(" "),
    dots,
    bands: segmentsOf(trend).map(({ from, to, low, high }) => {
      const [left, top] = [x(from - 0.5), y(Math.log(high)) - 1];
      return { x: left, width: tenth(x(to - 0.5) - left), y: top, height: tenth(y(Math.log(low)) + 1 - top) };
    }),
    rules: changes.map((change) => ({
      x: x(points.findIndex(({ commit }) => commit === change.commit) - 0.5),
      standing: standingOf(change),
    })),
    scale: `highest point ${formatNumber(Math.exp(most - least), 3)} × the lowest`,
    alt: `${trend.suite}/${trend.name}: relative time over ${points.length} recorded commits, ${
      changes.length === 0 ? "no change point" : changes.map((change) => `a ${words[standingOf(change)]}`).join(", ")
    }`,
  };
}

const words = { confirmed: "confirmed change", refuted: "refuted change point", suspicion: "suspicion" } as const;

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}
