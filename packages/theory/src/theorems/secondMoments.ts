import { multiply, multiplyVector, pseudoInverse } from "@sgd-basins/linalg";
import { dot } from "../vectors.ts";
import type { Applicable } from "./bound.ts";
import { lemma6 } from "./lemma6.ts";
import { checkQuadraticSum, type QuadraticSumData } from "./quadraticSumData.ts";

/** What Lemmas 20 and 22 and Theorem 21 need to know of the noise at the minimizer. */
export interface GradientNoise {
  /** β*'F̄β* + 2m̄'β* + φ̄ = Σ pᵢ εᵢ'Q̄εᵢ, in units of gap × curvature². Zero exactly for a homogeneous problem. */
  readonly noise: number;
  /** (F̄β* + m̄)'Q̄†(F̄β* + m̄), in units of gap × curvature⁴. */
  readonly coupling: number;
}

/** What the one-step recursions of Lemmas 12 and 19 need to know of a quadratic sum. Matrices are d×d, row by row. */
export interface SecondMoments extends GradientNoise {
  readonly dimension: number;
  /** β* of Lemma 6. */
  readonly minimizer: Float64Array;
  /** Q̄. */
  readonly meanHessian: Float64Array;
  /** D = F̄ − Q̄³ = Σ pᵢ(Qᵢ − Q̄)Q̄(Qᵢ − Q̄); M̄ = D − γQ̄³. */
  readonly excess: Float64Array;
  /** F̄β* + m̄ = Σ pᵢ QᵢQ̄εᵢ, a vector of length d. */
  readonly cross: Float64Array;
}

/**
 * The second moments of a quadratic sum, with εᵢ = Qᵢβ* + rᵢ, m̄ = Σ pᵢQᵢQ̄rᵢ and φ̄ = Σ pᵢ rᵢ'Q̄rᵢ.
 *
 * Patel 2017, section 2.2. They are computed from the εᵢ, because the paper's forms in m̄ and φ̄ cancel.
 *
 * @param rankTolerance - eigenvalues of Q̄ up to `rankTolerance` λ₁ count as zero; default d ε
 * @returns does not apply where Lemma 6 does not
 * @throws RangeError if the arrays' lengths do not fit
 */
export function secondMoments(data: QuadraticSumData, rankTolerance?: number): Applicable<SecondMoments> {
  checkQuadraticSum(data);
  const equivalent = lemma6(data, rankTolerance);
  if (!equivalent.applies) return equivalent;
  const { dimension: d, weights, hessians, linearTerms } = data;
  const { minimizer, hessian: mean } = equivalent;

  const excess = new Float64Array(d * d);
  const cross = new Float64Array(d);
  const half = new Float64Array(d * d);
  const term = new Float64Array(d * d);
  const residual = new Float64Array(d);
  const weighted = new Float64Array(d);
  const image = new Float64Array(d);
  let noise = 0;
  hessians.forEach((q, i) => {
    const deviation = q.map((entry, e) => entry - mean[e]);
    multiply(d, d, d, deviation, mean, half);
    multiply(d, d, d, half, deviation, term);
    for (let e = 0; e < d * d; e++) excess[e] += weights[i] * term[e];
    multiplyVector(d, d, q, minimizer, residual);
    for (let j = 0; j < d; j++) residual[j] += linearTerms[i][j];
    multiplyVector(d, d, mean, residual, weighted);
    noise += weights[i] * dot(residual, weighted);
    multiplyVector(d, d, q, weighted, image);
    for (let j = 0; j < d; j++) cross[j] += weights[i] * image[j];
  });
  const inverted = new Float64Array(d);
  multiplyVector(d, d, pseudoInverse(d, mean, rankTolerance), cross, inverted);
  return {
    applies: true,
    dimension: d,
    minimizer,
    meanHessian: mean,
    excess,
    cross,
    noise: Math.max(0, noise),
    coupling: Math.max(0, dot(cross, inverted)),
  };
}

/** F̄ = Σ pᵢQᵢQ̄Qᵢ, d×d row by row, from its definition. */
export function meanCube(
  { dimension: d, weights, hessians }: Omit<QuadraticSumData, "linearTerms">,
  mean: Float64Array,
): Float64Array {
  const half = new Float64Array(d * d);
  const term = new Float64Array(d * d);
  const f = new Float64Array(d * d);
  hessians.forEach((q, i) => {
    multiply(d, d, d, q, mean, half);
    multiply(d, d, d, half, q, term);
    for (let e = 0; e < d * d; e++) f[e] += weights[i] * term[e];
  });
  return f;
}
