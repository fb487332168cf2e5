import { nameWithSymbol, type ThresholdKey, thresholdLines, thresholds } from "@sgd-basins/report/named-thresholds";
import { formatNumber } from "../formatNumber.ts";
import { FAR, type UserBounds } from "../solved/userBounds.ts";
import type { UserProblem } from "../solved/userProblem.ts";
import { drawChart, polyline, ring, slender } from "./chart.ts";
import { nameOf } from "./nameOf.ts";
import { element, textElement } from "./svg.ts";

/** Names in a line of the legend, and the pixels between its lines. */
const IN_LINE = 3;
const LINE = 17;

/** The curves in the order in which they lie above each other, as far as they are ordered. */
const curves = thresholds.toReversed().map((threshold) => ({
  key: threshold.key,
  kind: threshold.kind,
  symbol: threshold.symbol,
  name: `${nameWithSymbol(threshold)}${threshold.kind === "bound" ? ` (${threshold.source})` : ""}`,
  ...thresholdLines[threshold.key],
}));

/** Room for a line of text in the frame. */
const ROOM = 24;

/**
 * The plot of `bounds --svg`: learning rate against batch size, with gradient descent at the right end. A bound that is far from
 * the exact limit leaves the plot, with a word about where it is, so that the limits can be told apart.
 *
 * @param rows - ascending in k, `inf` last
 * @param isSlender - whether it is drawn for a telephone
 * @returns the text of an SVG file
 */
export function drawBounds(file: string, user: UserProblem, rows: readonly UserBounds[], isSlender = false): string {
  const inLine = isSlender ? 1 : IN_LINE;
  const drawn = curves.map((curve) => {
    const points = rows.flatMap(({ [curve.key]: bound, batchSize, meanSquare }) => {
      if (!bound.applies) return [];
      const times = meanSquare.applies ? bound.learningRate / meanSquare.learningRate : 1;
      const outside: Side | null =
        curve.kind === "limit" || (times <= FAR && times >= 1 / FAR) ? null : times > 1 ? "above" : "below";
      return [{ batchSize, rate: bound.learningRate, outside }];
    });
    return { ...curve, points };
  });
  const left = outsideLines(drawn, isSlender);
  const title = titleOf(file, user);
  return drawChart({
    title,
    label: `${title}: learning rates against the batch size${left.map(({ text }) => `; ${text}`).join("")}`,
    yLabel: "learning rate",
    batchSizes: rows.flatMap(({ batchSize }) => (batchSize === "inf" ? [] : [batchSize])),
    values: drawn.flatMap(({ points }) => points.flatMap(({ rate, outside }) => (outside === null ? [rate] : []))),
    top: 24 + LINE * Math.ceil(curves.length / inLine),
    ...(isSlender ? { size: slender } : {}),
    ...(left.some(({ side }) => side === "above") ? { above: ROOM } : {}),
    below: left.some(({ side }) => side === "below") ? ROOM : 10,
    marks: (placeOf, frame) => [
      ...drawn.flatMap(({ points, colour, dash }) => [
        polyline(
          points.flatMap(({ batchSize, rate }) => (batchSize === "inf" ? [] : [placeOf(batchSize, rate)])),
          { stroke: colour, ...(dash === "" ? {} : { "stroke-dasharray": dash }) },
        ),
        ...points.flatMap(({ batchSize, rate, outside }) =>
          batchSize === "inf" && outside === null ? [ring(placeOf(batchSize, rate), colour)] : [],
        ),
      ]),
      ...left.map(({ side, colour, text }) =>
        textElement(
          "text",
          {
            x: frame.left + 8,
            y: side === "above" ? frame.top + 15 : frame.bottom - 8,
            "text-anchor": "start",
            "font-size": 11,
            fill: colour,
          },
          text,
        ),
      ),
    ],
    legend: legend(inLine, isSlender ? slender.left : 76),
  });
}

type Side = "above" | "below";

interface Drawn {
  readonly key: ThresholdKey;
  readonly symbol: string;
  readonly colour: string;
  readonly points: readonly { readonly rate: number; readonly outside: Side | null }[];
}

/** Where a curve is that leaves the plot, in fewer words where the frame is narrow. */
function outsideLines(
  drawn: readonly Drawn[],
  isSlender: boolean,
): { readonly side: Side; readonly colour: string; readonly text: string }[] {
  return drawn.flatMap(({ symbol, colour, points }) => {
    const outside = points.filter((point) => point.outside !== null);
    const [first] = outside;
    if (first === undefined || first.outside === null) return [];
    const rates = outside.map(({ rate }) => rate);
    const [low, high] = [Math.min(...rates), Math.max(...rates)].map((rate) =>
      formatNumber(Number(rate.toPrecision(2))),
    );
    const range = low === high ? `at ${low}` : `from ${low} to ${high}`;
    const side = first.outside;
    return [
      {
        side,
        colour,
        text: `${side === "above" ? "↑" : "↓"} ${symbol} lies ${side}${isSlender ? "" : " this plot"}, ${range}`,
      },
    ];
  });
}

function legend(inLine: number, x: number): string[] {
  const lines = Array.from({ length: Math.ceil(curves.length / inLine) }, (_, line) =>
    curves.slice(line * inLine, (line + 1) * inLine),
  );
  return lines.map((names, line) =>
    element(
      "text",
      { x, y: 34 + LINE * line, "font-size": 12, "text-anchor": "start" },
      ...names.map(({ name, colour }, i) =>
        textElement("tspan", { fill: colour, ...(i === 0 ? {} : { dx: 16 }) }, name),
      ),
    ),
  );
}

function titleOf(file: string, { problem, geometry, sampling }: UserProblem): string {
  const size = `N = ${problem.components}, d = ${problem.dimension}, rank ${geometry.rank}`;
  return `${nameOf(file)}: ${size}${sampling === "without-replacement" ? ", without replacement" : ""}`;
}
