import { thresholds } from "@sgd-basins/report";
import type { UserBounds } from "../solved/userBounds.ts";
import type { UserProblem } from "../solved/userProblem.ts";
import { drawChart, polyline, ring, slender } from "./chart.ts";
import { nameOf } from "./nameOf.ts";
import { element, textElement } from "./svg.ts";

/** Names in a line of the legend, and the pixels between its lines. */
const IN_LINE = 3;
const LINE = 17;

/** The curves in the order in which they lie above each other, as far as they are ordered. */
const curves = thresholds.toReversed().map(({ key, kind, label, source, line }) => ({
  key,
  name: kind === "bound" ? `${label} (${source})` : label,
  ...line,
}));

/**
 * The plot of `bounds --svg`: learning rate against batch size, with gradient descent at the right end.
 *
 * @param rows - ascending in k, `inf` last
 * @param isSlender - whether it is drawn for a telephone
 * @returns the text of an SVG file
 */
export function drawBounds(file: string, user: UserProblem, rows: readonly UserBounds[], isSlender = false): string {
  const inLine = isSlender ? 1 : IN_LINE;
  const drawn = curves.map((curve) => ({
    ...curve,
    points: rows.flatMap(({ [curve.key]: bound, batchSize }) =>
      bound.applies ? [{ batchSize, rate: bound.learningRate }] : [],
    ),
  }));
  const title = titleOf(file, user);
  return drawChart({
    title,
    label: `${title}: learning rates against the batch size`,
    yLabel: "learning rate",
    batchSizes: rows.flatMap(({ batchSize }) => (batchSize === "inf" ? [] : [batchSize])),
    values: drawn.flatMap(({ points }) => points.map(({ rate }) => rate)),
    top: 24 + LINE * Math.ceil(curves.length / inLine),
    ...(isSlender ? { size: slender } : {}),
    below: 10,
    marks: (placeOf) => [
      ...drawn.flatMap(({ points, colour, dash }) => [
        polyline(
          points.flatMap(({ batchSize, rate }) => (batchSize === "inf" ? [] : [placeOf(batchSize, rate)])),
          { stroke: colour, ...(dash === "" ? {} : { "stroke-dasharray": dash }) },
        ),
        ...points.flatMap(({ batchSize, rate }) =>
          batchSize === "inf" ? [ring(placeOf(batchSize, rate), colour)] : [],
        ),
      ]),
      ...legend(inLine, isSlender ? slender.left : 76),
    ],
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
