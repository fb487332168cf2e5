/** Why a claim fails, in a clause: what a list of failing claims says before it links to the method page. */
import type { Claim } from "@sgd-basins/report";

/** By the id of the claim. The numbers stand with the claim, the argument on the method page. */
export const reasons: Readonly<Record<string, string>> = {
  "bound-against-gamma":
    "where M = r + 1 a lower γ adds at least as much to s as it takes from γλᵣ², so that l does not rise",
  "flat-minima-same-rates":
    "ρ, on which the argument rests, has no scale: flatter minima do not have a smaller ρ, and at these it is large",
  "table-1-circular":
    "the published values do not follow from the paper's definitions at the radius of its starts; eigenvalues of Q̄³ taken for those of Q̄ would explain them, an inference",
  "table-2-circular":
    "with fifty components of equal weight t is at most 50 λ₁², and the published columns need far more",
  "ten-thousand-fold":
    "the computed bounds differ as c₁ does, by a factor of about 16, and the published ones by 3,600, not by ten thousand",
  "exception-due-to-t": "at the sharp minimizer t is not smaller but larger; it is a larger λᵣ that raises the bound",
  "converge-to-corners":
    "leaving is not ending in a corner: after twenty steps hardly a run has every coordinate on the boundary of the box",
  "stable-from-every-radius":
    "the components share no minimizer, so that the noise does not vanish: runs stay, but do not converge",
  "variability-has-no-role": "between the bounds chance decides which run leaves",
  "flat-minima-reached":
    "the schedule prefers no flat wells: SGD-20 forgets where it began and ends near one half, SGD-1 mostly ends where it began",
  "uniform-sampling":
    "uniformly drawn matrices have no eigenvalue of zero and keep their eigenvalues apart, and the procedure's do not",
  "network-small-batches-leave":
    "it is so where the rate lies between α*(1) and 2/λ₁; at some minima it lies below both, at others above both",
};

/** None of a claim that fails in smaller runs alone. */
export function reasonOf({ id }: Pick<Claim, "id">): string | null {
  return reasons[id] ?? null;
}
