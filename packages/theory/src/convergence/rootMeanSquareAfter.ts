import { exp, log } from "@sgd-basins/random";
import { type Batch, inverseBatchSize } from "../batch.ts";
import type { LocalTheory } from "../localTheory/localTheory.ts";
import type { MomentMap } from "../secondMoment/secondMoment.ts";
import { stepMomentInPlace } from "./stepMoment.ts";

/**
 * ½ log(E‖θ_T − β*‖²/‖θ_0 − β*‖²) of SGD-k on a homogeneous quadratic sum, the mean over batches and over starts in all directions.
 * Exact but for rounding, at any rate: the trace of T steps of P ↦ P − α(Q̄P + PQ̄) + α²[(1 − p) Q̄PQ̄ + p Σ pᵢQᵢPQᵢ] from the
 * identity (Mulayoff and Michaeli 2024). What a start has in the null space of Q̄ does not move.
 *
 * @param steps - T; a step costs one pass over the components, none where they are diagonal in Q̄'s eigenbasis
 */
export function rootMeanSquareAfter(
  { geometry, moment }: Pick<LocalTheory, "geometry" | "moment">,
  batch: Batch,
  learningRate: number,
  steps: number,
): number {
  const { dimension, rank, eigenvalues } = geometry;
  const inverse = inverseBatchSize(batch);
  const unit = eigenvalues[0];
  const rate = learningRate * unit;
  const λ = eigenvalues.map((value) => value / unit);
  const logs: number[] = dimension > rank ? [log(dimension - rank)] : [];
  if (moment.structure === "map" && inverse > 0) {
    logs.push(logTraceAfter(moment, λ, inverse, rate, steps));
  } else {
    λ.forEach((own, a) => {
      const variance = moment.structure === "map" ? 0 : moment.excess.values[a] / eigenvalues[a] / unit / unit;
      const factor = (1 - rate * own) * (1 - rate * own) + inverse * rate * rate * variance;
      logs.push(steps * log(factor));
    });
  }
  const most = logs.reduce((a, b) => Math.max(a, b));
  const sum = logs.reduce((all, own) => all + exp(own - most), 0);
  return (most + log(sum / dimension)) / 2;
}

/** The logarithm of the trace, which may leave the range of doubles. */
function logTraceAfter(moment: MomentMap, λ: Float64Array, inverse: number, rate: number, steps: number): number {
  const r = λ.length;
  const p = new Float64Array(r * r);
  const noisy = new Float64Array(r * r);
  for (let a = 0; a < r; a++) p[a * r + a] = 1;
  let logTrace = log(r);
  for (let step = 0; step < steps; step++) {
    let before = 0;
    let after = 0;
    for (let a = 0; a < r; a++) before += p[a * r + a];
    stepMomentInPlace(moment, λ, inverse, rate, p, noisy, before);
    for (let a = 0; a < r; a++) after += p[a * r + a];
    logTrace += log(after);
  }
  return logTrace;
}
