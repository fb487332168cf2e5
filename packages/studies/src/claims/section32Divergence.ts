/** Section 3.2: the rates at which runs begin to diverge, Figures 1 and 2. */
import type { BatchSize } from "@sgd-basins/random";
import {
  type ClaimNumber,
  catalogue,
  type EscapeTailData,
  type IdOf,
  methodName,
  type TrajectoriesData,
} from "@sgd-basins/report";
import { transition } from "../beyond/escapeTail.ts";
import { type ClaimDefinition, count, type Evidence, type Judgement, number, outcomeOf } from "./claim.ts";
import { cellsAt, diverged, total } from "./trajectories.ts";

/**
 * At most this share of the runs may diverge where a method "begins to diverge" later, and more must where it has begun.
 * Not zero: the paper itself counts a rate at which "some of the runs" diverge (5e10, Figure 1) as below the beginning.
 */
const beginning = 0.1;

export const section32Divergence: readonly ClaimDefinition[] = [
  threshold("circular", 1, "5e10", "1e11", "figure-01", "between 5 × 10¹⁰ and 10¹¹ for Model 1"),
  threshold("circular", 3, "5e11", "1e12", "figure-01", "between 5 × 10¹¹ and 10¹² for Model 3"),
  threshold("quadratic", 1, "4", "16", "figure-02", "between 4 and 16 for Model 1"),
  threshold("quadratic", 2, "256", "1024", "figure-02", "between 256 and 1024 for Model 2"),
  similarModels(
    "circular",
    ["figure-01", "figure-03"],
    [
      [1, 2],
      [3, 4],
    ],
    "the results of SGD-k on Models 1 and 2 and Models 3 and 4 are similar when initialized around the circular basin minimizer",
  ),
  similarModels(
    "quadratic",
    ["figure-02"],
    [
      [1, 3],
      [2, 4],
    ],
    "the results of SGD-k on Models 1 and 3 and Models 2 and 4 are similar when initialized around the quadratic basin minimizer",
  ),
  {
    id: "conservative-circular",
    place: "discussion of Figures 1 and 2",
    quotation:
      "the estimates in Table 1 are conservative, but produce estimates on the lower bounds that are informative",
    tested:
      "The published l(1) at the circular minima of Models 1 and 3 over the learning rate at which the paper sees runs begin to diverge; the honest one beside it.",
    rule: "Two parts, of the published numbers on both models: conservative means not below the rate at which runs have begun to diverge, informative within a factor of two of the interval in which they begin. The honest estimate has no say.",
    note: "Conservative they are, and not informative: on Model 3 runs diverge at a thousandth of the published bound. The honest estimate, which the paper does not have, is informative.",
    explanation: "circular-minimum",
    evidence: ["table-1"],
    judge: (evidence) => {
      const { bounds, numbers } = informative(evidence, "circular", { 1: [5e10, 1e11], 3: [5e11, 1e12] });
      return {
        outcome: outcomeOf(
          bounds.every(({ published, high }) => published >= high),
          bounds.every(isInformative),
        ),
        numbers,
      };
    },
  },
  {
    id: "informative-quadratic",
    place: "discussion of Figures 1 and 2",
    quotation:
      "the estimates in Table 1 … produce estimates on the lower bounds that are informative, especially in the case of the quadratic basin",
    tested:
      "The published l(1) at the quadratic minima of Models 1 and 2 over the learning rate at which the paper sees runs begin to diverge; the computed one beside it.",
    rule: "Holds if the published one lies within a factor of two of the interval in which divergence begins, on both models.",
    evidence: ["table-1"],
    judge: (evidence) => {
      const { bounds, numbers } = informative(evidence, "quadratic", { 1: [4, 16], 2: [256, 1024] });
      return { outcome: outcomeOf(bounds.every(isInformative)), numbers };
    },
  },
  {
    id: "tail-at-5e10",
    place: "Figures 1 and 3",
    quotation:
      "for Model 1 and learning rate 5 × 10¹⁰, the runs of GD converge whereas some of the runs for SGD-1 diverge",
    tested: "10,000 runs each of SGD-1 and GD on the default model, and 10,000 each on a model of their own.",
    rule: "Holds if, on both, SGD-1's interval lies above GD's and GD has no divergent run.",
    note: "The probability is that of a run within 2 % of the bound: it depends on the draw of the model, and a hundred runs cannot be relied on to show it.",
    evidence: ["escape-tail"],
    judge: (evidence) => {
      const tail = evidence("escape-tail");
      const pairs = (["default", "every draw"] as const).map((models) => pairAt(tail, models, 1, "5e10"));
      return {
        outcome: outcomeOf(
          ...pairs.map(({ sgd, gd }) => gd.diverged.count === 0 && sgd.diverged.low > gd.diverged.high),
        ),
        numbers: pairs.flatMap(({ sgd, gd }) => [tailNumber(sgd), tailNumber(gd)]),
      };
    },
  },
  {
    id: "only-stable-gd-at-the-boundary",
    place: "discussion of Figure 3",
    quotation:
      "at those boundary learning rates where some SGD-1 runs are stable and others diverge, for GD, we should only see stable runs, and, indeed, this is what the comparison of Figures 1 and 3 shows",
    tested: "10,000 runs each of SGD-1 and GD at every rate of the transition at which both outcomes occur for SGD-1.",
    rule: "One part for each such rate: GD has no divergent run.",
    explanation: "circular-minimum",
    evidence: ["escape-tail"],
    judge: (evidence) => {
      const tail = evidence("escape-tail");
      const pairs = transition.map(({ model, rateLabel }) => pairAt(tail, "default", model, rateLabel));
      const mixed = pairs.filter(({ sgd }) => sgd.diverged.count > 0 && sgd.diverged.count < sgd.diverged.of);
      return {
        outcome: outcomeOf(...mixed.map(({ gd }) => gd.diverged.count === 0)),
        numbers: mixed.flatMap(({ sgd, gd }) => [tailNumber(sgd), tailNumber(gd)]),
      };
    },
  },
  {
    id: "boundary-of-gd",
    place: "discussion of Figure 3",
    quotation: "the boundary for divergence-convergence for GD are smaller than those of SGD-1",
    tested: "10,000 runs each of SGD-1 and GD at the rates of the transition.",
    rule: "One part for each rate at which either diverges: GD diverges more often, with intervals apart.",
    note: "The sentence after it says the reverse, as Theorem 16 does.",
    explanation: "typos",
    evidence: ["escape-tail"],
    judge: (evidence) => {
      const tail = evidence("escape-tail");
      const pairs = transition
        .map(({ model, rateLabel }) => pairAt(tail, "default", model, rateLabel))
        .filter(({ sgd, gd }) => sgd.diverged.count + gd.diverged.count > 0);
      return {
        outcome: outcomeOf(...pairs.map(({ sgd, gd }) => gd.diverged.low > sgd.diverged.high)),
        numbers: pairs.flatMap(({ sgd, gd }) => [tailNumber(sgd), tailNumber(gd)]),
      };
    },
  },
];

