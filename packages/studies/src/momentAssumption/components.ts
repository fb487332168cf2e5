/** Q_1 … Q_N, kept between the pass that sums Q̄ and the pass that sums F̄. */
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
