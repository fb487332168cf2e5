/** Where the panels of a trajectory chart lie: side by side on a wide page, one below the other on a narrow one. */
import { cellThresholds } from "@sgd-basins/report";
import type { TrajectoryGrid, TrajectoryPanel } from "./panels.ts";

export type Layout = "wide" | "narrow";

/** A panel's frame, in CSS pixels. */
export interface Frame {
  readonly panel: TrajectoryPanel;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether the panel carries the labels of its axes; in a row, the first one carries the distances. */
  readonly labelsDistance: boolean;
  readonly labelsStep: boolean;
}

export interface Arrangement {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Frame[];
  /** A heading above each row, the row's level. */
  readonly headings: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** Room above the first row for the legend, a line each. */
const legendLine = 22;
const heading = 24;
/** Two lines of titles and the strip of learning rates. */
export const titles = 46;
const labels = { distance: 42, step: 20 };
const gap = 18;
const end = { right: 10, bottom: 20 };
/** `least`: the legend and the values of both bounds need so much. */
const wide = { height: 120, few: 250, several: 190, many: 128, least: 760 };
const narrow = { width: 340, height: 128 };

/** The lines of the legend: the series, what the strip means, and the thresholds; on a narrow page each takes more lines. */
function legendLines(grid: TrajectoryGrid, layout: Layout): number {
  const several = grid.series.length > 1;
  return layout === "wide"
    ? several
      ? 4
      : 3
    : (several ? Math.ceil(grid.series.length / 2) : 0) + 1 + cellThresholds.length;
}

/** Lays out a grid's panels. */
export function arrangePanels(grid: TrajectoryGrid, layout: Layout): Arrangement {
  const top = 8 + legendLine * legendLines(grid, layout);
  return layout === "wide" ? arrangeWide(grid, top) : arrangeNarrow(grid, top);
}

function arrangeWide(grid: TrajectoryGrid, top: number): Arrangement {
  const { columns, rows } = grid;
  const width = columns > 4 ? wide.many : columns === 4 ? wide.several : wide.few;
  const folded = grid.panels.some((panel) => panel.level !== null);
  const pitch = width + (folded ? labels.distance : gap);
  const frames: Frame[] = [];
  const headings: { text: string; x: number; y: number }[] = [];
  let y = top;
  for (const [i, row] of rows.entries()) {
    if (row !== "") {
      headings.push({ text: row, x: labels.distance, y: y + heading - 6 });
      y += heading;
    }
    y += titles;
    for (const panel of grid.panels) {
      if (panel.row !== row) continue;
      const x = labels.distance + panel.column * pitch;
      const labelsDistance = panel.column === 0 || folded;
      const labelsStep = i === rows.length - 1;
      frames.push({ panel, x, y, width, height: wide.height, labelsDistance, labelsStep });
    }
    y += wide.height;
  }
  return {
    width: Math.max(wide.least, labels.distance + (columns - 1) * pitch + width + end.right),
    height: y + labels.step + end.bottom,
    frames,
    headings,
  };
}

function arrangeNarrow(grid: TrajectoryGrid, top: number): Arrangement {
  const frames: Frame[] = [];
  const headings: { text: string; x: number; y: number }[] = [];
  const width = narrow.width - labels.distance - end.right;
  let y = top;
  for (const row of grid.rows) {
    if (row !== "") {
      headings.push({ text: row, x: 4, y: y + heading - 6 });
      y += heading;
    }
    for (const panel of grid.panels) {
      if (panel.row !== row) continue;
      y += titles;
      frames.push({
        panel,
        x: labels.distance,
        y,
        width,
        height: narrow.height,
        labelsDistance: true,
        labelsStep: true,
      });
      y += narrow.height + labels.step;
    }
  }
  return { width: narrow.width, height: y + end.bottom, frames, headings };
}
