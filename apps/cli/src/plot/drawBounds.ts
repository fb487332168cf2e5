import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { formatNumber } from "../formatNumber.ts";
import type { UserBounds } from "../userBounds.ts";
import type { UserProblem } from "../userProblem.ts";

/** Okabe and Ito's vermilion, black and blue: told apart by people with any colour vision, and in print. */
const curves = [
  { name: "gap grows above (Theorem 16)", key: "divergence", colour: "#c84e00", dash: "6 3", legendAt: 0 },
  { name: "stable exactly below", key: "meanSquare", colour: "#111111", dash: "", legendAt: 195 },
  { name: "gap shrinks below (Theorem 17)", key: "convergence", colour: "#0072b2", dash: "2 3", legendAt: 335 },
] as const;

/**
 * The plot of `bounds --svg`: learning rate against batch size, both logarithmic, with gradient descent at the right end.
 *
 * @param rows - ascending in k, `inf` last
 * @returns the text of an SVG file
 */
export function drawBounds(file: string, { problem, geometry }: UserProblem, rows: readonly UserBounds[]): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
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
  const svg = Plot.plot({
    document: document as never,
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
        label: "batch size k",
        labelArrow: "none",
        labelAnchor: "center",
      }),
      Plot.axisY({
        ticks: 5,
        text: formatNumber,
        label: "learning rate",
        labelArrow: "none",
        labelAnchor: "center",
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
      ...curves.map(({ name, colour, legendAt }) =>
        Plot.text([name], {
          frameAnchor: "top-left",
          dx: legendAt,
          dy: -34,
          text: (text) => text,
          fill: colour,
          fontSize: 12,
        }),
      ),
      Plot.text([title(file, problem, geometry)], {
        frameAnchor: "top-left",
        dy: -52,
        text: (text) => text,
        fontSize: 13,
        fontWeight: 600,
      }),
    ],
  });
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${title(file, problem, geometry)}: learning rates against the batch size`);
  svg.setAttribute("font-family", "system-ui, sans-serif");
  // Plot's own stylesheet is for a page; a file stands on white wherever it is shown.
  for (const style of svg.querySelectorAll("style")) style.remove();
  svg.setAttribute("style", "background: white");
  return `${svg.toString()}\n`;
}

function title(file: string, problem: UserProblem["problem"], { rank }: UserProblem["geometry"]): string {
  const name = file.split(/[/\\]/).at(-1) ?? file;
  return `${name}: N = ${problem.components}, d = ${problem.dimension}, rank ${rank}`;
}

/** Rates within this factor are one rate, and rounding. */
const ALIKE = 1 + 1e-9;

/** A domain of its own for rates that are all alike, which would be all rounding otherwise. */
function domainOf(rates: readonly number[]): { domain?: [number, number] } {
  const [low, high] = [rates.reduce((a, b) => Math.min(a, b)), rates.reduce((a, b) => Math.max(a, b))];
  return high <= low * ALIKE ? { domain: [low / 2, 2 * high] } : {};
}

/** Ticks for a logarithmic axis: the powers of ten up to `most`, or of two where there are few. */
function decades(most: number): number[] {
  const base = most < 100 ? 2 : 10;
  const ticks = [];
  for (let k = 1; k <= most; k *= base) ticks.push(k);
  return ticks;
}