type TailCell = EscapeTailData["cells"][number];

function pairAt(tail: EscapeTailData, models: TailCell["models"], model: number, rateLabel: string) {
  const find = (batchSize: BatchSize): TailCell => {
    const cell = tail.cells.find(
      (one) =>
        one.models === models && one.model === model && one.rateLabel === rateLabel && one.batchSize === batchSize,
    );
    if (cell === undefined) throw new Error(`escape-tail: no cell for Model ${model}, ${rateLabel}`);
    return cell;
  };
  return { sgd: find(1), gd: find("inf") };
}

function tailNumber({ models, model, batchSize, rateLabel, diverged }: TailCell): ClaimNumber {
  const of = models === "default" ? `Model ${model}` : `Model ${model}, drawn anew for each run`;
  return { label: `${methodName(batchSize)} diverges at ${rateLabel}, ${of}`, ...diverged };
}

/** "SGD-1 begins to diverge between `below` and `above`." */
function threshold(
  start: "circular" | "quadratic",
  model: number,
  below: string,
  above: string,
  figure: IdOf<"trajectories">,
  words: string,
): ClaimDefinition {
  return {
    id: `threshold-${start}-model-${model}`,
    place: catalogue[figure].name,
    quotation: `SGD-1 begins to diverge for learning rates … ${words}`,
    tested: `Runs of SGD-1 that end further from the ${start} minimum of Model ${model} than they began, at the two rates.`,
    rule: "Holds if at most a tenth of the runs diverge at the smaller rate, and more at the larger one.",
    note:
      start === "circular"
        ? "Partly circular: the curvature of the circular basin was chosen with these rates in view."
        : "The curvature was fitted to Table 1; where runs begin to diverge was not looked at.",
    evidence: [figure],
    judge: (evidence): Judgement => {
      const [quiet, loud] = [below, above].map((rateLabel) =>
        total(cellsAt(evidence(figure), { model, batchSize: 1, rateLabel }), diverged),
      );
      return {
        outcome: outcomeOf(quiet[0] <= beginning * quiet[1] && loud[0] > beginning * loud[1]),
        numbers: [count(`Diverged at ${below}`, ...quiet), count(`Diverged at ${above}`, ...loud)],
      };
    },
  };
}

