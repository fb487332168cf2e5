/** The second step: the batch size divides the noise. The mean's limit rises with k, the runs' falls. */
import type { BatchSize } from "@sgd-basins/random";
import { meanSquareFactor } from "@sgd-basins/theory";
import { setLetters } from "../math/setLetters.ts";
import { formatBatchSize, formatShort } from "../text/numbers.ts";
import { drawFrame, evenAxis, margin } from "./axes.ts";
import { drawFactors } from "./drawFactors.ts";
import { optionOf, type Panel, type Step } from "./figure.ts";
import { ratesAt } from "./linear.ts";
import { line, path, words } from "./markup.ts";
import { highestRate, scalarExample } from "./oneDimension.ts";
import { drawPointer, type Rates } from "./zones.ts";

/** Those that the slider offers, evenly spaced along it and along the axis. */
export const batchSizes: readonly BatchSize[] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, "inf"];

export const batchSize: Step = {
  controls: [
    { kind: "slider", name: "k", label: "Batch size k", least: 0, most: batchSizes.length - 1, step: 1, value: 3 },
  ],
  draw: (values) => {
    const k = optionOf(batchSizes, values, "k");
    const { theory } = scalarExample();
    const series = batchSizes.map((size) => ratesAt(scalarExample(), size));
    const rates = series[batchSizes.indexOf(k)]!;
    const { meanSquare, almostSure } = rates;
    const last = series.at(-1)!.meanSquare!;
    const name = k === "inf" ? "For gradient descent (k = ∞)" : `At k = ${formatBatchSize(k)}`;
    const said = `${name} the mean's limit α* is ${formatShort(meanSquare!)}, the runs' α_as ${formatShort(almostSure!)}`;
    return {
      panels: [
        drawFactors({
          label: `${said}: where the factor's parabola crosses one. Without noise it crosses at ${formatShort(last)}.`,
          rate: meanSquare!,
          rates,
          highest: highestRate,
          curves: [{ name: "mean", className: "line-mean", at: (α) => meanSquareFactor(theory.moment, k, α) }],
          part: { at: (α) => meanSquareFactor(theory.moment, "inf", α), rest: "α²σ²/k" },
          drags: null,
        }),
        drawLimits(k, series, `${said}; both against k, with gradient descent's ${formatShort(last)}.`),
      ],
      settings: { k: formatBatchSize(k) },
      reading: setLetters(`${said}; gradient descent's is 2/q̄ = ${formatShort(last)}.`),
    };
  },
};

const size = { width: 350, height: 280 } as const;

/** The two limits against k. */
function drawLimits(k: BatchSize, series: readonly Rates[], label: string): Panel {
  const { width, height } = size;
  const x = evenAxis(
    [0, batchSizes.length - 1],
    [margin.left + 10, width - margin.right - 8],
    batchSizes.map((one, at) => ({ at, label: formatBatchSize(one) })),
  );
  const y = evenAxis(
    [0.6, 1.4],
    [height - margin.bottom, margin.top],
    [0.6, 0.8, 1, 1.2, 1.4].map((at) => ({ at, label: String(at) })),
  );
  const keys = ["meanSquare", "almostSure"] as const;
  const at = batchSizes.indexOf(k);
  const body = [
    drawFrame({ x, y, title: "limit of the learning rate", xLabel: "batch size k" }),
    line(x.from, y.place(series.at(-1)!.meanSquare!), x.to, y.place(series.at(-1)!.meanSquare!), "one"),
    drawPointer(x.place(at), y.to, y.from),
    ...keys.map((key) =>
      path(
        series.map((rates, i) => [x.place(i), y.place(rates[key]!)]),
        `line mark-${key}`,
      ),
    ),
    ...keys.flatMap((key) =>
      series.map(
        (rates, i) =>
          `<circle class="dot mark-${key}" cx="${Math.round(x.place(i))}" cy="${Math.round(y.place(rates[key]!))}" r="${i === at ? 5.5 : 3}"/>`,
      ),
    ),
    words(x.place(5), y.place(series[5]!.meanSquare!) + 24, "α*, of the mean", {
      className: "letter halo mark-meanSquare",
    }),
    words(x.place(4) - 6, y.place(series[4]!.almostSure!) - 16, "α_as, of runs", {
      className: "letter halo mark-almostSure",
    }),
  ].join("");
  return { label, width, height, body, drag: { control: "k", from: [x.from, 0], to: [x.to, batchSizes.length - 1] } };
}
