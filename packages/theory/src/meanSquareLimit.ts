import { multiply } from "@sgd-basins/linalg";
import { meanEigenbasis } from "./geometry/meanEigenbasis.ts";
import { type BatchSize, type Bound, constantObjective, inverseBatchSize } from "./theorems/bound.ts";

/** Iterations after which the power iteration gives up; it needs a few hundred even for clustered spectra. */
const maximumIterations = 100_000;

/**
 * The exact limit α*(k) of mean-square stability of SGD-k on a homogeneous quadratic sum.
 *
 * The second moment Σ = E[(θ − β*)(θ − β*)'] obeys Σ ← Σ − α L(Σ) + α² E_k(Σ) with L(P) = Q̄P + PQ̄ and
 * E_k(P) = (1 − 1/k) Q̄PQ̄ + (1/k) Σ pᵢ QᵢPQᵢ. It shrinks to zero on range(Q̄) exactly for 0 < α < α*(k), where
 * 1/α*(k) is the spectral radius of P ↦ L⁻¹(E_k(P)). In the eigenbasis of Q̄, L⁻¹ divides entry (a, b) by λ_a + λ_b, so a
 * step of the power iteration is one pass over the components; L and E_k are self-adjoint, so its Rayleigh quotient
 * ⟨P, E_k(P)⟩/⟨P, L(P)⟩ rises to the answer and is accurate to the square of P's error. It stops when the quotient's last
 * change is below 1e-15 of it ten times in a row.
 *
 * Not in the paper, whose bounds enclose it: u(k) ≤ α*(k) ≤ l(k).
 *
 * @param hessians - Qᵢ, d×d row by row, symmetric positive semi-definite
 * @throws RangeError if `batchSize` is not a positive integer or `"inf"`
 */
export function meanSquareLimit(
  dimension: number,
  weights: ArrayLike<number>,
  hessians: readonly Float64Array[],
  batchSize: BatchSize,
): Bound {
  const inverse = inverseBatchSize(batchSize);
  const { eigenvalues, rotate } = meanEigenbasis(dimension, weights, hessians);
  const r = eigenvalues.length;
  if (r === 0) return constantObjective;
  const largest = eigenvalues[0];
  if (inverse === 0) return { applies: true, learningRate: 2 / largest };

  // Everything in units of λ₁, so that no scale of the data overflows.
  const relative = eigenvalues.map((λ) => λ / largest);
  const rotated = hessians.map((q) => {
    const out = new Float64Array(r * r);
    rotate(q, out);
    return out.map((entry) => entry / largest);
  });
  let p = new Float64Array(r * r);
  for (let a = 0; a < r; a++) p[a * r + a] = 1;
  const half = new Float64Array(r * r);
  const term = new Float64Array(r * r);
  let quotient = 0;
  let still = 0;
  for (let iteration = 0; iteration < maximumIterations && still < 10; iteration++) {
    const image = new Float64Array(r * r);
    for (let a = 0; a < r; a++) {
      for (let b = 0; b < r; b++) image[a * r + b] = (1 - inverse) * relative[a] * relative[b] * p[a * r + b];
    }
    rotated.forEach((q, i) => {
      multiply(r, r, r, q, p, half);
      multiply(r, r, r, half, q, term);
      for (let e = 0; e < r * r; e++) image[e] += inverse * weights[i] * term[e];
    });
    let numerator = 0;
    let denominator = 0;
    for (let a = 0; a < r; a++) {
      for (let b = 0; b < r; b++) {
        const e = a * r + b;
        numerator += p[e] * image[e];
        denominator += p[e] * p[e] * (relative[a] + relative[b]);
        image[e] /= relative[a] + relative[b];
      }
    }
    const next = numerator / denominator;
    still = Math.abs(next - quotient) <= 1e-15 * next ? still + 1 : 0;
    quotient = next;
    let norm = 0;
    for (let e = 0; e < r * r; e++) norm = Math.max(norm, Math.abs(image[e]));
    for (let e = 0; e < r * r; e++) image[e] /= norm;
    p = image;
  }
  return { applies: true, learningRate: 1 / quotient / largest };
}
