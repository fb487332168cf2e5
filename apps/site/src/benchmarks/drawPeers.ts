import type { PeersReport } from "@sgd-basins/bench-documents";
import { centred, createElement, extent, Plot, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import { drawPlot } from "../charts/drawPlot.ts";
import { logTicks } from "../charts/logTicks.ts";

/** A mark of its own beside the colour. */
const marks = ["square", "triangle", "circle"] as const;

const layouts = {
  wide: { width: 860, row: 20, left: 330, lift: 0, above: 0.5 },
  // The name stands above its line, so that the page's whole width is for the numbers.
  narrow: { width: 340, row: 36, left: 12, lift: 13, above: 0.15 },
} as const;
type Layout = keyof typeof layouts;

const TOP = 34;
const BOTTOM = 44;

export function peersSize({ comparisons }: PeersReport, layout: Layout): { width: number; height: number } {
  const { width, row } = layouts[layout];
  return { width, height: TOP + BOTTOM + row * comparisons.length };
}

/** Each peer's time over this project's, with its interval, one line a piece of work, on a logarithmic axis. */
export function drawPeers(report: PeersReport, layout: Layout): string {
  const { left, lift, above } = layouts[layout];
  const points = report.comparisons.flatMap(({ name, sides }, place) =>
    sides.flatMap(({ implementation, ratio }) => (ratio === null ? [] : [{ name, place, implementation, ...ratio }])),
  );
  const peers = peersOf(report);
  const ticks = logTicks(...extent(points.flatMap(({ low, high }) => [low, high, 1])));
  const domain = [ticks[0], ticks[ticks.length - 1]];
  const options: Plot.PlotOptions = {
    ...peersSize(report, layout),
    marginTop: TOP,
    marginBottom: BOTTOM,
    marginLeft: left,
    marginRight: 16,
    x: {
      ...centred("peer's time ÷ ours, logarithmic; right of 1 ours took less"),
      type: "log",
      domain,
      ticks,
      tickFormat: String,
    },
    y: { axis: null, domain: [-0.5, report.comparisons.length - 0.5], reverse: true },
    marks: [
      Plot.gridX({ ticks, strokeOpacity: 0.15 }),
      Plot.ruleX(report.comparisons, {
        ...{ x: () => 1, y1: (_: unknown, i: number) => i - above, y2: (_: unknown, i: number) => i + 0.5 },
        ...{ stroke: "currentColor", strokeWidth: 1.5 },
      }),
      Plot.text(report.comparisons, {
        x: () => domain[0],
        y: (_: unknown, i: number) => i,
        text: "name",
        textAnchor: layout === "wide" ? "end" : "start",
        dx: layout === "wide" ? -8 : 0,
        dy: -lift,
        fontSize: 12,
        fill: "currentColor",
      }),
      ...peers.flatMap((peer, i) => {
        const own = points.filter(({ implementation }) => implementation === peer);
        return [
          Plot.ruleY(own, {
            y: "place",
            x1: "low",
            x2: "high",
            className: `stroke-${i}`,
            stroke: "currentColor",
            strokeWidth: 2,
          }),
          Plot.dot(own, {
            y: "place",
            x: "median",
            symbol: marks[i],
            r: 4,
            className: `fill-${i}`,
            fill: "currentColor",
          }),
        ];
      }),
    ],
  };
  return drawPlot(options, `benchmarks-peers-${layout}`, describePeers(report), (document, svg) =>
    drawPeerKey(document, svg, left, peers),
  );
}

function drawPeerKey(document: SvgDocument, svg: SvgElement, left: number, peers: readonly string[]): void {
  let x = left;
  for (const [i, name] of peers.entries()) {
    const shape = {
      square: "M-4,-4h8v8h-8z",
      triangle: "M0,-5L5,4H-5z",
      circle: "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z",
    }[marks[i]];
    svg.append(createElement(document, "path", { d: shape, transform: `translate(${x + 5},13)`, class: `fill-${i}` }));
    svg.append(createElement(document, "text", { x: x + 15, y: 17, "font-size": 12, "text-anchor": "start" }, name));
    x += 40 + 7 * name.length;
  }
}

function peersOf({ comparisons }: PeersReport): string[] {
  return [...new Set(comparisons.flatMap(({ sides }) => sides.slice(1).map(({ implementation }) => implementation)))];
}

/** Says the figure in words. */
export function describePeers(report: PeersReport): string {
  const parts = peersOf(report).map((peer) => {
    const ratios = report.comparisons.flatMap(({ sides }) =>
      sides.flatMap(({ implementation, ratio }) => (implementation === peer && ratio !== null ? [ratio] : [])),
    );
    const less = ratios.filter(({ low }) => low > 1).length;
    const more = ratios.filter(({ high }) => high < 1).length;
    return `${peer}: of ${ratios.length} pieces of work this project took less time in ${less}, more in ${more}`;
  });
  return `Times of peers over this project's, with intervals. ${parts.join("; ")}.`;
}
