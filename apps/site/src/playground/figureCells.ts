/** The runs that the figures hold, by the levels that the playground lets one choose. */
import type { BatchSize } from "@sgd-basins/random";
import { formatBatchSize, formatShort } from "../text/numbers.ts";
import type { Pooled, State } from "./state.ts";

/** A figure's panels, or cells, of one model and one start. */
export interface FigureCells {
  /** "Figure 5". */
  readonly figure: string;
  readonly model: string;
  readonly minimizer: string;
  readonly cells: readonly FigureCell[];
}

export interface FigureCell {
  readonly k: BatchSize;
  readonly radius: number;
  /** Which of the two is that of the first of several cells. */
  readonly pooled: Pooled | null;
  /** As the paper names it. */
  readonly label: string;
  /** Of the batch size. */
  readonly rate: number;
  readonly runs: number;
  /** Runs that left the basin. */
  readonly left: number;
}

/** A figure's cell with the levels of a state, whose rate is given; null if there is none. */
export function figureCellOf(
  figures: readonly FigureCells[],
  { model, minimizer, batchSize, sampling, radius, pooled, learningRate: chosen }: State,
  learningRate: number,
): { readonly of: FigureCells; readonly cell: FigureCell } | null {
  if (sampling === "without-replacement") return null;
  for (const of of figures) {
    if (of.model !== model || of.minimizer !== minimizer) continue;
    const cell = of.cells.find(
      (one) =>
        one.pooled === pooled &&
        (pooled === "radius" || one.radius === radius) &&
        // The rates of several batch sizes have one name.
        (pooled === "batchSize" ? one.label === (chosen ?? "1.5l") : one.k === batchSize && one.rate === learningRate),
    );
    if (cell !== undefined) return { of, cell };
  }
  return null;
}

/** The order of the figures, and within one of the batch sizes, radii and rates; what is pooled stands first. */
export function byLevels(a: Placed, b: Placed): number {
  const figure = a.of.figure.localeCompare(b.of.figure, "en", { numeric: true });
  const keys = ({ cell: { k, radius, pooled, rate } }: Placed): number[] => [
    ...[pooled === null ? 1 : 0, k === "inf" ? Number.MAX_VALUE : k],
    ...[radius, rate],
  ];
  const [own, other] = [keys(a), keys(b)];
  return figure || own.map((key, i) => key - other[i]!).find((difference) => difference !== 0) || 0;
}

interface Placed {
  readonly of: FigureCells;
  readonly cell: FigureCell;
}

/** A cell's levels, in words. */
export function describeCell({ k, radius, pooled, label, rate }: FigureCell): string {
  const method = pooled === "batchSize" ? "every k" : k === "inf" ? "gradient descent" : `k = ${formatBatchSize(k)}`;
  const name = Number.isFinite(Number(label)) ? `α = ${formatShort(rate)}` : `α = ${label}`;
  return `${method}, ${name}, ${pooled === "radius" ? "every radius" : `radius ${formatShort(radius)}`}`;
}
