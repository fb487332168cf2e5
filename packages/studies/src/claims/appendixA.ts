/** Appendix A: numerical evidence for the moment assumption. */
import { inPaper } from "../appendices/inPaper.ts";
import { type ClaimDefinition, count, number, outcomeOf } from "./claim.ts";
import { checkOf } from "./randomProblems.ts";

const runsInPaper = inPaper.pairs * inPaper.replicates;
/**
 * Probability that two eigenvalues lie within δ = 1 − √½ of their interval, under the uniform law on symmetric 2×2
 * matrices: their density is 3|x − y| on the unit square, so it is 3δ² − 2δ³.
 */
const spacedApart = 0.207;

export const appendixAClaims: readonly ClaimDefinition[] = [
  {
    id: "number-of-runs",
    place: "Experimental Procedure",
    quotation: "For each (B, N) pair, we repeat the experiment twenty times independently, resulting in 1,600 runs",
    tested: "The runs recorded here.",
    rule: "Holds if there are 1,600; in part if fewer.",
    byConstruction: true,
    note: "By construction: as many are run as the paper says.",
    evidence: ["appendix-a"],
    judge: (evidence) => {
      const { runs } = evidence("appendix-a");
      return {
        outcome: runs.length >= runsInPaper ? "holds" : "holds in part",
        numbers: [number(`Runs here, of ${runsInPaper}`, runs.length)],
      };
    },
  },
  {
    id: "no-negative-eigenvalue",
    place: "Results and Discussion; Figure 9",
    quotation: "We note that none of the real components are negative",
    tested: "The smallest eigenvalue of F̄ − Q̄³ in every run.",
    rule: "Holds if none is negative.",
    note: "None can be: F̄ − Q̄³ = Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄).",
    evidence: ["appendix-a"],
    judge: (evidence) => {
      const values = evidence("appendix-a").runs.map(({ smallestEigenvalue }) => smallestEigenvalue);
      const negative = values.filter((value) => value < 0).length;
      return {
        outcome: outcomeOf(negative === 0),
        numbers: [
          count("Runs with a negative eigenvalue", negative, values.length),
          number(
            "Smallest eigenvalue of all runs",
            values.reduce((a, b) => Math.min(a, b)),
          ),
        ],
      };
    },
  },
  {
    id: "imaginary-norm",
    place: "Results and Discussion",
    quotation: "the largest norm of the imaginary component was 0.0 over all of the runs",
    tested: "The norm of the eigenvalues' imaginary parts in every run.",
    rule: "Holds if it is zero in every run.",
    byConstruction: true,
    note: "By construction: the eigenvalue solver is symmetric.",
    evidence: ["appendix-a"],
    judge: (evidence) => {
      const norms = evidence("appendix-a").runs.map(({ imaginaryNorm }) => imaginaryNorm);
      const largest = norms.reduce((a, b) => Math.max(a, b));
      return { outcome: outcomeOf(largest === 0), numbers: [number("Largest norm", largest)] };
    },
  },
  {
    id: "symmetrization",
    place: "Experimental Procedure; Figure 9",
    quotation: "because of some numerical imprecisions, the values of Q̄ and F̄ may not be symmetric",
    tested:
      "The symmetrization errors of Q̄ and F̄, as the paper defines them, over the largest drawn eigenvalue and its cube.",
    rule: "Holds if some error of each is positive; the size is that of rounding if both stay below 10⁻¹² of these scales.",
    evidence: ["appendix-a"],
    judge: (evidence) => {
      const { runs, largestDrawnEigenvalue: λ } = evidence("appendix-a");
      const q = runs.map(({ symmetrizationErrorQ }) => symmetrizationErrorQ / λ).reduce((a, b) => Math.max(a, b));
      const f = runs
        .map(({ symmetrizationErrorF }) => symmetrizationErrorF / (λ * λ * λ))
        .reduce((a, b) => Math.max(a, b));
      return {
        outcome: outcomeOf(q > 0 && f > 0, q < 1e-12 && f < 1e-12),
        numbers: [number("Largest relative error of Q̄", q), number("Largest relative error of F̄", f)],
      };
    },
  },
  {
    id: "assumption-holds-generally",
    place: "last paragraph",
    quotation: "we have reason to believe that Assumption 8 holds quite generally",
    tested: "Random problems of other sizes and ranks than Appendix A's.",
    rule: "Holds if F̄ − Q̄³ has no negative eigenvalue beyond rounding in any of them.",
    note: "It holds always, by the identity above; the appendix says that its simulations “do not substitute for a proof”.",
    evidence: ["theorems"],
    judge: (evidence) => {
      const check = checkOf(evidence, "assumption-8");
      return {
        outcome: outcomeOf(check.holds.count === check.holds.of),
        numbers: [{ label: check.statement, ...check.holds }],
      };
    },
  },
  {
    id: "uniform-sampling",
    place: "last paragraph",
    quotation:
      "Given the sampling procedures for Qᵢ and pᵢ, we are uniformly sampling over the space of matrices F̄ and Q̄ for which each Qᵢ has eigenvalues bounded by 50",
    tested:
      "Whether the Qᵢ are drawn uniformly from the symmetric matrices with eigenvalues in [0, 50]: runs whose Qᵢ are singular, and how near two drawn eigenvalues lie. Under the uniform law no Qᵢ is singular, with probability one, and the density of the eigenvalues has the factor Π|λᵢ − λⱼ|, which keeps them apart: at d = 2 they lie within 0.293 × 50 of each other with probability 3δ² − 2δ³ = 0.207.",
    rule: "Two parts: no run has B > 0, and the interval of the second probability holds 0.207.",
    note: "A Haar basis with independent uniform eigenvalues is not the uniform law on the matrices. Nor are normalised uniform weights uniform on their simplex, nor are F̄ and Q̄, as functions of both, uniform on anything.",
    explanation: "appendix-a",
    evidence: ["appendix-a", "theorems"],
    judge: (evidence) => {
      const { runs } = evidence("appendix-a");
      const singular = runs.filter(({ zeroEigenvalues }) => zeroEigenvalues > 0).length;
      const { statement, holds } = checkOf(evidence, "eigenvalue-spacing");
      return {
        outcome: outcomeOf(singular === 0, holds.low <= spacedApart && spacedApart <= holds.high),
        numbers: [
          number(`Runs, of ${runs.length}, in which every Qᵢ is singular`, singular),
          { label: statement, ...holds },
        ],
      };
    },
  },
  {
    id: "full-data-set",
    place: "Results and Discussion",
    quotation:
      "Figure 9 summarizes the smallest eigenvalue and symmetrization errors … with the full data set in the appendix",
    tested:
      "Nothing can be: the paper's appendices hold no data set, so its box plots cannot be compared number by number.",
    rule: "Cannot be tested. Every run computed here is recorded.",
    evidence: ["appendix-a"],
    judge: (evidence) => ({
      outcome: "cannot be tested",
      numbers: [number("Runs recorded here", evidence("appendix-a").runs.length)],
    }),
  },
];