/** Counts of divergence in two models do not contradict each other at any rate. */
function similarModels(
  start: "circular" | "quadratic",
  figures: readonly IdOf<"trajectories">[],
  pairs: readonly (readonly [number, number])[],
  quotation: string,
): ClaimDefinition {
  return {
    id: `similar-models-${start}`,
    place: "Results and Discussion, first paragraph",
    quotation,
    tested: `Runs that diverge from the ${start} minimum in both models of each pair, at each of the six rates.`,
    rule: "Holds if the intervals of the two counts meet at every rate.",
    note: "Near the minimizer at which the runs start, the two models of a pair are the same function.",
    evidence: figures,
    judge: (evidence): Judgement => {
      const compared = figures.flatMap((id) => {
        const figure = evidence(id);
        return pairs.flatMap(([a, b]) => ratesOf(figure).map((rateLabel) => compare(figure, a, b, rateLabel)));
      });
      const apart = compared.filter(({ meet }) => !meet).length;
      const worst = compared.reduce((most, one) => (one.difference > most.difference ? one : most));
      return {
        outcome: outcomeOf(apart === 0),
        numbers: [
          number(`Comparisons, of ${compared.length}, whose intervals are apart`, apart),
          ...worst.numbers.map((one) => ({ ...one, label: `Largest difference: ${one.label}` })),
        ],
      };
    },
  };
}

function ratesOf(figure: TrajectoriesData): string[] {
  return [...new Set(figure.cells.map(({ rateLabel }) => rateLabel))];
}

function compare(figure: TrajectoriesData, a: number, b: number, rateLabel: string) {
  const numbers = [a, b].map((model) => {
    const [held, runs] = total(cellsAt(figure, { model, rateLabel }), diverged);
    return { ...count(`Model ${model} at ${rateLabel}`, held, runs) };
  });
  const [first, second] = numbers;
  return {
    numbers,
    meet: first.low <= second.high && second.low <= first.high,
    difference: Math.abs(first.count - second.count),
  };
}

/** Published and computed l(1) of some models, and the interval of rates in which runs begin to diverge. */
function informative(
  evidence: Evidence,
  minimizer: "circular" | "quadratic",
  begins: Readonly<Record<number, readonly [number, number]>>,
) {
  const { cells } = evidence("table-1");
  const bounds = Object.entries(begins).map(([model, [low, high]]) => {
    const cell = cells.find((one) => one.row === `model-${model}` && one.column === `${minimizer}/1`);
    const computed = cell?.computed[0].value ?? null;
    if (cell === undefined || cell.published === null || computed === null) throw new Error("table-1: no such bound");
    return { model, low, high, published: cell.published, computed };
  });
  const numbers = bounds.flatMap(({ model, published, computed, high }) => [
    number(`Published l(1) over the rate at which runs have begun to diverge, Model ${model}`, published / high),
    number(`Computed l(1) over that rate, Model ${model}`, computed / high),
  ]);
  return { bounds, numbers };
}

/** Whether the published bound lies within a factor of two of where divergence begins. */
function isInformative({ published, low, high }: { published: number; low: number; high: number }): boolean {
  return published >= 0.5 * low && published <= 2 * high;
}
