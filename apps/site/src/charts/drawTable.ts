import { centred, createElement, Plot, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import type { Realisation, TableData } from "@sgd-basins/report";
import { cellAt, columnName } from "../tables/compactTable.ts";
import { formatShort } from "../text/numbers.ts";
import type { Size, Width } from "./chart.ts";
import { drawPlot } from "./drawPlot.ts";

const layouts = {
  wide: { width: 760, left: 148, top: 58, ticks: 7, common: [0.4, 0.5, 0.7, 1, 1.5, 2, 2.5] },
  // The key takes a line for each of its signs.
  narrow: { width: 328, left: 84, top: 120, ticks: 4, common: [0.4, 0.7, 1, 1.5, 2.5] },
} as const;
const margin = { right: 16, bottom: 40 };
const line = { height: 18, gap: 26 };
/** Of computed over published value. */
const common: [number, number] = [0.4, 2.5];

/** A cell of the table as the chart shows it: everything divided by the published value. */
interface Mark {
  readonly label: string;
  /** Pixels below the top of the frame. */
  readonly y: number;
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly computed: readonly { readonly realisation: Realisation["id"]; readonly ratio: number }[];
}

interface Layout {
  readonly headings: readonly { readonly text: string; readonly y: number }[];
  readonly marks: readonly Mark[];
  readonly height: number;
}

/** Sizes of a table's chart. */
export function sizesOfTable(data: TableData): Readonly<Record<Width, Size>> {
  const { height } = layOut(data);
  const sizeOf = ({ width, top }: (typeof layouts)[Width]): Size => ({ width, height: top + height + margin.bottom });
  return { wide: sizeOf(layouts.wide), narrow: sizeOf(layouts.narrow) };
}

/**
 * Draws a table: for each cell the computed value, and the range over unselected seeds, divided by the published value.
 */
export function drawTable(data: TableData, layout: Width, name: string, alt: string): string {
  const size = sizesOfTable(data)[layout];
  const { left, top, ticks: count, common: commonTicks } = layouts[layout];
  const { headings, marks, height } = layOut(data);
  const dots = (id: Realisation["id"]) =>
    marks.flatMap(({ computed, y }) =>
      computed.filter(({ realisation }) => realisation === id).map(({ ratio }) => ({ ratio, y })),
    );
  const ranges = marks.flatMap(({ range, y }) => (range === null ? [] : [{ ...range, y }]));
  const ratios = [...dots("default").map((dot) => dot.ratio), ...ranges.flatMap(({ low, high }) => [low, high]), 1];
  const log = ratios.every((ratio) => ratio > 0);
  // Tables of one quantity on one axis, wherever all they show lies on it.
  const within = ratios.every((ratio) => ratio >= common[0] && ratio <= common[1]);
  const options: Plot.PlotOptions = {
    ...size,
    marginTop: top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: left,
    x: {
      type: log ? "log" : "linear",
      ...(within ? { domain: common } : { nice: true }),
      axis: null,
      insetLeft: 8,
      insetRight: 8,
    },
    y: { type: "linear", domain: [0, height], range: [top, size.height - margin.bottom], axis: null },
    marks: [
      ...(["top", "bottom"] as const).map((anchor) =>
        Plot.axisX({
          anchor,
          ticks: within ? [...commonTicks] : count,
          ...centred(anchor === "top" ? null : "computed value / published value"),
          tickFormat: (value: number) => (within ? formatShort(value, 2) : formatTick(value, log)),
        }),
      ),
      Plot.gridX({ strokeOpacity: 0.15, ticks: within ? [...commonTicks] : count }),
      Plot.ruleY(marks, { y: "y", strokeOpacity: 0.12 }),
      Plot.ruleX([1], { className: "stroke-1", stroke: "currentColor", strokeWidth: 2 }),
      Plot.text(marks, { y: "y", text: "label", frameAnchor: "left", textAnchor: "end", dx: -8 }),
      Plot.text(headings, { y: "y", text: "text", frameAnchor: "left", dx: -left + 8, className: "strong" }),
      Plot.link(ranges, {
        x1: "low",
        x2: "high",
        y: "y",
        strokeWidth: 6,
        strokeOpacity: 0.35,
        stroke: "currentColor",
        className: "stroke-0",
      }),
      Plot.dot(dots("selected"), {
        x: "ratio",
        y: "y",
        symbol: "triangle",
        r: 4,
        className: "stroke-2",
        stroke: "currentColor",
        strokeWidth: 1.5,
      }),
      Plot.dot(dots("default"), { x: "ratio", y: "y", r: 4, className: "fill-0", fill: "currentColor" }),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) => drawLegend(document, svg, data, layout));
}

/** Columns as headings, so that neighbours differ only by the row. */
function layOut(data: TableData): Layout {
  const headings: { text: string; y: number }[] = [];
  const marks: Mark[] = [];
  let y = 0;
  for (const column of data.columns) {
    headings.push({ text: columnName(column), y: y + 12 });
    y += line.gap;
    for (const row of data.rows) {
      const cell = cellAt(data, row, column);
      const { published, range } = cell;
      const divided = published !== null && published !== 0;
      marks.push({
        label: data.rowHeading === "k" ? `k = ${row.label}` : row.label,
        y: y + line.height / 2,
        range: divided && range !== null ? { low: range.low / published, high: range.high / published } : null,
        computed: divided
          ? cell.computed.flatMap(({ realisation, value }) =>
              value === null ? [] : [{ realisation, ratio: value / published }],
            )
          : [],
      });
      y += line.height;
    }
    y += 4;
  }
  return { headings, marks, height: y };
}

function formatTick(value: number, log: boolean): string {
  const leading = value.toExponential()[0];
  return !log || leading === "1" || leading === "2" || leading === "5" ? formatShort(value, 2) : "";
}

function drawLegend(document: SvgDocument, svg: SvgElement, data: TableData, layout: Width): void {
  const selected = data.realisations.some((realisation) => realisation.id === "selected");
  const signs = [
    { at: 14, words: "published", path: "M4 -9V9", sign: { class: "stroke-1", "stroke-width": 2 } },
    { at: 108, words: "computed here", path: "M0 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", sign: { class: "fill-0" } },
    {
      ...{ at: 232, words: "5–95 % of unselected seeds", path: "M-6 0h20" },
      sign: { class: "stroke-0", "stroke-width": 6, "stroke-opacity": 0.35 },
    },
    ...(selected
      ? [
          {
            ...{ at: 452, words: "a draw selected for its results", path: "M4 -5L9 4L-1 4Z" },
            sign: { class: "stroke-2", fill: "none", "stroke-width": 1.5 },
          },
        ]
      : []),
  ];
  for (const [i, { at, words, path, sign }] of signs.entries()) {
    const [x, y] = layout === "wide" ? [at, 14] : [14, 12 + 22 * i];
    svg.append(
      createElement(document, "path", { d: path, transform: `translate(${x} ${y})`, ...sign }),
      createElement(document, "text", { x: x + 20, y: y + 4, "text-anchor": "start", "font-size": 12 }, words),
    );
  }
}
