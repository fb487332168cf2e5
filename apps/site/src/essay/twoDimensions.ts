/** The third step: two dimensions. What is one threshold in one dimension becomes four. */
import { exp } from "@sgd-basins/random";
import { equation18, lemma14, lyapunovAt, meanSquareFactor } from "@sgd-basins/theory";
import { setLetters } from "../math/setLetters.ts";
import { formatShort } from "../text/numbers.ts";
import { drawFactors } from "./drawFactors.ts";
import { drawSpread } from "./drawSpread.ts";
import { type Step, settingOf } from "./figure.ts";
import { type QuadraticExample, quadraticExample, ratesAt, spreadAt } from "./linear.ts";
import { closerOrFurther, runLength } from "./oneDimension.ts";
import { type Rates, zoneOfRate, zones } from "./zones.ts";

/** Row by row: curvatures 4 and ½ along the axes; 2 and ½, turned by 45°. */
const hessians = [
  [4, 0, 0, 0.5],
  [1.25, 0.75, 0.75, 1.25],
] as const;

const highestRate = 2.6;
/** Rates at which the exponent is estimated for its curve. */
const EXPONENTS = 65;

interface Made {
  readonly example: QuadraticExample;
  readonly rates: Rates;
  readonly typicalAt: (rate: number) => number;
}

let made: Made | null = null;

/** The example, its rates and what a typical run is multiplied by a step: estimates, made once. */
export function planeExample(): Made {
  if (made !== null) return made;
  const example = quadraticExample(
    "two dimensions",
    2,
    hessians.map((entries) => Float64Array.from(entries)),
  );
  const grid = Array.from({ length: EXPONENTS }, (_, i) => (highestRate * i) / (EXPONENTS - 1));
  const factors = lyapunovAt(example.theory, 1, grid, { chains: 64, steps: 1024 }).map(({ exponent }) =>
    exp(2 * exponent),
  );
  const typicalAt = (rate: number): number => {
    const place = Math.min(EXPONENTS - 1, (rate / highestRate) * (EXPONENTS - 1));
    const low = Math.min(EXPONENTS - 2, Math.floor(place));
    return factors[low]! + (place - low) * (factors[low + 1]! - factors[low]!);
  };
  made = { example, rates: ratesAt(example, 1), typicalAt };
  return made;
}

export const twoDimensions: Step = {
  runs: closerOrFurther,
  controls: [
    { kind: "slider", name: "rate", label: "Learning rate α", least: 0.02, most: highestRate, step: 0.02, value: 0.7 },
  ],
  draw: (values) => {
    const rate = settingOf(values, "rate");
    const { example, rates, typicalAt } = planeExample();
    const { geometry, moment } = example.theory;
    const spread = spreadAt(example, 1, rate, runLength);
    const zone = zoneOfRate(rate, rates)!;
    const bound = (lemma: typeof lemma14, α: number): number => {
      const found = lemma(geometry, 1, α);
      return found.applies ? found.multiplier : Number.NaN;
    };
    const worst = (α: number): number => bound(equation18, α);
    const best = (α: number): number => bound(lemma14, α);
    const mean = (α: number): number => meanSquareFactor(moment, 1, α);
    const said =
      `At α = ${formatShort(rate)} a step multiplies the expected gap by at least ${formatShort(best(rate))} and at most ${formatShort(worst(rate))}, as the start lies; ` +
      `in the end the mean square by ${formatShort(mean(rate))}, a typical run's by ${formatShort(typicalAt(rate), 2)}`;
    const ends = `${runLength.runs - spread.further} of ${runLength.runs} runs end closer than they began`;
    const { convergence: u, meanSquare, almostSure, divergence: l } = rates;
    return {
      panels: [
        drawFactors({
          label: `Four curves against the learning rate. The bound over all starts crosses one at u = ${formatShort(u!)}, the mean square at ${formatShort(meanSquare!)}, a typical run at about ${formatShort(almostSure!, 2)}, the bound from below at l = ${formatShort(l!)}.`,
          rate,
          rates,
          highest: highestRate,
          curves: [
            {
              name: "at most",
              className: "line-convergence",
              at: worst,
              named: { rate: 0.6, factor: 2.5, anchor: "end" },
            },
            { name: "mean", className: "line-mean", at: mean, named: { rate: 0.91, factor: 3.1, anchor: "start" } },
            {
              name: "typical run",
              className: "line-typical",
              at: typicalAt,
              named: { rate: 1.2, factor: 2.1, anchor: "start" },
            },
            {
              name: "at least",
              className: "line-divergence",
              at: best,
              named: { rate: 1.72, factor: 0.7, anchor: "start" },
            },
          ],
        }),
        drawSpread(spread, `${ends} after ${runLength.steps} steps.`),
      ],
      settings: { rate: formatShort(rate) },
      reading: setLetters(`${said}. Here ${zones[zone]}; of the runs drawn, ${ends.replace(" runs", "")}.`),
    };
  },
};
