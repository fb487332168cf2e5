import { Plot } from "@sgd-basins/plot";
import { type CrossEntropyData, type CrossEntropyPoint, thresholdLines, thresholdRows } from "@sgd-basins/report";
import { formatBatchSize, formatCount, formatShort } from "../../text/numbers.ts";
import type { Width } from "../chart.ts";
import { thresholdMark } from "../chartStyle.ts";
import { drawPlot } from "../drawPlot.ts";
import { logAxis, logScale } from "../logAxis.ts";
import { drawKey, type KeyItem, keyHeight, seriesItems } from "./drawKey.ts";

export const crossEntropySizes = { wide: { width: 400, height: 320 }, narrow: { width: 328, height: 300 } };

const margins = { marginBottom: 40, marginLeft: 52, marginRight: 12 };
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
export function drawCrossEntropy(
  data: CrossEntropyData,
  problem: string,
  layout: Width,
  name: string,
  alt: string,
): string {
  const size = crossEntropySizes[layout];
  const lines = linesOf(data, problem);
  const seen = lines.map(({ points }) => points.filter(({ excess }) => excess > ROUNDING));
  const floors = lines.map(({ points }) =>
    points.flatMap(({ multiple, floor }) => (floor ? [{ multiple, floor }] : [])),
  );
  const values = [...seen.flat().map(({ excess }) => excess), ...floors.flat().map(({ floor }) => floor)];
  const [low, high] = [Math.min(...values) / 1.5, Math.max(...values) * 1.5];
  const multiples = lines.flatMap(({ points }) => points.map(({ multiple }) => multiple));
  const key: KeyItem[] = [
    ...seriesItems(lines.map(({ name }) => name)),
    {
      name: thresholdRows.meanSquare.symbol,
      mark: { threshold: "meanSquare", dash: thresholdLines.meanSquare.dash },
    },
  ];
  const decades = [1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10, 100].filter((tick) => low <= tick && tick <= high);
  const options: Plot.PlotOptions = {
    ...size,
    ...margins,
    marginTop: keyHeight(key, margins.marginLeft, size.width) + 12,
    x: { ...logScale, domain: [Math.min(...multiples) / 1.2, Math.max(...multiples) * 1.2] },
    y: { ...logScale, domain: [low, high] },
    marks: [
      logAxis("x", [0.02, 0.1, 0.5, 1, 4], "learning rate over α*"),
      logAxis("y", decades, "excess loss at rest"),
      Plot.gridY({ strokeOpacity: 0.15, ticks: decades }),
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.ruleX([1], thresholdMark("meanSquare")),
      ...lines.flatMap((_, i) => [
        Plot.line(floors[i], { x: "multiple", y: "floor", className: `stroke-${i}`, stroke: "currentColor" }),
        Plot.dot(seen[i], { x: "multiple", y: "excess", r: 3.2, className: `fill-${i}`, fill: "currentColor" }),
      ]),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) => drawKey(document, svg, key, margins.marginLeft, size.width));
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
