import type { BenchReport } from "@sgd-basins/bench-documents";
import { extent, Plot } from "@sgd-basins/plot";
import { drawKey, seriesItems } from "../charts/beyond/drawKey.ts";
import { drawPlot } from "../charts/drawPlot.ts";
import { logAxis, logScale } from "../charts/logAxis.ts";
import { logTicks } from "../charts/logTicks.ts";
import { formatShort } from "../text/numbers.ts";
import { taskWords } from "./taskWords.ts";

interface SizedPoint {
  readonly suite: string;
  readonly routine: string;
  readonly implementation: BenchReport["measurements"][number]["implementation"];
  readonly n: number;
  /** GFLOP/s. */
  readonly speed: number;
}

const layouts = { wide: { width: 720, columns: 4 }, narrow: { width: 340, columns: 2 } } as const;
type Layout = keyof typeof layouts;
const PANEL = 150;
const TOP = 64;
const BOTTOM = 44;

/** Tasks that are measured at several sizes, and count floating-point operations. */
export function sizedPoints({ measurements }: BenchReport): SizedPoint[] {
  const all = measurements.flatMap(({ suite, name, implementation, unit, throughput }) => {
    const [, routine, n] = /^(.+) n=(\d+)$/.exec(name) ?? [];
    if (routine === undefined || unit !== "FLOP") return [];
    return [{ suite, routine, implementation, n: Number(n), speed: throughput / 1e9 }];
  });
  const sizes = Map.groupBy(all, ({ routine }) => routine);
  return all.filter(({ routine }) => new Set(sizes.get(routine)!.map(({ n }) => n)).size > 1);
}

/** Each routine, and in words what it does. */
export function routineWords(points: readonly SizedPoint[]): { readonly routine: string; readonly words: string }[] {
  const suites = new Map(points.map(({ routine, suite }) => [routine, suite]));
  return [...suites].flatMap(([routine, suite]) => {
    const words = taskWords(suite, `${routine} n=n`);
    return words === null ? [] : [{ routine, words }];
  });
}

export function throughputSize(points: readonly SizedPoint[], layout: Layout): { width: number; height: number } {
  const { width, columns } = layouts[layout];
  const routines = new Set(points.map(({ routine }) => routine)).size;
  return { width, height: TOP + BOTTOM + PANEL * Math.ceil(routines / columns) };
}

/** Throughput against n, a panel a routine, both axes logarithmic. */
export function drawThroughput(points: readonly SizedPoint[], layout: Layout): string {
  const { columns } = layouts[layout];
  const routines = [...new Set(points.map(({ routine }) => routine))];
  const placed = points.map((point) => {
    const place = routines.indexOf(point.routine);
    return { ...point, column: place % columns, row: Math.floor(place / columns) };
  });
  const titles = placed.filter(({ routine }, i) => placed.findIndex((point) => point.routine === routine) === i);
  const sides = [...new Set(points.map(({ implementation }) => implementation))];
  const [least, most] = extent(points.map(({ speed }) => speed));
  const domain = [least / 1.3, most * 1.3];
  const speeds = logTicks(least, most).filter((tick) => tick >= domain[0] && tick <= domain[1]);
  // The largest one's label would meet the neighbouring panel's smallest.
  const ns = [...new Set(points.map(({ n }) => n))].sort((a, b) => a - b);
  const facet = { fx: "column", fy: "row" };
  const options: Plot.PlotOptions = {
    ...throughputSize(points, layout),
    marginTop: TOP,
    marginBottom: BOTTOM,
    marginLeft: 48,
    marginRight: 8,
    fx: { axis: null, padding: 0.08 },
    fy: { axis: null, padding: 0.25 },
    x: logScale,
    y: { ...logScale, domain },
    marks: [
      logAxis(
        "x",
        ns.filter((_, k) => k % 2 === 0 && k < ns.length - 1),
        "n",
      ),
      logAxis("y", speeds, "GFLOP/s"),
      Plot.gridY({ ticks: speeds, strokeOpacity: 0.15 }),
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.text(titles, {
        ...facet,
        text: ({ routine }: SizedPoint) => inLines(routine),
        lineAnchor: "bottom",
        frameAnchor: "top-left",
        dy: -6,
        fontSize: 12,
        fill: "currentColor",
      }),
      ...sides.flatMap((side, i) => {
        const own = placed.filter(({ implementation }) => implementation === side);
        const place = { ...facet, x: "n", y: "speed" };
        return [
          Plot.lineY(own, {
            ...place,
            z: "routine",
            className: `stroke-${i}`,
            stroke: "currentColor",
            strokeWidth: 2,
            strokeDasharray: i === 0 ? "none" : "5 3",
          }),
          Plot.dot(own, { ...place, r: 3, className: `fill-${i}`, fill: "currentColor" }),
        ];
      }),
    ],
  };
  return drawPlot(options, `benchmarks-throughput-${layout}`, describeThroughput(points), (document, svg) =>
    drawKey(document, svg, seriesItems(sides), 48, layouts[layout].width),
  );
}

/** Says the figure in words: this project's throughput at each routine's smallest and largest size. */
export function describeThroughput(points: readonly SizedPoint[]): string {
  const own = points.filter(({ implementation }) => implementation === "sgd-basins");
  const parts = [...Map.groupBy(own, ({ routine }) => routine)].map(([routine, sizes]) => {
    const sorted = sizes.toSorted((a, b) => a.n - b.n);
    const [first, last] = [sorted[0], sorted[sorted.length - 1]];
    return `${routine} ${formatShort(first.speed)} at n = ${first.n}, ${formatShort(last.speed)} at ${last.n}`;
  });
  return `Throughput in GFLOP/s against n. ${parts.join("; ")}.`;
}

/** A long name in two lines, the last of its words on the second. */
function inLines(routine: string): string {
  return routine.length <= 18 ? routine : routine.replace(/(?=[A-Z][a-z]+$)/, "\n");
}
