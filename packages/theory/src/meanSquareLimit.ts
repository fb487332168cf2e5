import type { Batch } from "./batch.ts";
import type { Hessians } from "./hessians.ts";
import { limitOfMoment } from "./secondMoment/limitOfMoment.ts";
import { secondMoment } from "./secondMoment/secondMoment.ts";
import type { EnclosedBound } from "./theorems/bound.ts";

/**
 * The exact limit α*(k) of mean-square stability of SGD-k on a homogeneous quadratic sum.
 *
 * The second moment Σ = E[(θ − β*)(θ − β*)'] obeys Σ ← Σ − α L(Σ) + α² E_k(Σ) with L(P) = Q̄P + PQ̄ and
 * E_k(P) = (1 − 1/k) Q̄PQ̄ + (1/k) Σ pᵢ QᵢPQᵢ, where without replacement (N − k)/(k(N − 1)) stands for 1/k. It shrinks to
 * zero on range(Q̄) exactly for 0 < α < α*(k), where 1/α*(k) is the spectral radius of P ↦ L⁻¹(E_k(P)). The radius is found by
 * Lanczos' method without forming a d²×d² matrix, and enclosed by a proof to 5e-13 of itself, or as closely as rounding
 * allows; `enclosure` says how closely, given Q̄'s
 * eigenbasis and up to the rounding of one application of the map.
 *
 * Not in the paper, whose bounds enclose it, u(k) ≤ α*(k) ≤ l(k), but in R. Mulayoff and T. Michaeli, "Exact mean square
 * linear stability analysis for SGD" (COLT 2024, arXiv 2306.07850), with d²×d² matrices. About the minimum of a function that is
 * not quadratic it is a limit of the linear dynamics alone. For many batch sizes of one problem use
 * `thresholds` on one `localTheory`.
 *
 * @param h - positive semi-definite, unless they are diagonal
 * @param batchSize - k, or a batch without replacement
 * @returns a learning rate, in units of 1/curvature
 * @throws RangeError if `batchSize` is not a positive integer or `"inf"`
 * @example
 * ```ts
 * import { denseHessians, meanSquareLimit, rateOf } from "sgd-basins/theory";
 *
 * rateOf(meanSquareLimit(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]), 1)); // ≈ 0.8
 * ```
 */
export function meanSquareLimit(h: Hessians, batchSize: Batch): EnclosedBound {
  return limitOfMoment(secondMoment(h), batchSize);
}
