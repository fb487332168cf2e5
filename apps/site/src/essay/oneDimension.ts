/** The first step: one dimension, two components. Where the mean explodes and runs converge. */
import { exp } from "@sgd-basins/random";
import { lyapunov, meanSquareFactor } from "@sgd-basins/theory";
import { setLetters } from "../math/setLetters.ts";
import { formatPowerOfTen, formatShort } from "../text/numbers.ts";
import { drawFactors } from "./drawFactors.ts";
import { drawSpread } from "./drawSpread.ts";
import { type Step, settingOf } from "./figure.ts";
import { type QuadraticExample, quadraticExample, ratesAt, spreadAt } from "./linear.ts";
import { zoneOfRate, zones } from "./zones.ts";

/** Curvatures of the two components. */
export const curvatures = [1, 3] as const;

let made: QuadraticExample | null = null;

export function scalarExample(): QuadraticExample {
  made ??= quadraticExample(
    "one dimension",
    1,
    curvatures.map((curvature) => Float64Array.of(curvature)),
  );
  return made;
}

/** Of each run. */
export const runLength = { runs: 40, steps: 60 } as const;

export const highestRate = 1.6;

/** By what the mean of the squared distance is multiplied a step, at k = 1. */
export function meanFactor(rate: number): number {
  return meanSquareFactor(scalarExample().theory.moment, 1, rate);
}

/** What the runs of this step and of the third do. */
export const closerOrFurther: NonNullable<Step["runs"]> = [
  { outcome: "nearer", words: "a run that ends closer than it began" },
  { outcome: "left", words: "one that ends further away" },
];

export const oneDimension: Step = {
  runs: closerOrFurther,
  controls: [
    { kind: "slider", name: "rate", label: "Learning rate α", least: 0.02, most: highestRate, step: 0.02, value: 1.2 },
  ],
  draw: (values) => {
    const rate = settingOf(values, "rate");
    const example = scalarExample();
    const rates = ratesAt(example, 1);
    const typicalAt = (α: number): number => exp(2 * lyapunov(example.theory, 1, α).exponent);
    const mean = meanFactor(rate);
    const typical = typicalAt(rate);
    const spread = spreadAt(example, 1, rate, runLength);
    const zone = zoneOfRate(rate, rates)!;
    const said = `At α = ${formatShort(rate)} the mean is multiplied by ${formatShort(mean)} a step, a typical run's by ${formatShort(typical)}`;
    const ends = `${runLength.runs - spread.further} of ${runLength.runs} runs end closer than they began`;
    return {
      panels: [
        drawFactors({
          label: `${said}. The mean's factor is a parabola in α, below one up to ${formatShort(rates.meanSquare!)}; the typical run's is below one up to ${formatShort(rates.almostSure!)}.`,
          rate,
          rates,
          highest: highestRate,
          curves: [
            { name: "mean", className: "line-mean", at: meanFactor, named: { rate: 1, factor: 2.2, anchor: "end" } },
            {
              name: "typical run",
              className: "line-typical",
              at: typicalAt,
              named: { rate: 1.58, factor: 0.55, anchor: "end" },
            },
          ],
          part: { at: (α) => meanSquareFactor(example.theory.moment, "inf", α), rest: "α²σ²" },
        }),
        drawSpread(
          spread,
          `${ends} after ${runLength.steps} steps; the mean of all runs is then ${formatPowerOfTen(Math.round(spread.mean.at(-1)!))} times what it was.`,
        ),
      ],
      settings: { rate: formatShort(rate) },
      reading: setLetters(`${said}: ${zones[zone]}. Of the runs drawn, ${ends.replace(" runs", "")}.`),
    };
  },
};
