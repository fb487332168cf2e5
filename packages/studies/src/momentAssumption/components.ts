/** Q_1 … Q_N, kept between the pass that sums Q̄ and the pass that sums F̄. */
import type { Stream } from "@sgd-basins/random";
import type { LeftRoot } from "./rootOfMean.ts";

export interface Components {
  /**
   * Draws Q_i = UΛU' with the given positive eigenvalues (r) and U the first r columns of a Haar matrix, keeps it, and
   * adds pᵢQᵢ to `mean`'s lower triangle. The other columns meet zero eigenvalues, so they are not drawn.
   */
  readonly draw: (i: number, weight: number, eigenvalues: Float64Array, source: Stream, mean: Float64Array) => void;
  /** Adds pᵢ Qᵢ Q̄ Qᵢ to the lower triangle of `out` (d×d), with Q̄ = R'R. */
  readonly addTripleProduct: (i: number, weight: number, root: LeftRoot, out: Float64Array) => void;
}
