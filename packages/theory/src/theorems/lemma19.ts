import { type Batch, inverseBatchSize } from "../batch.ts";
import { dot } from "../vectors.ts";
import { lemma12 } from "./lemma12.ts";
import type { SecondMoments } from "./secondMoments.ts";

/**
 * The expected gap after one step of SGD-k, given the iterate, whether or not the components share a minimizer.
 *
 * **Statement** (Patel 2017, Lemma 19). With v = θⱼ − β*, E[gap_{j+1} | θⱼ] is the right-hand side of eq. (4)
 * ({@link lemma12}) plus
 *
 *     2 (α²/k) v'(F̄β* + m̄) + (α²/k)(β*'F̄β* + 2m̄'β* + φ̄).
 *
 * For k = ∞ both terms vanish and the problem reduces to the homogeneous one.
 *
 * **As printed**: the term −2α v'Q̄²v has αⱼ where the others have αⱼ₊₁; taken literally the formula is wrong when the
 * learning rate changes. "M̄ : F̄ − (1 + γ)Q̄³" lacks its equals sign, "β*F̄β*" its prime, the proof's Q̃ⱼ and ε̃ⱼ start
 * their sums at l = j + 1 instead of jk + 1, and E[ε̃ⱼ] = Σ E[ε_l] means ε_{Z_l}.
 *
 * @param offset - v, of length d
 * @param batchSize - k, or a batch without replacement
 * @param learningRate - αⱼ₊₁, of either sign
 * @returns a gap, in the objective's units (twice the objective above its minimum)
 * @throws RangeError if k or α is out of range, or `offset` has not d entries
 */
export function lemma19(moments: SecondMoments, offset: Float64Array, batchSize: Batch, learningRate: number): number {
  const homogeneous = lemma12(moments, offset, batchSize, learningRate);
  const noise = 2 * learningRate * dot(offset, moments.cross) + learningRate * moments.noise;
  return homogeneous + inverseBatchSize(batchSize) * learningRate * noise;
}
