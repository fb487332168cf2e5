/** Collects the runs that the figures hold, when the site is built. */
import type { Artefact, TrajectoriesData, TrajectoryCell } from "@sgd-basins/report";
import { groupCells, layOutPanels } from "../charts/trajectories/panels.ts";
import { resultOf } from "../results/results.ts";
import type { FigureCell, FigureCells } from "./figureCells.ts";
import { panelState } from "./panelState.ts";

interface Found {
  /** Equal where the runs are. */
  readonly runs: string;
  readonly of: Omit<FigureCells, "cells">;
  readonly cell: FigureCell;
}

/**
 * The figures' panels, and after them the cells of those that pool several. Where two figures hold the same runs, they are the
 * first one's.
 */
export function collectFigureCells(artefacts: Iterable<Artefact>): FigureCells[] {
  const panels: Found[] = [];
  const pooled: Found[] = [];
  for (const { id, seed, data } of artefacts) {
    if (data.kind !== "trajectories") continue;
    const { name } = resultOf(id);
    for (const group of groupCells(data)) {
      for (const { cells } of layOutPanels(data, group.cells).panels) {
        panels.push(find(name, seed, data, cells));
        if (cells.length > 1) pooled.push(...cells.map((cell) => find(name, seed, data, [cell])));
      }
    }
  }
  const found = new Map<string, Found>();
  for (const one of [...panels, ...pooled]) if (!found.has(one.runs)) found.set(one.runs, one);
  const groups = Map.groupBy(found.values(), ({ of }) => Object.values(of).join("/"));
  return [...groups.values()].map((own) => ({ ...own[0]!.of, cells: own.map(({ cell }) => cell) }));
}

/** What some cells of a figure pool. */
function find(figure: string, seed: number, data: TrajectoriesData, cells: readonly TrajectoryCell[]): Found {
  const { model, minimizer, batchSize: k, radius, pooled } = panelState(data, cells, seed);
  const { rateLabel: label, learningRate: rate } = cells[0]!;
  const left = cells.reduce((sum, { everLeft }) => sum + everLeft, 0);
  const levels = [pooled === "batchSize" ? "every k" : k, pooled === "radius" ? "every radius" : radius];
  return {
    runs: [model, minimizer, ...levels, label].join("/"),
    of: { figure, model, minimizer },
    cell: { k, radius, pooled, label, rate, runs: data.runs * cells.length, left },
  };
}
