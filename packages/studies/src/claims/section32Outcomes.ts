/** Section 3.2: what becomes of runs that diverge, Figures 1 to 4. */
import { methodName } from "@sgd-basins/report";
import { type ClaimDefinition, type Counted, count, type Evidence, outcomeOf, outcomeOfShare } from "./claim.ts";
import { cellsAt, diverged, inCorner, inOtherBasin, total } from "./trajectories.ts";

export const section32Outcomes: readonly ClaimDefinition[] = [
  {
    id: "escape-to-the-circular-minimum",
    place: "Figure 4",
    quotation:
      "learning rates that lead to divergence from the quadratic basin minimizer … are in some cases able to converge to the circular minimizer",
    tested: "Ends of a hundred runs of each method from the quadratic minimum of Model 1, at 16 and 64.",
    rule: "Holds if some run of each method ends within 3 of the circular minimizer at each of the two.",
    evidence: ["figure-04"],
    judge: (evidence) => {
      const numbers = figure4(evidence, ["16", "64"], inOtherBasin, "end near the circular minimizer");
      return { outcome: outcomeOf(...numbers.map((one) => one.count > 0)), numbers };
    },
  },
  {
    id: "ends-in-corners",
    place: "Figure 4",
    quotation:
      "as the learning rate increases, even though the learning rate is below the divergence bound for the circular minimizer, the iterates for SGD-1 and GD … are converging to the corners of the feasible region",
    tested: "Ends of a hundred runs of each method from the quadratic minimum of Model 1, at 256 and 1024.",
    rule: "Holds if more than half of the runs of each method end in a corner at each of the two.",
    evidence: ["figure-04"],
    judge: (evidence) => {
      const numbers = figure4(evidence, ["256", "1024"], inCorner, "end in a corner");
      return { outcome: outcomeOf(...numbers.map((one) => one.count > 0.5 * one.of)), numbers };
    },
  },
  {
    id: "corners-more-likely",
    place: "discussion of Figure 4",
    quotation:
      "as the learning rate increases, it is more likely for the iterates of both SGD-1 and GD to converge to the corners of the feasible region",
    tested: "Runs that end in a corner at 16, 64, 256 and 1024, Model 1 from the quadratic minimum.",
    rule: "Holds if the count of each method does not fall with the rate, and rises overall.",
    evidence: ["figure-04"],
    judge: (evidence) => {
      const rates = ["16", "64", "256", "1024"];
      const numbers = figure4(evidence, rates, inCorner, "end in a corner");
      const rises = [0, 1].map((method) => {
        const own = numbers.filter((_, i) => i % 2 === method).map((one) => one.count);
        return own.every((value, i) => i === 0 || value >= own[i - 1]) && own[own.length - 1] > own[0];
      });
      return { outcome: outcomeOf(...rises), numbers };
    },
  },
  {
    id: "variability-decides-the-end",
    place: "discussion of Figure 4",
    quotation:
      "it does appear that variability plays a role in determining if SGD-1 and GD will converge to the circular minimizer or to the corners",
    tested: "Ends of the runs of each method at the four rates that leave the quadratic minimum of Model 1.",
    rule: "Holds if at some rate runs of a method end in both places, for both methods.",
    note: "For GD the start is all that varies.",
    evidence: ["figure-04"],
    judge: (evidence) => {
      const rates = ["16", "64", "256", "1024"];
      const circular = figure4(evidence, rates, inOtherBasin, "end near the circular minimizer");
      const corner = figure4(evidence, rates, inCorner, "end in a corner");
      const mixed = circular.map((one, i) => one.count > 0 && corner[i].count > 0);
      return {
        outcome: outcomeOf(...[0, 1].map((method) => mixed.some((both, i) => both && i % 2 === method))),
        numbers: circular.flatMap((one, i) => (mixed[i] ? [one, corner[i]] : [])),
      };
    },
  },
  {
    id: "gd-escapes",
    place: "discussion of Figures 1 to 4",
    quotation:
      "we are able to find learning rates that cause GD, a deterministic method, to escape from a minimizer with arbitrary geometric properties",
    tested:
      "Runs of GD that diverge from the circular minima of Models 1–4 at 5e12, and from the quadratic one of Model 1 at 1024.",
    rule: "Holds if at least 90 % diverge in each case.",
    evidence: ["figure-03", "figure-04"],
    judge: (evidence) => {
      const circular = [1, 2, 3, 4].map((model) => {
        const cells = cellsAt(evidence("figure-03"), { model, rateLabel: "5e12" });
        return count(`Circular minimum, Model ${model}, 5e12`, ...total(cells, diverged));
      });
      const cells = cellsAt(evidence("figure-04"), { batchSize: "inf", rateLabel: "1024" });
      const numbers = [...circular, count("Quadratic minimum, Model 1, 1024", ...total(cells, diverged))];
      return { outcome: outcomeOf(...numbers.map((one) => "count" in one && one.count >= 0.9 * one.of)), numbers };
    },
  },
  {
    id: "no-return",
    place: "discussion of Figures 1 and 2",
    quotation:
      "we might expect some runs of SGD-1 to diverge from a minimizer for a few iterations and then … converge to the same minimizer. However, we fail to see such behavior in Figures 1 and 2",
    tested:
      "Runs of SGD-1 at the paper's rates whose distance once exceeds ten times the starting one, and those of them that end closer than they began.",
    rule: "Holds if no run returns.",
    explanation: "what-fails",
    evidence: ["figure-01", "figure-02"],
    judge: (evidence) => {
      const runs = (["figure-01", "figure-02"] as const).flatMap((id) =>
        evidence(id)
          .cells.filter(({ inPaper }) => inPaper)
          .flatMap(({ distances, start }) => distances[start]),
      );
      const away = runs.filter((run) => run.some((distance) => distance > 10 * run[0]));
      const back = away.filter((run) => run[run.length - 1] < run[0]);
      return {
        outcome: away.length === 0 ? "cannot be tested" : outcomeOf(back.length === 0),
        numbers: [count("Runs that return, of those that went away", back.length, Math.max(1, away.length))],
      };
    },
  },
  {
    id: "predictable-divergence",
    place: "discussion of Figures 1 and 2",
    quotation:
      "once a sequence of iterates begins to diverge from a minimizer, they continue to do so in almost a predictable manner",
    tested:
      "Steps of SGD-1 at the paper's rates after the distance first exceeds twice the starting one, until the run is beyond 1: how many take it further away.",
    rule: "Holds if at least 95 % do; in part if half do.",
    explanation: "what-fails",
    evidence: ["figure-01", "figure-02"],
    judge: (evidence) => {
      let further = 0;
      let steps = 0;
      for (const id of ["figure-01", "figure-02"] as const) {
        for (const cell of evidence(id).cells.filter(({ inPaper }) => inPaper)) {
          for (const run of cell.distances[cell.start]) {
            const first = run.findIndex((distance) => distance > 2 * run[0]);
            for (let j = first; first >= 0 && j + 1 < run.length && run[j] < 1; j++) {
              steps += 1;
              if (run[j + 1] > run[j]) further += 1;
            }
          }
        }
      }
      const share = steps === 0 ? 0 : further / steps;
      return {
        outcome: outcomeOfShare(share, 0.95),
        numbers: [count("Steps that lead further away", further, Math.max(1, steps))],
      };
    },
  },
];

/** Counts of both methods at each rate of Figure 4: SGD-1, GD, SGD-1, GD, … */
function figure4(
  evidence: Evidence,
  rates: readonly string[],
  of: Parameters<typeof total>[1],
  words: string,
): Counted[] {
  const figure = evidence("figure-04");
  return rates.flatMap((rateLabel) =>
    ([1, "inf"] as const).map((batchSize) =>
      count(
        `${methodName(batchSize)} at ${rateLabel}: ${words}`,
        ...total(cellsAt(figure, { batchSize, rateLabel }), of),
      ),
    ),
  );
}
