import { type Batch, inverseBatchSize } from "../batch.ts";
import { Lanczos } from "../secondMoment/lanczos.ts";
import type { SecondMoment } from "../secondMoment/secondMoment.ts";
import { stepMomentInPlace } from "./stepMoment.ts";

/** Residual of the Ritz pair, relative, that ends the search: the square of it is about the error where the factor stands alone. */
const RESIDUAL = 1e-7;
const MOST_STEPS = 200;
/** The Ritz pair costs m³: it is not looked at after every step. */
const EVERY = 8;

/**
 * ρ(α), by which the mean square of SGD-k on a homogeneous quadratic sum grows a step in the end, at any learning rate: the largest
 * eigenvalue of P ↦ P − α(Q̄P + PQ̄) + α²[(1 − p) Q̄PQ̄ + p Σ pᵢQᵢPQᵢ] (Mulayoff and Michaeli 2024), by Lanczos' method, to about
 * seven digits. Above α* it is above one. Below, `meanSquareDynamics` has 1 − ρ with its full relative accuracy.
 *
 * @throws RangeError if Q̄ = 0, or the batch is none
 */
export function meanSquareFactor(moment: SecondMoment, batch: Batch, learningRate: number): number {
  const { eigenvalues } = moment;
  const r = eigenvalues.length;
  if (r === 0) throw new RangeError("Q̄ = 0: the objective has no curvature");
  const inverse = inverseBatchSize(batch);
  const unit = eigenvalues[0];
  if (moment.structure === "diagonal" || inverse === 0) {
    const excess = moment.structure === "diagonal" ? moment.excess.values : null;
    return eigenvalues.reduce((most, λ, a) => {
      const variance = excess === null ? 0 : excess[a] / λ;
      const still = 1 - learningRate * λ;
      return Math.max(most, still * still + inverse * learningRate * learningRate * variance);
    }, 0);
  }
  const λ = eigenvalues.map((value) => value / unit);
  const p = new Float64Array(r * r);
  const noisy = new Float64Array(r * r);
  // Symmetric matrices as vectors with the product of matrices: what is off the diagonal counts twice.
  const twice = Math.SQRT2;
  const start = new Float64Array((r * (r + 1)) / 2);
  for (let a = 0, e = 0; a < r; a++, e += a + 1) start[e] = 1;
  const krylov = new Lanczos((x, out) => {
    for (let a = 0, e = 0; a < r; a++) {
      for (let b = 0; b <= a; b++, e++) p[a * r + b] = p[b * r + a] = a === b ? x[e] : x[e] / twice;
    }
    stepMomentInPlace(moment, λ, inverse, learningRate * unit, p, noisy);
    for (let a = 0, e = 0; a < r; a++) {
      for (let b = 0; b <= a; b++, e++) out[e] = a === b ? p[a * r + b] : twice * p[a * r + b];
    }
  }, start);
  for (;;) {
    krylov.extend();
    const last = krylov.complete || krylov.steps === MOST_STEPS;
    if (!last && krylov.steps % EVERY !== 0) continue;
    const { value, residual } = krylov.largestRitzPair();
    if (last || residual <= RESIDUAL * value) return value;
  }
}
