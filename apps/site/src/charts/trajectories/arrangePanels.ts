/** Where the parts of a trajectory chart lie: a line a row of the figure, its thresholds first; on a narrow page one below the other. */
import type { TrajectoryGrid, TrajectoryPanel } from "./panels.ts";

export type Layout = "wide" | "medium" | "narrow";

/** A rectangle, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A panel's frame. */
export interface Frame extends Box {
  readonly panel: TrajectoryPanel;
  /** Whether the panel carries the labels of the distances, which the first of a line does. */
  readonly labelsDistance: boolean;
}

export interface Arrangement {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Frame[];
  /** Where the thresholds of a row are drawn. */
  readonly columns: readonly (Box & { readonly row: string })[];
  /** A heading above each row, the row's level. */
  readonly headings: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** `least`: what the thresholds' names and values need. */
const layouts: Readonly<
  Record<
    Layout,
    { readonly width: number; readonly perLine: number; readonly thresholds: number; readonly panel: number }
  >
> = {
  wide: { width: 1120, perLine: 6, thresholds: 222, panel: 150 },
  medium: { width: 720, perLine: 3, thresholds: 214, panel: 140 },
  narrow: { width: 340, perLine: 1, thresholds: 316, panel: 130 },
};

/** Two lines of text above a panel. */
export const titles = 36;
const heading = 24;
const labels = { distance: 40, step: 22 };
const gap = 22;
const right = 8;
/** Below a line, and for the names of the axes at the end. */
const pause = 14;
const foot = 20;

export function widthOf(layout: Layout): number {
  return layouts[layout].width;
}

/**
 * Lays out a grid's panels.
 *
 * @param top - where they begin, below the legend
 */
export function arrangePanels(grid: TrajectoryGrid, layout: Layout, top: number): Arrangement {
  const { width, perLine, thresholds, panel: height } = layouts[layout];
  const stacked = layout === "narrow";
  // Rows of one panel stand two to a line where there is room.
  const abreast = layout === "wide" && grid.columns === 1 && grid.rows.length > 1 ? 2 : 1;
  const room = (width - right + gap) / abreast - gap;
  const begin = stacked ? labels.distance : thresholds + labels.distance;
  const across = Math.min(perLine, grid.columns);
  const panelWidth = (room - begin + gap) / across - gap;
  const frames: Frame[] = [];
  const columns: (Box & { row: string })[] = [];
  const headings: { text: string; x: number; y: number }[] = [];
  let y = top;
  let end = top;
  for (const [i, row] of grid.rows.entries()) {
    const left = (i % abreast) * (room + gap);
    if (i % abreast === 0) y = end;
    let line = y;
    if (row !== "") {
      headings.push({ text: row, x: left, y: line + heading - 8 });
      line += heading;
    }
    columns.push({ row, x: left, y: line + titles, width: thresholds, height });
    if (stacked) line += titles + height + pause;
    const own = grid.panels.filter((panel) => panel.row === row);
    for (const panel of own) {
      const place = panel.column % across;
      if (place === 0 && panel.column > 0) line += titles + height + labels.step;
      const x = left + begin + place * (panelWidth + gap);
      frames.push({ panel, x, y: line + titles, width: panelWidth, height, labelsDistance: place === 0 });
    }
    end = Math.max(end, line + titles + height + labels.step + pause);
  }
  return { width, height: end + foot - pause, frames, columns, headings };
}
