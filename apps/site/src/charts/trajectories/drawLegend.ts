/** The legend of a trajectory chart: as many to a line as fit. */
import { createElement, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import { cellThresholds, regions } from "@sgd-basins/report";
import { isPooled, thresholdStroke } from "./drawThresholdColumn.ts";
import type { TrajectoryGrid } from "./panels.ts";

/** How the median of each series is dashed, so that colour is not all that tells them apart. */
const seriesDashes = ["", "7 3", "2 2", "9 3 2 3"] as const;

interface Item {
  readonly words: string;
  readonly sign: (document: SvgDocument, x: number, y: number) => SvgElement[];
}

const lineHeight = 22;
const signWidth = 30;
/** Of a letter of 12 pixels, at most on average. */
const letter = 6.6;

/** What a chart shows of the runs: a band and the runs that end outside, or every run. */
export type Shown = "bands" | "runs";

function itemsOf(grid: TrajectoryGrid, shown: Shown): Item[] {
  const series = grid.series.map((name, i): Item => {
    const many = grid.series.length > 1;
    return {
      words: shown === "bands" && i === 0 ? `${many ? `${name}: ` : ""}median, 10–90 % of runs` : name,
      sign: (document, x, y) => [
        ...(shown === "bands"
          ? [
              createElement(document, "rect", {
                x,
                y: y - 10,
                width: 22,
                height: 12,
                class: `fill-${i}`,
                "fill-opacity": 0.2,
              }),
            ]
          : []),
        createElement(document, "line", { x1: x, x2: x + 22, y1: y - 4, y2: y - 4, ...medianStroke(i) }),
      ],
    };
  });
  const outside: Item = {
    words: "a run that ends outside the basin",
    sign: (document, x, y) => [
      createElement(document, "line", {
        x1: x,
        x2: x + 22,
        y1: y - 4,
        y2: y - 4,
        stroke: "currentColor",
        "stroke-width": 0.8,
      }),
    ],
  };
  const rows = Map.groupBy(grid.panels, ({ row }) => row);
  return [
    ...(shown === "runs" && grid.series.length === 1 ? [] : series),
    ...(shown === "bands" ? [outside] : []),
    ...regions.map(
      ({ name, where, words }): Item => ({
        words: `${where === "between" ? where : `α ${where}`}: ${words}`,
        sign: (document, x, y) => [
          createElement(document, "rect", { x, y: y - 11, width: 22, height: 13, class: `region-${name}` }),
        ],
      }),
    ),
    ...cellThresholds.map(
      (threshold): Item => ({
        words: `${threshold.symbol}, ${threshold.name}`,
        sign: (document, x, y) => [
          createElement(document, "line", { x1: x, x2: x + 22, y1: y - 4, y2: y - 4, ...thresholdStroke(threshold) }),
        ],
      }),
    ),
    {
      words: `${[...rows.values()].some((panels) => isPooled(panels.flatMap(({ cells }) => cells))) ? "●" : "▸"} α of a panel`,
      sign: () => [],
    },
  ];
}

/** How the median of a series is drawn. */
export function medianStroke(series: number): Record<string, string | number> {
  const dash = seriesDashes[series] ?? "";
  return {
    class: `stroke-${series}`,
    "stroke-width": 2,
    fill: "none",
    ...(dash === "" ? {} : { "stroke-dasharray": dash }),
  };
}

/** The legend's elements, and where what follows begins. */
export function drawLegend(
  document: SvgDocument,
  grid: TrajectoryGrid,
  shown: Shown,
  width: number,
): { readonly elements: readonly SvgElement[]; readonly bottom: number } {
  const elements: SvgElement[] = [];
  let [x, y] = [0, 18];
  for (const { words, sign } of itemsOf(grid, shown)) {
    const signs = sign(document, x, y);
    const before = signs.length === 0 ? 0 : signWidth;
    const needed = before + words.length * letter;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += lineHeight;
    }
    elements.push(
      ...sign(document, x, y),
      createElement(document, "text", { x: x + before, y, "font-size": 12 }, words),
    );
    x += Math.ceil(needed) + 18;
  }
  return { elements, bottom: y + 16 };
}
