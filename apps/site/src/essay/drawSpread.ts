/** The panel of runs: squared distance against steps, with the mean and a typical run. */
import { formatPowerOfTen } from "../text/numbers.ts";
import { drawFrame, evenAxis, margin } from "./axes.ts";
import type { Panel } from "./figure.ts";
import type { Spread } from "./linear.ts";
import { clipped, element, endMark, line, path, sketchOf, words } from "./markup.ts";

const spreadSize = { width: 350, height: 280 } as const;

/** Powers of ten that the panel holds. */
const LOWEST = -30;
const HIGHEST = 20;

type Point = readonly [x: number, y: number];

export function drawSpread({ runs, mean, typical }: Spread, label: string): Panel {
  const { width, height } = spreadSize;
  const steps = mean.length - 1;
  const x = evenAxis(
    [0, steps],
    [margin.left, width - margin.right],
    [0, 1, 2, 3].map((third) => ({ at: (steps * third) / 3, label: String(Math.round((steps * third) / 3)) })),
  );
  const y = evenAxis(
    [LOWEST, HIGHEST],
    [height - margin.bottom, margin.top],
    [-30, -20, -10, 0, 10, 20].map((at) => ({ at, label: at === 0 ? "1" : formatPowerOfTen(at) })),
  );
  const placed = (power: number): number => y.place(Math.max(LOWEST - 1, Math.min(HIGHEST + 1, power)));
  const groups = [false, true].flatMap((leaves) => {
    const own = runs.filter((run) => run.at(-1)! > 1 === leaves);
    const ways = own.map((run) =>
      sketchOf(Array.from(run, (value, step): Point => [x.place(step), placed(Math.log10(value))])),
    );
    const ends = own.map((run) => {
      const power = Math.max(LOWEST + 1, Math.min(HIGHEST - 1, Math.log10(run.at(-1)!)));
      return endMark(x.to - 4, y.place(power), leaves);
    });
    const name = leaves ? "leaves" : "stays";
    return [
      element("path", { d: ways.join(""), class: `runs runs-${name}` }),
      element("path", { d: ends.join(""), class: `ends ends-${name}` }),
    ];
  });
  const meanLine = mean.map((power, step): Point => [x.place(step), y.place(power)]);
  const typicalLine = mean.map((_, step): Point => [x.place(step), y.place(Math.max(2 * LOWEST, typical * step))]);
  const box = { left: x.from, right: x.to, top: y.to, bottom: y.from };
  const body = [
    drawFrame({ x, y, title: "squared distance over that at the start", xLabel: "step" }),
    line(x.from, y.place(0), x.to, y.place(0), "one"),
    // A rim of the page's colour, to be seen over the runs.
    clipped(
      x.from,
      y.to,
      x.to - x.from,
      y.from - y.to,
      ...groups,
      path(meanLine, "rim"),
      path(meanLine, "line line-mean"),
      path(typicalLine, "rim"),
      path(typicalLine, "line line-typical"),
    ),
    ...(meanLine.every(([, at], i) => Math.abs(at - typicalLine[i]![1]) < 2)
      ? [nameLine(typicalLine, box, "mean of all runs, typical run", false)]
      : [
          nameLine(meanLine, box, "mean of all runs", meanLine.at(-1)![1] <= typicalLine.at(-1)![1]),
          nameLine(typicalLine, box, "typical run", false),
        ]),
  ].join("");
  return { label, width, height, body };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line's name beside the part of it that is in the box; none where nothing of it is to be seen. */
function nameLine(points: readonly Point[], { left, right, top, bottom }: Box, name: string, above: boolean): string {
  const seen = points.filter(([, y]) => y > top + 12 && y < bottom - 12);
  const place = seen[Math.floor(0.7 * (seen.length - 1))];
  if (place === undefined) return "";
  const [x, y] = place;
  const leftHalf = x < (left + right) / 2;
  return words(x + (leftHalf === above ? -1 : 1) * 8 * (leftHalf ? 1 : -1), y + (above ? -8 : 18), name, {
    anchor: leftHalf ? "start" : "end",
    className: "letter halo",
  });
}
