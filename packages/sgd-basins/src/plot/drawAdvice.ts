import { formatNumber } from "../formatNumber.ts";
import type { Advice } from "../solved/userAdvice.ts";
import type { UserProblem } from "../solved/userProblem.ts";
import { dot, drawChart, polyline, ring } from "./chart.ts";
import { nameOf } from "./nameOf.ts";
import { textElement } from "./svg.ts";

const colours = { curve: "#0072b2", recommended: "#c84e00" };

/**
 * The plot of `advise --svg`: gradients to the goal against the batch size, with gradient descent at the right end and the
 * recommended batch size marked.
 *
 * @returns the text of an SVG file
 */
export function drawAdvice(
  file: string,
  { problem }: UserProblem,
  { batches, recommended, goal, gap }: Advice,
): string {
  const found = batches.flatMap((one) => ("applies" in one ? [] : [one]));
  const curve = found
    .flatMap(({ batchSize, gradients }) => (batchSize === "inf" ? [] : [{ batchSize, gradients }]))
    .sort((a, b) => a.batchSize - b.batchSize);
  const chosen = "applies" in recommended ? [] : found.filter(({ batchSize }) => batchSize === recommended.batchSize);
  const title =
    `${nameOf(file)}: N = ${problem.components}, ` +
    (found.length === 0
      ? "no advice"
      : `gradients to ${gap === null ? `${formatNumber(100 * goal.value)} % of the gap` : `an expected gap of ${formatNumber(gap)}`}`);
  return drawChart({
    title,
    label: title,
    yLabel: "gradients",
    batchSizes: curve.map(({ batchSize }) => batchSize),
    values: found.map(({ gradients }) => gradients),
    top: 44,
    below: 28,
    marks: (placeOf) => [
      polyline(
        curve.map(({ batchSize, gradients }) => placeOf(batchSize, gradients)),
        { stroke: colours.curve },
      ),
      ...found.map(({ batchSize, gradients }) => ring(placeOf(batchSize, gradients), colours.curve)),
      ...chosen.flatMap(({ batchSize, gradients, learningRate }) => {
        const place = placeOf(batchSize, gradients);
        const [x, y] = place;
        // The curve rises: on its left there is room above it, on its right below.
        const beside = x > MIDDLE ? { y: y - 10, "text-anchor": "end" } : { y: y + 22, "text-anchor": "start" };
        const text = `recommended: k = ${batchSize}, rate ${formatNumber(learningRate)}`;
        return [
          dot(place, { r: 5, fill: colours.recommended }),
          textElement("text", { x, ...beside, fill: colours.recommended, "font-size": 12 }, text),
        ];
      }),
    ],
  });
}

/** Of the axis. */
const MIDDLE = 346;
