/** Q_1 … Q_N, kept between the pass that sums Q̄ and the pass that sums F̄. */
import { denseComponents } from "./denseComponents.ts";
import { lowRankComponents } from "./lowRankComponents.ts";
import type { LeftRoot } from "./rootOfMean.ts";

export interface Components {
  /** Keeps Q_i = Σ_k λ_k u_k u_k' (`eigenvalues` r, `frame` r×d with rows u_k), and adds pᵢQᵢ to `mean`'s lower triangle. */
  readonly addToMean: (
    i: number,
    weight: number,
    eigenvalues: Float64Array,
    frame: Float64Array,
    mean: Float64Array,
  ) => void;
  /** Adds pᵢ Qᵢ Q̄ Qᵢ to the lower triangle of `out` (d×d), with Q̄ = R'R. */
  readonly addTripleProduct: (i: number, weight: number, root: LeftRoot, out: Float64Array) => void;
}

/**
 * Operations a matrix in the second pass: 2d³ for dense Q_i, 2d²r + 2dr² + r³/3 through the r×r matrix U'Q̄U; they are
 * equal near r = 0.6 d. Memory a matrix: d(d + 1)/2 against r(d + 1) numbers, at d = 200 at most 0.19 MB.
 */
const CROSSOVER = 0.6;

export function components(count: number, d: number, rank: number): Components {
  return rank > CROSSOVER * d ? denseComponents(count, d, rank) : lowRankComponents(count, d, rank);
}
