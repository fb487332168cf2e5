/** The runs that the figures hold, by the levels that the playground lets one choose; made when the site is built. */
import type { BatchSize } from "@sgd-basins/random";
import type { Artefact } from "@sgd-basins/report";
import { resultOf } from "../results/results.ts";
import { formatBatchSize, formatShort } from "../text/numbers.ts";
import type { State } from "./state.ts";

/** A figure's cells of one model and one start. */
export interface FigureCells {
  /** "Figure 5". */
  readonly figure: string;
  readonly model: string;
  readonly minimizer: string;
  readonly runs: number;
  readonly cells: readonly FigureCell[];
}

export interface FigureCell {
  readonly k: BatchSize;
  readonly radius: number;
  /** As the paper names it. */
  readonly label: string;
  readonly rate: number;
  /** Runs that left the basin. */
  readonly left: number;
}

/** The figures' cells on default models. Where two figures hold the same runs, they are the first one's. */
export function figureCells(artefacts: Iterable<Artefact>): FigureCells[] {
  const seen = new Set<string>();
  const found: (FigureCells & { readonly cells: FigureCell[] })[] = [];
  for (const { id, data } of artefacts) {
    if (data.kind !== "trajectories") continue;
    const figure = resultOf(id).name;
    for (const cell of data.cells) {
      if (cell.realisation !== "default") continue;
      const { batchSize: k, radius, rateLabel: label, learningRate: rate, everLeft: left } = cell;
      const minimizer = cell.start;
      const model = `${minimizer === "circular" || minimizer === "quadratic" ? "quadratic-circle" : "styblinski-tang"}-${cell.model}`;
      const key = [model, minimizer, k, radius, rate].join("/");
      if (seen.has(key)) continue;
      seen.add(key);
      let own = found.find((one) => one.figure === figure && one.model === model && one.minimizer === minimizer);
      if (own === undefined) {
        own = { figure, model, minimizer, runs: data.runs, cells: [] };
        found.push(own);
      }
      own.cells.push({ k, radius, label, rate, left });
    }
  }
  return found;
}

/** A figure's cell with the levels of a state, whose rate is given; null if there is none. */
export function figureCellOf(
  figures: readonly FigureCells[],
  { model, minimizer, batchSize, sampling, radius }: State,
  learningRate: number,
): { readonly of: FigureCells; readonly cell: FigureCell } | null {
  if (sampling === "without-replacement") return null;
  for (const of of figures) {
    if (of.model !== model || of.minimizer !== minimizer) continue;
    const cell = of.cells.find((one) => one.k === batchSize && one.radius === radius && one.rate === learningRate);
    if (cell !== undefined) return { of, cell };
  }
  return null;
}

/** A cell's levels, in words. */
export function describeCell({ k, radius, label, rate }: FigureCell): string {
  const method = k === "inf" ? "gradient descent" : `k = ${formatBatchSize(k)}`;
  const name = Number.isFinite(Number(label)) ? `α = ${formatShort(rate)}` : `α = ${label}`;
  return `${method}, ${name}, radius ${formatShort(radius)}`;
}
