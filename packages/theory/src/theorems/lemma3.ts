import type { Applicable } from "./bound.ts";
import { type EquivalentObjective, equivalentObjective, isStationary } from "./lemma6.ts";
import { checkQuadraticSum, type QuadraticSumData } from "./quadraticSumData.ts";

/**
 * Problem 1's objective in terms of the distance to the components' common minimizer.
 *
 * **Statement** (Patel 2017, Lemma 3). The objective (1), Σ (½ β'Qᵢβ + rᵢ'β), without weights, is equivalent to
 * ½ (β − β*)'[Σ Qᵢ](β − β*) up to an additive constant, and hence convex.
 *
 * The common minimizer of least norm is found as −(ΣQᵢ)†(Σrᵢ): if there is a common one, every minimizer of the sum is
 * common (Lemma 4).
 *
 * **As printed**: right. Lemma 4's proof drops the factor ½ of the same form.
 *
 * @param data - its weights are not used
 * @param rankTolerance - eigenvalues of ΣQᵢ up to `rankTolerance` λ₁ count as zero; default d ε
 * @returns β*, H = ΣQᵢ; does not apply if the components have no common minimizer to rounding
 * @throws RangeError if the arrays' lengths do not fit
 */
export function lemma3(data: QuadraticSumData, rankTolerance?: number): Applicable<EquivalentObjective> {
  checkQuadraticSum(data);
  const { dimension, hessians, linearTerms } = data;
  const equivalent = equivalentObjective(data, new Float64Array(hessians.length).fill(1), rankTolerance);
  if (!equivalent.applies) return equivalent;
  const stranger = hessians.findIndex((q, i) => !isStationary(dimension, q, linearTerms[i], equivalent.minimizer));
  if (stranger >= 0) {
    return { applies: false, reason: `component ${stranger} is not stationary at the minimizer of the sum` };
  }
  return equivalent;
}
