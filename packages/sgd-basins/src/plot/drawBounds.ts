import { centred, extent, makeImage, Plot, plot } from "@sgd-basins/plot";
import { thresholds } from "@sgd-basins/report";
import { formatNumber } from "../formatNumber.ts";
import type { UserBounds } from "../solved/userBounds.ts";
import type { UserProblem } from "../solved/userProblem.ts";
import { decades } from "./decades.ts";

/** The legend: pixels a character, names a line, and pixels a line. */
const legend = { character: 6.98, names: 3, line: 17 };

/** The curves in the order in which they lie above each other, as far as they are ordered. */
const curves = thresholds.toReversed().map(({ key, kind, label, source, line }) => ({
  key,
  name: kind === "bound" ? `${label} (${source})` : label,
  ...line,
}));

/** Where a curve's name stands: after those before it in its line. */
function legendAt(curve: number): { dx: number; dy: number } {
  const line = Math.floor(curve / legend.names);
  const before = curves.slice(line * legend.names, curve).reduce((sum, { name }) => sum + name.length, 0);
  return { dx: Math.round(legend.character * before), dy: -34 + legend.line * line };
}

/**
 * The plot of `bounds --svg`: learning rate against batch size, both logarithmic, with gradient descent at the right end.
 *
 * @param rows - ascending in k, `inf` last
 * @returns the text of an SVG file
 */
export function drawBounds(file: string, user: UserProblem, rows: readonly UserBounds[]): string {
  const finite = rows.flatMap(({ batchSize }) => (batchSize === "inf" ? [] : [batchSize]));
  const most = finite.reduce((a, b) => Math.max(a, b));
  // ∞ stands a fifth of the axis beyond the largest k.
  const infinity = most * Math.max(2, Math.sqrt(Math.sqrt(most)));
  const points = curves.flatMap(({ name, key }) =>
    rows.flatMap((row) => {
      const bound = row[key];
      const { batchSize } = row;
      return bound.applies
        ? [{ name, batchSize, k: batchSize === "inf" ? infinity : batchSize, rate: bound.learningRate }]
        : [];
    }),
  );
  const svg = plot({
    className: "bounds",
    width: 640,
    height: 420,
    marginLeft: 76,
    marginRight: 24,
    marginTop: 58,
    marginBottom: 44,
    x: {
      type: "log",
      domain: [1, infinity],
      axis: null,
    },
    y: {
      type: "log",
      axis: null,
      ...domainOf(points.map(({ rate }) => rate)),
      insetTop: 10,
      insetBottom: 10,
    },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15, ticks: 5 }),
      // As marks: the axes of a logarithmic scale leave out labels that are close to each other.
      Plot.axisX([...decades(most), infinity], {
        text: (k: number) => (k === infinity ? "∞" : String(k)),
        ...centred("batch size k"),
      }),
      Plot.axisY({
        ticks: 5,
        text: formatNumber,
        ...centred("learning rate"),
      }),
      Plot.frame({ strokeOpacity: 0.3 }),
      ...curves.flatMap(({ name, colour, dash }) => {
        const own = points.filter((point) => point.name === name);
        return [
          Plot.line(
            own.filter(({ batchSize }) => batchSize !== "inf"),
            { x: "k", y: "rate", stroke: colour, strokeDasharray: dash, strokeWidth: 1.8 },
          ),
          Plot.dot(
            own.filter(({ batchSize }) => batchSize === "inf"),
            { x: "k", y: "rate", stroke: colour, fill: "white", strokeWidth: 1.8, r: 3.5 },
          ),
        ];
      }),
      ...curves.map(({ name, colour }, i) =>
        Plot.text([name], {
          frameAnchor: "top-left",
          ...legendAt(i),
          text: (text) => text,
          fill: colour,
          fontSize: 12,
        }),
      ),
      Plot.text([title(file, user)], {
        frameAnchor: "top-left",
        dy: -52,
        text: (text) => text,
        fontSize: 13,
        fontWeight: 600,
      }),
    ],
  });
  makeImage(svg, `${title(file, user)}: learning rates against the batch size`);
  svg.setAttribute("font-family", "system-ui, sans-serif");
  // A file stands on white wherever it is shown.
  svg.setAttribute("style", "background: white");
  return `${svg.toString()}\n`;
}

function title(file: string, { problem, geometry, sampling }: UserProblem): string {
  const name = file.split(/[/\\]/).at(-1) ?? file;
  const size = `N = ${problem.components}, d = ${problem.dimension}, rank ${geometry.rank}`;
  return `${name}: ${size}${sampling === "without-replacement" ? ", without replacement" : ""}`;
}

/** Rates within this factor are one rate, and rounding. */
const ALIKE = 1 + 1e-9;

/** A domain of its own for rates that are all alike, which would be all rounding otherwise. */
function domainOf(rates: readonly number[]): { domain?: [number, number] } {
  const [low, high] = extent(rates);
  return high <= low * ALIKE ? { domain: [low / 2, 2 * high] } : {};
}
