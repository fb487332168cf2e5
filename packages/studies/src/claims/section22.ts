/** Section 2.2: the theorems for inhomogeneous problems, and the remarks about them. */
import { type ClaimDefinition, count, outcomeOf } from "./claim.ts";
import { always, byChecks, checkOf } from "./randomProblems.ts";
import { leastOf, longRuns } from "./schedules.ts";
import { cellsAt, diverged, left, total } from "./trajectories.ts";

export const section22: readonly ClaimDefinition[] = [
  {
    ...always("lemma-19"),
    id: "lemma-19",
    place: "Lemma 19",
    quotation: "E[(θⱼ₊₁ − β*)'Q̄(θⱼ₊₁ − β*) | θⱼ] = … + 2α²/k (θⱼ − β*)'(F̄β* + m̄) + …",
  },
  {
    ...always("inhomogeneous-descent"),
    id: "inhomogeneous-descent",
    place: "after Lemma 19",
    quotation: "For k = ∞ (i.e., Gradient Descent), we see that the analysis reduces to that of Problem 1",
  },
  {
    ...always("lemma-20"),
    id: "lemma-20",
    place: "Lemma 20",
    quotation: "E[(θⱼ₊₁ − β*)'Q̄(θⱼ₊₁ − β*)] ≤ … [1 − 2αλ_m + α²{(1 + γ/k)λ_m² + (t + c)/k}] + …",
    note: "It holds for every c > 0, not only for some.",
  },
  {
    ...always("theorem-21"),
    id: "theorem-21",
    place: "Theorem 21",
    quotation: "… then Eⱼ₊₁ < Eⱼ",
  },
  {
    id: "rate-against-gap",
    place: "after Theorem 21",
    quotation: "as the optimality gap decreases, the learning rate must decrease at the same order",
    tested:
      "Theorem 21's bound on random problems, and, because that bound is only sufficient, the exact largest rate at which a step shrinks the expected gap.",
    rule: "Two parts, on every problem: the bound falls with the gap, and the exact largest rate falls at the gap's order.",
    note: "“Must” does not follow from Theorem 21, which gives a sufficient rate; the exact rate shows that it is right.",
    evidence: ["theorems"],
    judge: (evidence) => byChecks(evidence, ["small-gap-small-rate", "small-gap-order"]),
  },
  {
    ...always("bifurcation-against-gap"),
    id: "bifurcation-against-gap",
    place: "after Theorem 21",
    quotation:
      "the bifurcation point on k also depends on the optimality gap: as the optimality gap decreases, the learning rates will eventually be required to satisfy the bound depending on the smallest positive eigenvalue, λᵣ",
    note: "Of the bound, whose condition holds the gap. “Required” is too much said: see the next claim.",
  },
  {
    id: "theorem-21-small-gap",
    place: "after Theorem 21",
    quotation: "as the optimality gap converges to zero, αⱼ₊₁ must be approximately less than 2kλᵣEⱼ/σ̄",
    tested:
      "At a gap of 10⁻⁹ on random problems: Theorem 21's bound, and the exact largest rate at which a step from a point shrinks the expected gap.",
    rule: "Two parts, on every problem: the bound is 2kλᵣE/σ̄ within 0.1 %, and no rate above 1.1 times it shrinks the gap.",
    note: "2kλᵣE/σ̄ suffices. From most points a larger rate shrinks the gap too: up to about 2kλ₁E over the noise, by direction.",
    explanation: "section-2",
    evidence: ["theorems"],
    judge: (evidence) => byChecks(evidence, ["theorem-21-small-gap", "small-gap-rate-needed"]),
  },
  {
    ...always("lemma-22"),
    id: "lemma-22",
    place: "Lemma 22",
    quotation: "If … γλ_m² + s − z̄ > 0 then for any ρ₁, ρ₂ ∈ (0, 1] [the expected gap after a step is at least …]",
    note: "The hypothesis fails on many problems at every rate that was tried; these are not counted.",
  },
  {
    ...always("lemma-22-rho-one"),
    id: "lemma-22-rho-one",
    place: "after Lemma 22",
    quotation: "when ρ₁ = 1, Lemma 22 reduces to Lemma 14 with an additional penalty of z̄",
  },
  {
    ...always("theorem-16-inhomogeneous"),
    id: "theorem-16-inhomogeneous",
    place: "after Lemma 22",
    quotation: "Then, taking ρ₁ = 1, an exact analogue of Theorem 16 will hold for the inhomogeneous case",
    note: "Where Lemma 22's hypothesis holds, which on most random problems it does not.",
  },
  {
    id: "stability-without-convergence",
    place: "last paragraph but one",
    quotation:
      "without a diminishing step-size we will not have convergence to a minimizer for the inhomogeneous case but we will have stability about the minimizer in some sense",
    tested:
      "The expected gap after a step from the minimizer itself, on random problems; SGD-k at 0.5u from both minimizers of Styblinski–Tang Model 1; and 200 steps of SGD-1, 20 and 100 at no more than 0.5u on Models 1 to 3.",
    rule: "Three parts: the gap after a step from the minimizer is positive on every problem; at least 99 % of the runs stay in the basin, and most that start within 0.1 end further away than they began; at least 99 % of the long runs of every model and batch size end in the basin in which they began.",
    note: "The exceptions: SGD-20 on Model 1, which the paper does not run, ends three long runs in ten outside the basin; SGD-1 there and SGD-100 on Model 3 one to three in a hundred.",
    explanation: "styblinski-tang-outcomes",
    evidence: ["theorems", "figure-05", "figure-06", "schedule"],
    judge: (evidence) => {
      const floor = checkOf(evidence, "noise-floor");
      const cells = (["figure-05", "figure-06"] as const)
        .flatMap((id) => cellsAt(evidence(id), { rateLabel: "0.5u" }))
        .filter(({ batchSize }) => batchSize !== "inf");
      const [leaving, runs] = total(cells, left);
      const [further, close] = total(
        cells.filter(({ radius }) => radius <= 0.1),
        diverged,
      );
      const long = longRuns(evidence).filter(({ batchSize }) => batchSize !== "inf");
      return {
        outcome: outcomeOf(
          floor.holds.count === floor.holds.of,
          leaving <= 0.01 * runs && further > 0.5 * close,
          long.every(({ held, of }) => held >= 0.99 * of),
        ),
        numbers: [
          { label: floor.statement, ...floor.holds },
          count("Runs of SGD-k at 0.5u that leave the basin", leaving, runs),
          count("Runs from within 0.1 that end further away", further, close),
          leastOf(long),
        ],
      };
    },
  },
];
