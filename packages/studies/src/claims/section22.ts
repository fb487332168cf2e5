/** Section 2.2: the theorems for inhomogeneous problems, and the remarks about them. */
import { type ClaimDefinition, count, outcomeOf } from "./claim.ts";
import { always, checkOf } from "./randomProblems.ts";
import { cellsAt, diverged, left, total } from "./trajectories.ts";

export const section22: readonly ClaimDefinition[] = [
  {
    ...always("lemma-19"),
    id: "lemma-19",
    section: "2.2",
    place: "Lemma 19",
    quotation: "E[(θⱼ₊₁ − β*)'Q̄(θⱼ₊₁ − β*) | θⱼ] = … + 2α²/k (θⱼ − β*)'(F̄β* + m̄) + …",
  },
  {
    ...always("inhomogeneous-descent"),
    id: "inhomogeneous-descent",
    section: "2.2",
    place: "after Lemma 19",
    quotation: "For k = ∞ (i.e., Gradient Descent), we see that the analysis reduces to that of Problem 1",
  },
  {
    ...always("theorem-21"),
    id: "theorem-21",
    section: "2.2",
    place: "Theorem 21",
    quotation: "… then Eⱼ₊₁ < Eⱼ",
  },
  {
    ...always("small-gap-small-rate"),
    id: "rate-against-gap",
    section: "2.2",
    place: "after Theorem 21",
    quotation: "as the optimality gap decreases, the learning rate must decrease at the same order",
  },
  {
    ...always("theorem-21-small-gap"),
    id: "theorem-21-small-gap",
    section: "2.2",
    place: "after Theorem 21",
    quotation: "as the optimality gap converges to zero, αⱼ₊₁ must be approximately less than 2kλᵣEⱼ/σ̄",
  },
  {
    id: "stability-without-convergence",
    section: "2.2",
    place: "last paragraph but one",
    quotation:
      "without a diminishing step-size we will not have convergence to a minimizer for the inhomogeneous case but we will have stability about the minimizer in some sense",
    tested:
      "The expected gap after a step from the minimizer itself, on random problems; SGD-k at 0.5u from both minimizers of Styblinski–Tang Model 1.",
    rule: "Two parts: the gap after a step from the minimizer is positive on every problem; at least 99 % of the runs stay in the basin, and most that start within 0.1 end further away than they began.",
    evidence: ["theorems", "figure-05", "figure-06"],
    judge: (evidence) => {
      const floor = checkOf(evidence, "noise-floor");
      const cells = (["figure-05", "figure-06"] as const)
        .flatMap((id) => cellsAt(evidence(id, "trajectories"), { rateLabel: "0.5u" }))
        .filter(({ batchSize }) => batchSize !== "inf");
      const [leaving, runs] = total(cells, left);
      const [further, close] = total(
        cells.filter(({ radius }) => radius <= 0.1),
        diverged,
      );
      return {
        outcome: outcomeOf(floor.holds.count === floor.holds.of, leaving <= 0.01 * runs && further > 0.5 * close),
        numbers: [
          { label: floor.statement, ...floor.holds },
          count("Runs of SGD-k at 0.5u that leave the basin", leaving, runs),
          count("Runs from within 0.1 that end further away", further, close),
        ],
      };
    },
  },
];
