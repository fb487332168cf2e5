import { multiplyVector } from "@sgd-basins/linalg";
import { type Batch, inverseBatchSize } from "../batch.ts";
import { dot } from "../vectors.ts";
import { checkLearningRate } from "./bound.ts";
import type { SecondMoments } from "./secondMoments.ts";

/**
 * The expected gap after one step of SGD-k on a homogeneous problem, given the iterate.
 *
 * **Statement** (Patel 2017, Lemma 12, eq. (4)). With v = θⱼ − β* and M̄ = F̄ − (1 + γ)Q̄³,
 *
 *     E[gap_{j+1} | θⱼ] = v'Q̄v − 2α v'Q̄²v + α²(1 + γ/k) v'Q̄³v + (α²/k) v'M̄v.
 *
 * γ cancels, (1 + γ/k)Q̄³ + M̄/k = Q̄³ + D/k with D = F̄ − Q̄³, so no γ is asked for; and the first three terms are
 * (v − αQ̄v)'Q̄(v − αQ̄v), which is how they are computed.
 *
 * **As printed**: right; the sum in eq. (3) and in the proof's Q̃ⱼ starts at l = j + 1 and must start at jk + 1, and eq.
 * (3) lacks parentheses around Q_{Z_l}θⱼ + r_{Z_l}.
 *
 * @param moments - Q̄ and D; only these are used
 * @param offset - v, of length d
 * @param batchSize - k, or a batch without replacement
 * @param learningRate - α, of either sign
 * @returns a gap, in the objective's units (twice the objective above its minimum)
 * @throws RangeError if k or α is out of range, or `offset` has not d entries
 */
export function lemma12(
  { dimension: d, meanHessian, excess }: Pick<SecondMoments, "dimension" | "meanHessian" | "excess">,
  offset: Float64Array,
  batchSize: Batch,
  learningRate: number,
): number {
  const inverse = inverseBatchSize(batchSize);
  checkLearningRate(learningRate);
  if (offset.length !== d) throw new RangeError(`the offset must have ${d} entries, found ${offset.length}`);
  const image = new Float64Array(d);
  multiplyVector(d, d, meanHessian, offset, image);
  const next = offset.map((value, j) => value - learningRate * image[j]);
  multiplyVector(d, d, meanHessian, next, image);
  const drift = dot(next, image);
  const step = offset.map((value) => learningRate * value);
  multiplyVector(d, d, excess, step, image);
  return drift + inverse * dot(step, image);
}
