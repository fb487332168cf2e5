import { centred, makeImage, Plot, plot } from "@sgd-basins/plot";
import { formatNumber } from "../formatNumber.ts";
import { type Advice, type BatchAdvice, DEFAULT_GOAL } from "../userAdvice.ts";
import type { UserProblem } from "../userProblem.ts";
import { decades } from "./decades.ts";

const colours = { curve: "#0072b2", recommended: "#c84e00" };

/**
 * The plot of `advise --svg`: gradients to the goal against the batch size, both logarithmic, with gradient descent at the
 * right end and the recommended batch size marked.
 *
 * @returns the text of an SVG file
 */
export function drawAdvice(file: string, { problem }: UserProblem, { batches, recommended, gap }: Advice): string {
  const found = batches.flatMap((one) => ("applies" in one ? [] : [one]));
  const finite = found.flatMap(({ batchSize }) => (batchSize === "inf" ? [] : [batchSize]));
  const most = Math.max(2, ...finite);
  // ∞ stands a fifth of the axis beyond the largest k.
  const infinity = most * Math.max(2, Math.sqrt(Math.sqrt(most)));
  const placeOf = ({ batchSize }: BatchAdvice): number => (batchSize === "inf" ? infinity : batchSize);
  const curve = found.filter(({ batchSize }) => batchSize !== "inf").sort((a, b) => placeOf(a) - placeOf(b));
  const name = file.split(/[/\\]/).at(-1) ?? file;
  const title =
    `${name}: N = ${problem.components}, ` +
    (found.length === 0
      ? "no advice"
      : `gradients to ${gap === null ? `${100 * DEFAULT_GOAL} % of the gap` : `an expected gap of ${formatNumber(gap)}`}`);
  const chosen = "applies" in recommended ? [] : found.filter(({ batchSize }) => batchSize === recommended.batchSize);
  const svg = plot({
    className: "advice",
    width: 640,
    height: 420,
    marginLeft: 76,
    marginRight: 24,
    marginTop: 44,
    marginBottom: 44,
    x: { type: "log", domain: [1, infinity], axis: null },
    y: {
      type: "log",
      axis: null,
      // Without a point, or with one, a scale has no width of its own.
      ...(found.length < 2 ? { domain: [(found[0]?.gradients ?? 1) / 2, 2 * (found[0]?.gradients ?? 1)] } : {}),
      insetTop: 10,
      insetBottom: 28,
    },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15, ticks: 5 }),
      Plot.axisX([...decades(most), infinity], {
        text: (k: number) => (k === infinity ? "∞" : String(k)),
        ...centred("batch size k"),
      }),
      Plot.axisY({ ticks: 5, text: formatNumber, ...centred("gradients") }),
      Plot.frame({ strokeOpacity: 0.3 }),
      Plot.line(curve, { x: placeOf, y: "gradients", stroke: colours.curve, strokeWidth: 1.8 }),
      Plot.dot(found, { x: placeOf, y: "gradients", stroke: colours.curve, fill: "white", strokeWidth: 1.8, r: 3.5 }),
      Plot.dot(chosen, { x: placeOf, y: "gradients", fill: colours.recommended, r: 5 }),
      Plot.text(chosen, {
        x: placeOf,
        y: "gradients",
        text: ({ batchSize, learningRate }: BatchAdvice) =>
          `recommended: k = ${batchSize}, rate ${formatNumber(learningRate)}`,
        fill: colours.recommended,
        fontSize: 12,
        // The curve rises: on its left there is room above it, on its right below.
        ...(chosen.some((one) => placeOf(one) > Math.sqrt(infinity))
          ? { dy: -14, textAnchor: "end" as const }
          : { dy: 18, textAnchor: "start" as const }),
      }),
      Plot.text([title], {
        frameAnchor: "top-left",
        dy: -34,
        text: (text) => text,
        fontSize: 13,
        fontWeight: 600,
      }),
    ],
  });
  makeImage(svg, title);
  svg.setAttribute("font-family", "system-ui, sans-serif");
  // A file stands on white wherever it is shown.
  svg.setAttribute("style", "background: white");
  return `${svg.toString()}\n`;
}
