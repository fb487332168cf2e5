import { centred, Plot } from "@sgd-basins/plot";
import type { CrossEntropyData, CrossEntropyPoint } from "@sgd-basins/report";
import { formatBatchSize, formatCount, formatPowerOfTen, formatShort } from "../../text/numbers.ts";
import { drawPlot } from "../drawPlot.ts";
import { drawKey } from "./drawKey.ts";

export const crossEntropySize = { width: 400, height: 320 };

const margins = { marginTop: 36, marginBottom: 40, marginLeft: 52, marginRight: 12 };
/** Less than this is rounding, and the end of the way to rest. */
export const ROUNDING = 1e-12;

interface Line {
  readonly name: string;
  readonly points: readonly CrossEntropyPoint[];
}

/** The series of a problem, by batch size. */
function linesOf({ series }: CrossEntropyData, problem: string): Line[] {
  return series
    .filter((one) => one.problem === problem)
    .map(({ batchSize, points }, i) => ({ name: `${i === 0 ? "k = " : ""}${formatBatchSize(batchSize)}`, points }));
}

/** Mean excess loss of runs at rest against the learning rate over α*, logarithmic; the floor of the linear dynamics drawn through. */
export function drawCrossEntropy(data: CrossEntropyData, problem: string, name: string, alt: string): string {
  const lines = linesOf(data, problem);
  const seen = lines.map(({ points }) => points.filter(({ excess }) => excess > ROUNDING));
  const floors = lines.map(({ points }) =>
    points.flatMap(({ multiple, floor }) => (floor ? [{ multiple, floor }] : [])),
  );
  const values = [...seen.flat().map(({ excess }) => excess), ...floors.flat().map(({ floor }) => floor)];
  const [low, high] = [Math.min(...values) / 1.5, Math.max(...values) * 1.5];
  const multiples = lines.flatMap(({ points }) => points.map(({ multiple }) => multiple));
  const decades = [1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10, 100].filter((tick) => low <= tick && tick <= high);
  const options: Plot.PlotOptions = {
    ...crossEntropySize,
    ...margins,
    x: {
      type: "log",
      domain: [Math.min(...multiples) / 1.2, Math.max(...multiples) * 1.2],
      ticks: [0.02, 0.1, 0.5, 1, 4],
      tickFormat: (multiple: number) => formatShort(multiple),
      ...centred("learning rate over α*"),
    },
    y: {
      type: "log",
      domain: [low, high],
      ticks: decades,
      tickFormat: (tick: number) => (tick < 0.1 ? formatPowerOfTen(Math.round(Math.log10(tick))) : formatShort(tick)),
      ...centred("excess loss at rest"),
    },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15, ticks: decades }),
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.ruleX([1], { className: "faint", stroke: "currentColor", strokeDasharray: "2 3" }),
      ...lines.flatMap((_, i) => [
        Plot.line(floors[i], { x: "multiple", y: "floor", className: `stroke-${i}`, stroke: "currentColor" }),
        Plot.dot(seen[i], { x: "multiple", y: "excess", r: 3.2, className: `fill-${i}`, fill: "currentColor" }),
      ]),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) =>
    drawKey(
      document,
      svg,
      margins.marginLeft,
      lines.map(({ name }) => name),
      lines.length,
    ),
  );
}

/** Says the figure in words. */
export function describeCrossEntropy(data: CrossEntropyData, problem: string): string {
  const label = data.problems.find((one) => one.problem === problem)?.label ?? problem;
  const each = linesOf(data, problem).map(({ name, points }) => {
    const drawn = points.filter(({ excess }) => excess > ROUNDING);
    const [first, last] = [drawn[0], drawn.at(-1)];
    return first === undefined || last === undefined
      ? `none at ${name}`
      : `${formatShort(first.excess)} at ${formatShort(first.multiple)} α* to ${formatShort(last.excess)} at ${formatShort(last.multiple)} α* for ${name}`;
  });
  const runs = data.series.filter((one) => one.problem === problem).flatMap(({ points }) => points);
  const far = runs.reduce((sum, own) => sum + own.far.count, 0);
  const of = runs.reduce((sum, own) => sum + own.far.of, 0);
  return `${label}. Mean excess loss at rest against the learning rate over α*, logarithmic: ${each.join("; ")}. Of ${formatCount(of)} runs ${far} went far.`;
}
