/** What the study of networks found, as its page counts it. */
import type { NetworkSwap, NetworksData } from "@sgd-basins/report";

export interface Findings {
  readonly dataSets: readonly string[];
  readonly rows: Range;
  readonly parameters: Range;
  /** Minima and batch sizes, each distance of the starts by itself. */
  readonly cells: number;
  /** Of the starts from the minimum, ascending. */
  readonly distances: readonly number[];
  /** α½ over the finite-run rule's rate, and over α_as. */
  readonly overRule: Range;
  readonly overLimit: Range;
  /** How many times lower u lies than α½, and how many times higher l, at least, where batches are drawn. */
  readonly far: { readonly convergence: number; readonly divergence: number };
  /** Another method at a minimum: how often what runs do is what α* says. */
  readonly told: number;
  /** How often the rate lies between α* and α_as, so that the runs would tell which of the two decides. */
  readonly between: number;
  /** Minima of gradient descent, at which SGD-1 and gradient descent were run at one rate, by what the two did. */
  readonly pairs: readonly Pair[];
}

interface Range {
  readonly least: number;
  readonly most: number;
}

interface Pair {
  readonly single: NetworkSwap;
  readonly full: NetworkSwap;
}

export function findingsOf({ minima, cells, swaps }: NetworksData): Findings {
  const drawn = cells.filter(({ batchSize }) => batchSize !== "inf");
  const ofDescent = swaps.filter(({ trainedBy }) => trainedBy === "inf");
  return {
    dataSets: [...new Set(minima.map(({ dataSet }) => dataSet))],
    rows: rangeOf(minima.map(({ components }) => components)),
    parameters: rangeOf(minima.map(({ dimension }) => dimension)),
    cells: cells.length,
    distances: [...new Set(cells.map(({ startDistance }) => startDistance))].sort((a, b) => a - b),
    overRule: rangeOf(cells.map(({ half, rule }) => half / rule)),
    overLimit: rangeOf(cells.map(({ half, almostSure }) => half / almostSure)),
    far: {
      convergence: rangeOf(drawn.map(({ half, convergence }) => half / convergence)).least,
      divergence: rangeOf(drawn.map(({ half, divergence }) => divergence / half)).least,
    },
    told: swaps.filter((swap) => (swap.learningRate > swap.meanSquare ? allLeft(swap) : noneLeft(swap))).length,
    between: swaps.filter(({ minimum, batchSize, learningRate }) =>
      cells.some(
        (cell) =>
          cell.minimum === minimum &&
          cell.batchSize === batchSize &&
          learningRate > cell.meanSquare &&
          learningRate < cell.almostSure,
      ),
    ).length,
    pairs: ofDescent
      .filter(({ batchSize }) => batchSize === 1)
      .flatMap((single) =>
        ofDescent
          .filter(({ minimum, batchSize }) => minimum === single.minimum && batchSize === "inf")
          .map((full) => ({ single, full })),
      ),
  };
}

export function allLeft({ left }: NetworkSwap): boolean {
  return left.count === left.of;
}

export function noneLeft({ left }: NetworkSwap): boolean {
  return left.count === 0;
}

function rangeOf(values: readonly number[]): Range {
  return { least: Math.min(...values), most: Math.max(...values) };
}
