/** Section 2: the two problems, their properties, and the moment assumption. */
import { type ClaimDefinition, count, outcomeOf } from "./claim.ts";
import { always, checkOf } from "./randomProblems.ts";

export const section2: readonly ClaimDefinition[] = [
  {
    ...always("lemma-3"),
    id: "lemma-3",
    place: "Lemma 3",
    quotation:
      "The objective function, (1), in Problem 1 is equivalent to ½(β − β*)'[ΣQᵢ](β − β*), up to an additive constant",
  },
  {
    ...always("lemma-4"),
    id: "lemma-4",
    place: "Lemma 4",
    quotation:
      "for any positive constants a₁, …, a_N, a solution to [the weighted problem] is also a solution to Problem 1",
  },
  {
    ...always("lemma-5"),
    id: "lemma-5",
    place: "Lemma 5",
    quotation: "Qᵢ is positive semi-definite, and rᵢ is in the image space of Qᵢ",
    note: "The contrapositive is tried: a component that breaks either condition is not bounded from below.",
  },
  {
    ...always("lemma-6"),
    id: "lemma-6",
    place: "Lemma 6",
    quotation: "the objective function, (2), in Problem 2, is equivalent to ½(β − β*)'[Σ pᵢQᵢ](β − β*)",
  },
  {
    ...always("lemma-7"),
    id: "lemma-7",
    place: "Lemma 7",
    quotation: "If for some x ∈ ℝᵈ, x'Q̄x = 0 then x'F̄x = 0",
  },
  {
    id: "moment-assumption",
    place: "after Assumption 8",
    quotation: "we provide numerical evidence that this property [Assumption 8] holds generally",
    tested: "The smallest eigenvalue of F̄ − Q̄³ on random problems, and in every run of Appendix A.",
    rule: "Holds if none is negative beyond rounding.",
    note: "It is a theorem: F̄ − Q̄³ = Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄) ⪰ 0.",
    evidence: ["theorems", "appendix-a"],
    judge: (evidence) => {
      const check = checkOf(evidence, "assumption-8");
      const { runs } = evidence("appendix-a");
      const positive = runs.filter(({ smallestEigenvalue }) => smallestEigenvalue >= 0).length;
      return {
        outcome: outcomeOf(check.holds.count === check.holds.of, positive === runs.length),
        numbers: [
          { label: check.statement, ...check.holds },
          count("Runs of Appendix A without a negative eigenvalue", positive, runs.length),
        ],
      };
    },
  },
  {
    ...always("assumption-8-line"),
    id: "moment-assumption-line",
    place: "after Assumption 8",
    quotation:
      "In the one-dimensional case, Assumption 8 is equivalent to the variance of a random variable being non-negative",
  },
  {
    ...always("normal-features"),
    id: "normal-features",
    place: "after Assumption 8",
    quotation:
      "this inequality [of Assumption 8] is easily satisfied with γ = 1 for online linear regression problems whose features are mean-zero and normally distributed",
    note: "In the population the largest γ is 1 + tr(Σ²)/λ₁², which is at least 2.",
  },
];
