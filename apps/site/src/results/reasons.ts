/** Why a claim fails: what a list of failing claims says before it links to the method page. */
import type { Claim } from "@sgd-basins/report";

export interface Reason {
  /** For somebody who has not read the paper: without a formula, and with no letter that the claim itself is not about. */
  readonly plain: string;
  /** The same with symbols, which the glossary has, and clauses that say what they are. */
  readonly detail?: string;
  /** Whether it is shown, or inferred. */
  readonly certainty: "known" | "likely";
}

/** By the id of the claim. The numbers stand with the claim, the argument on the method page. */
export const reasons: Readonly<Record<string, Reason>> = {
  "bound-against-gamma": {
    plain:
      "Two terms of the bound's denominator depend on γ: what a smaller γ takes from the one it adds to the other, at least, so that the bound does not rise.",
    detail:
      "The denominator is (1 + γ/k) λᵣ² + s/k; a γ that is smaller by δ has an s that is larger by δλᵣ² or more. That holds on the branch M = r + 1 of the formula, on which the largest γ lies.",
    certainty: "known",
  },
  "flat-minima-same-rates": {
    plain:
      "The argument takes ρ for a measure of flatness, but a problem that is made flatter keeps its ρ, which measures how much the components differ; at the flat minima of the paper's models it is large.",
    detail:
      "ρ is t/(λ₁λᵣ), a quotient of curvatures. Where it is large small batches (SB) are guaranteed far fewer rates than large ones (LB): u(1) is far below u(∞).",
    certainty: "known",
  },
  "table-1-circular": {
    plain:
      "The paper's definitions do not give these numbers at the distance at which its runs start; that the eigenvalues of another matrix were taken would explain them, which is an inference.",
    detail: "The other matrix is Q̄³, the cube of the mean Hessian Q̄ whose eigenvalues the bound asks for.",
    certainty: "likely",
  },
  "table-2-circular": {
    plain: "The numbers ask for components that differ among each other more than fifty of equal weight can.",
    detail: "How much they differ is t, which is at most 50 λ₁² for them; the published columns need far more.",
    certainty: "known",
  },
  "ten-thousand-fold": {
    plain:
      "The bounds differ between these models by as much as the steepness of the circular wall, a factor of about 16; those that the paper prints differ by about 3,600.",
    detail: "The steepness is the parameter c₁ of the models, and the bound is inversely proportional to it.",
    certainty: "known",
  },
  "exception-due-to-t": {
    plain:
      "What makes Model 3 an exception is the least curvature, not t: the least curvature is larger at the sharp minimizer and raises the convergence bound there, while t, which is larger too, lowers it.",
    detail: "For small k the convergence bound u is about 2kλᵣ/t, λᵣ being the least curvature.",
    certainty: "known",
  },
  "converge-to-corners": {
    plain:
      "Leaving is not ending in a corner: after twenty steps hardly a run has every coordinate on the boundary of the box.",
    certainty: "known",
  },
  "stable-from-every-radius": {
    plain: "The components share no minimizer, so that the noise does not vanish: runs stay, but do not converge.",
    certainty: "known",
  },
  "variability-has-no-role": { plain: "Between the two bounds chance decides which run leaves.", certainty: "known" },
  "flat-minima-reached": {
    plain:
      "The schedule prefers no flat wells: with batches of twenty runs forget where they began and end with about half of the coordinates in flat wells, with batches of one they mostly end where they began.",
    certainty: "known",
  },
  "uniform-sampling": {
    plain:
      "Uniformly drawn matrices have no eigenvalue of zero and keep their eigenvalues apart, and those of the paper's procedure do not.",
    certainty: "known",
  },
  "network-small-batches-leave": {
    plain:
      "SGD-1 leaves and gradient descent stays where the rate lies between the limits of the two methods; at some minima it lies below both, at others above both.",
    detail: "The limits are α*(1) for SGD-1 and 2/λ₁, λ₁ being the largest curvature, for gradient descent.",
    certainty: "known",
  },
};

/** None of a claim that fails in smaller runs alone. */
export function reasonOf({ id }: Pick<Claim, "id">): Reason | null {
  return reasons[id] ?? null;
}
