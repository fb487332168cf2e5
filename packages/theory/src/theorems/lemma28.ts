import { multiply, multiplyVector, pseudoInverse } from "@sgd-basins/linalg";
import { checkWeights } from "../checkWeights.ts";
import { dot } from "../vectors.ts";
import { weightedSum } from "./quadraticSumData.ts";

/** How far a problem is from what Lemma 28 says, which is 0 in exact arithmetic. */
export interface RowSpaceCheck {
  /** The largest over i of ‖(I − Q̄Q̄†)QᵢQ̄‖/‖QᵢQ̄‖ (Frobenius norms; 0 where QᵢQ̄ = 0). */
  readonly columns: number;
  /** ‖w − Q̄Q̄†w‖/‖w‖ for w = Σ pᵢQᵢQ̄sᵢ (0 where w = 0). */
  readonly combination: number;
}

/**
 * The columns of every QᵢQ̄ lie in the row space of Q̄.
 *
 * **Statement** (Patel 2017, Lemma 28). For symmetric positive semi-definite Qᵢ and positive pᵢ, row(Q̄) ⊇ ∪ col(QᵢQ̄), and
 * for any vectors sᵢ, Σ pᵢQᵢQ̄sᵢ = Q̄Q̄† Σ pᵢQᵢQ̄sᵢ.
 *
 * **As printed**: right; the proof's "vQ̄v" and "vQᵢv" lack a prime.
 *
 * @param hessians - Qᵢ, d×d row by row
 * @param vectors - sᵢ, of length d
 * @param rankTolerance - eigenvalues of Q̄ up to `rankTolerance` λ₁ count as zero; default d ε
 */
export function lemma28(
  dimension: number,
  weights: ArrayLike<number>,
  hessians: readonly Float64Array[],
  vectors: readonly Float64Array[],
  rankTolerance?: number,
): RowSpaceCheck {
  const d = dimension;
  checkWeights(weights, hessians.length);
  const mean = weightedSum(weights, hessians, d * d);
  const projector = new Float64Array(d * d);
  multiply(d, d, d, mean, pseudoInverse(d, mean, rankTolerance), projector);
  const product = new Float64Array(d * d);
  const projected = new Float64Array(d * d);
  const image = new Float64Array(d);
  const combination = new Float64Array(d);
  let columns = 0;
  hessians.forEach((q, i) => {
    multiply(d, d, d, q, mean, product);
    multiply(d, d, d, projector, product, projected);
    columns = Math.max(columns, relativeDistance(product, projected));
    multiplyVector(d, d, product, vectors[i], image);
    for (let j = 0; j < d; j++) combination[j] += weights[i] * image[j];
  });
  multiplyVector(d, d, projector, combination, image);
  return { columns, combination: relativeDistance(combination, image) };
}

function relativeDistance(x: Float64Array, y: Float64Array): number {
  const difference = x.map((value, e) => value - y[e]);
  const norm = dot(x, x);
  return norm === 0 ? 0 : Math.sqrt(dot(difference, difference) / norm);
}
