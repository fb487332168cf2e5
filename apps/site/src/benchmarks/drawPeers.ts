import { type PeersReport, type SideName, sideNames } from "@sgd-basins/bench-documents";
import { createElement, extent, Plot, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import { drawPlot } from "../charts/drawPlot.ts";
import { logAxis, logScale } from "../charts/logAxis.ts";
import { logTicks } from "../charts/logTicks.ts";

type Peer = Exclude<SideName, "sgd-basins">;

interface Mark {
  readonly symbol: Plot.SymbolType;
  /** Its colour among those of the series; null is the ink of the text. */
  readonly series: number | null;
  /** The symbol in the key. */
  readonly path: string;
}

/** A peer's mark and colour, the same whoever else was measured. */
const looks: Readonly<Record<Peer, Mark>> = {
  "ml-matrix": { symbol: "square", series: 0, path: "M-4,-4h8v8h-8z" },
  stdlib: { symbol: "triangle", series: 1, path: "M0,-5L5,4H-5z" },
  mathjs: { symbol: "diamond", series: 3, path: "M0,-6L4,0L0,6L-4,0z" },
  numeric: { symbol: "cross", series: null, path: "M-2,-5h4v3h3v4h-3v3h-4v-3h-3v-4h3z" },
  NumPy: { symbol: "circle", series: 2, path: "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z" },
};

const layouts = {
  wide: {
    // As wide as a page of 48rem shows without making it smaller.
    ...{ width: 720, row: 20, left: 310, fontSize: 12, lineWidth: 40, key: 264 },
    label: "peer's time ÷ ours, logarithmic; right of 1 ours took less",
  },
  // As wide as a telephone's page, so that its letters keep their size; a long name is set in lines.
  narrow: { width: 328, row: 30, left: 150, fontSize: 12, lineWidth: 10.4, key: 8, label: "peer's time ÷ ours" },
} as const;
type Layout = keyof typeof layouts;

/** A line of the key. */
const LINE = 20;
const BOTTOM = 44;
/** The axis above. */
const TOP = 20;

export function peersSize(report: PeersReport, layout: Layout): { width: number; height: number } {
  const { width, row } = layouts[layout];
  return { width, height: placeKey(report, layout).bottom + BOTTOM + row * report.comparisons.length };
}

/** Each peer's time over this project's, with its interval, one line a piece of work, on a logarithmic axis. */
export function drawPeers(report: PeersReport, layout: Layout): string {
  const { left, fontSize, lineWidth } = layouts[layout];
  const points = report.comparisons.flatMap(({ name, sides }, place) =>
    sides.flatMap(({ implementation, ratio }) => (ratio === null ? [] : [{ name, place, implementation, ...ratio }])),
  );
  const key = placeKey(report, layout);
  const ticks = logTicks(...extent(points.flatMap(({ low, high }) => [low, high, 1])));
  const domain = [ticks[0], ticks[ticks.length - 1]];
  // Every tick has a line; where the numbers of all would meet, every other power of ten has one, 1 among them.
  const labelled = layout === "wide" ? ticks : ticks.filter((tick) => Number.isInteger(Math.log10(tick) / 2));
  const options: Plot.PlotOptions = {
    ...peersSize(report, layout),
    marginTop: key.bottom,
    marginBottom: BOTTOM,
    marginLeft: left,
    marginRight: 24,
    x: { ...logScale, domain },
    y: { axis: null, domain: [-0.5, report.comparisons.length - 0.5], reverse: true },
    marks: [
      logAxis("x", labelled, layouts[layout].label),
      // Again above: the list is longer than a screen.
      logAxis("x", labelled, null, "top"),
      Plot.gridX({ ticks, strokeOpacity: 0.15 }),
      Plot.ruleX([1], { stroke: "currentColor", strokeWidth: 1.5 }),
      Plot.text(report.comparisons, {
        x: () => domain[0],
        y: (_: unknown, i: number) => i,
        // Lines do not end within "SGD-200".
        text: ({ name }: { readonly name: string }) => name.replaceAll("-", "\u2011"),
        textAnchor: "end",
        dx: -8,
        fontSize,
        lineWidth,
        fill: "currentColor",
      }),
      ...key.places.flatMap(({ peer }) => {
        const own = points.filter(({ implementation }) => implementation === peer);
        const { symbol, series } = looks[peer];
        return [
          Plot.ruleY(own, {
            y: "place",
            x1: "low",
            x2: "high",
            ...colour("stroke", series),
            stroke: "currentColor",
            strokeWidth: 2,
          }),
          Plot.dot(own, {
            y: "place",
            x: "median",
            symbol,
            r: 4,
            ...colour("fill", series),
            fill: "currentColor",
          }),
        ];
      }),
    ],
  };
  return drawPlot(options, `benchmarks-peers-${layout}`, describePeers(report), (document, svg) =>
    drawPeerKey(document, svg, key.places),
  );
}

function colour(channel: "stroke" | "fill", series: number | null): { className?: string } {
  return series === null ? {} : { className: `${channel}-${series}` };
}

interface KeyPlace {
  readonly peer: Peer;
  readonly x: number;
  readonly y: number;
}

/** Where the peers' names stand, as many in a line as there is room for, and where the key ends. */
function placeKey(
  report: PeersReport,
  layout: Layout,
): { readonly places: readonly KeyPlace[]; readonly bottom: number } {
  const { key: from, width } = layouts[layout];
  const places: KeyPlace[] = [];
  let [x, y]: [number, number] = [from, 13];
  for (const peer of peersOf(report)) {
    const space = 40 + 7 * peer.length;
    if (x > from && x + space > width) [x, y] = [from, y + LINE];
    places.push({ peer, x, y });
    x += space;
  }
  return { places, bottom: y + 21 + TOP };
}

function drawPeerKey(document: SvgDocument, svg: SvgElement, places: readonly KeyPlace[]): void {
  for (const { peer, x, y } of places) {
    const { path, series } = looks[peer];
    const { className = "" } = colour("fill", series);
    svg.append(
      createElement(document, "path", { d: path, transform: `translate(${x + 5},${y})`, class: className }),
      createElement(document, "text", { x: x + 15, y: y + 4, "font-size": 12, "text-anchor": "start" }, peer),
    );
  }
}

function peersOf({ comparisons }: PeersReport): Peer[] {
  const measured = new Set(comparisons.flatMap(({ sides }) => sides.map(({ implementation }) => implementation)));
  return sideNames.filter((name): name is Peer => name !== "sgd-basins" && measured.has(name));
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
