/** Claims of this report about minima of small networks; the paper makes none that could be computed. */
import { methodName, type NetworkSwap, networksRules } from "@sgd-basins/report";
import { sixDigits } from "../sixDigits.ts";
import { proportion } from "../statistics/proportion.ts";
import { type ClaimDefinition, type Evidence, number, outcomeOf, outcomeOfShare } from "./claim.ts";

const percent = (share: number): string => `${100 * share} %`;
const { medianWithin, within, shareWithin, leavingBelow } = networksRules;

/** What the three rules of the runs have in common. */
const fixedBefore = "The rule was fixed before the study's runs, when trial runs on the penguins were known.";
const fixedAfter = "The rule was written when the result was known.";

export const networks: readonly ClaimDefinition[] = [
  {
    id: "network-runs-leave-by-the-rule",
    place: "finite-run rule, in the median",
    quotation: `The rate at which half of the runs leave an interpolating minimum is, in the median over the minima, within ${percent(medianWithin)} of the one that the finite-run rule gives from the Hessians.`,
    tested: "α½ over the rule's rate at every minimum of the study, for each k and distance of the starts.",
    rule: `Holds if for every k and distance the median is within ${percent(medianWithin)} of 1; in part if for some.`,
    note: fixedBefore,
    evidence: ["networks"],
    judge: (evidence) => {
      const { summary } = evidence("networks");
      return {
        outcome: outcomeOf(...summary.map(({ median }) => Math.abs(median - 1) <= medianWithin)),
        numbers: summary.map(({ batchSize, startDistance, median }) =>
          number(`Median, ${methodName(batchSize)} from ${startDistance.toExponential()} away`, median),
        ),
      };
    },
  },
  {
    id: "network-runs-leave-near-the-rule",
    place: "finite-run rule, one by one",
    quotation: `At single minima, too, half of the runs leave within ${percent(within)} of the finite-run rule's rate.`,
    tested: "α½ over the rule's rate, one by one for the minima, batch sizes and distances of the starts.",
    rule: `Holds if ${percent(shareWithin)} of them are within ${percent(within)} of 1, in part if half of them are.`,
    note: fixedBefore,
    evidence: ["networks"],
    judge: (evidence) => {
      const ratios = evidence("networks").cells.map(({ half, rule }) => half / rule);
      const near = ratios.filter((ratio) => Math.abs(ratio - 1) <= within).length;
      return {
        outcome: outcomeOfShare(near / ratios.length, shareWithin),
        numbers: [
          number(`Ratios, of ${ratios.length}, within ${percent(within)} of 1`, near),
          number("Smallest ratio", sixDigits(Math.min(...ratios))),
          number("Largest ratio", sixDigits(Math.max(...ratios))),
        ],
      };
    },
  },
  {
    id: "network-runs-stay-below-the-limit",
    place: "below the exact limit",
    quotation: `At 0.95 α* fewer than ${percent(leavingBelow)} of the runs leave.`,
    tested: "Runs at 0.95 α* of every minimum and k, from close by.",
    rule: `Two parts: the share that leaves is below ${percent(leavingBelow)}, and so is the upper end of its interval.`,
    note: fixedBefore,
    evidence: ["networks"],
    judge: (evidence) => {
      const { summary } = evidence("networks");
      const nearest = Math.min(...summary.map(({ startDistance }) => startDistance));
      const near = summary.filter(({ startDistance }) => startDistance === nearest);
      const sum = (part: "count" | "of"): number => near.reduce((all, { leaving }) => all + leaving[part], 0);
      const share = proportion(sum("count"), sum("of"));
      return {
        outcome: outcomeOf(share.count < leavingBelow * share.of, share.high < leavingBelow),
        numbers: [{ label: `Leave at 0.95 α*, from ${nearest.toExponential()} away`, ...share }],
      };
    },
  },
  {
    id: "network-limit-says-who-leaves",
    place: "the method changed at a minimum",
    quotation:
      "Where the method is changed at a minimum, α* at the new method's batch size says whether its runs leave.",
    tested:
      "From each minimum of gradient descent SGD-1 and gradient descent at the rate of SGD-1's training, from each of SGD-1's gradient descent at that rate and at its own.",
    rule: "Holds if at every minimum and method all runs leave where the rate lies above α* and none where it lies below; in part if at half of them.",
    note: fixedAfter,
    evidence: ["networks"],
    judge: (evidence) => {
      const { swaps } = evidence("networks");
      const told = swaps.filter(({ learningRate, meanSquare, left }) =>
        learningRate > meanSquare ? left.count === left.of : left.count === 0,
      );
      return {
        outcome: outcomeOfShare(told.length / swaps.length),
        numbers: [
          number(`Minima and methods, of ${swaps.length}, at which it does`, told.length),
          number("Of these, all runs leave", told.filter(({ left }) => left.count > 0).length),
        ],
      };
    },
  },
  {
    id: "network-small-batches-leave",
    place: "the paper's motivation (section 1)",
    quotation:
      "At the rate at which SGD-1 was trained, gradient descent stays at the minima that it found, and SGD-1 leaves them.",
    tested: "Runs of both from every minimum of gradient descent, at the rate at which SGD-1 was trained.",
    rule: "Holds if at every minimum all runs of SGD-1 leave and none of gradient descent; in part if at half of the minima.",
    note: `${fixedAfter} Where it is not so the rate lies below α*(1), and SGD-1 stays, or above 2/λ₁, and both leave.`,
    explanation: "networks",
    evidence: ["networks"],
    judge: (evidence) => {
      const pairs = pairsOf(evidence);
      const sgdLeaves = pairs.filter(({ single }) => single.left.count === single.left.of);
      const descentStays = pairs.filter(({ full }) => full.left.count === 0);
      const both = sgdLeaves.filter((pair) => descentStays.includes(pair));
      return {
        outcome: pairs.length === 0 ? "cannot be tested" : outcomeOfShare(both.length / pairs.length),
        numbers: [
          number(`Minima of gradient descent, of ${pairs.length}, at which both are so`, both.length),
          number("SGD-1 leaves", sgdLeaves.length),
          number("Gradient descent stays", descentStays.length),
          number(
            "The rate lies between α*(1) and 2/λ₁",
            pairs.filter(
              ({ single, full }) => single.meanSquare < single.learningRate && full.learningRate < full.meanSquare,
            ).length,
          ),
        ],
      };
    },
  },
  {
    id: "network-runs-end-where-they-are-stable",
    place: "the method changed at a minimum",
    quotation: "Runs of SGD-1 that leave a minimum of gradient descent end in minima at which SGD-1 is stable.",
    tested:
      "The first runs that leave each minimum go on for as many steps as SGD-1 was trained; Levenberg–Marquardt takes them to the bottom.",
    rule: "Holds if the rate lies below α*(1) of the minimum below every run; in part if below half of them.",
    note: `${fixedAfter} The runs that end elsewhere had not come to rest: the minimum is then the one that Levenberg–Marquardt finds from where they were.`,
    explanation: "networks",
    evidence: ["networks"],
    judge: (evidence) => {
      const pairs = pairsOf(evidence);
      const followed = evidence("networks").ends.filter(
        ({ minimum, batchSize }) => batchSize === 1 && pairs.some(({ single }) => single.minimum === minimum),
      );
      const stable = followed.filter((end) => end.stable === true);
      const resting = followed.filter(({ lossBefore }) => lossBefore !== null && lossBefore < AT_REST);
      return {
        outcome: followed.length === 0 ? "cannot be tested" : outcomeOfShare(stable.length / followed.length),
        numbers: [
          // No intervals: runs that begin at one minimum are not independent trials.
          number(`Runs that left and went on, of ${followed.length}, below which the minimum is stable`, stable.length),
          number(`Runs with a loss below ${AT_REST.toExponential()} in the end`, resting.length),
          number("Of these, below which the minimum is stable", resting.filter((end) => end.stable === true).length),
        ],
      };
    },
  },
];

/** A run with a smaller loss has come to rest, for the purpose of a number that no verdict rests on. */
const AT_REST = 1e-5;

/** What SGD-1 and gradient descent do at each minimum of gradient descent, at one rate. */
function pairsOf(evidence: Evidence): { readonly single: NetworkSwap; readonly full: NetworkSwap }[] {
  const own = evidence("networks").swaps.filter(({ trainedBy }) => trainedBy === "inf");
  return own
    .filter(({ batchSize }) => batchSize === 1)
    .flatMap((single) =>
      own
        .filter(({ minimum, batchSize }) => minimum === single.minimum && batchSize === "inf")
        .map((full) => ({ single, full })),
    );
}
