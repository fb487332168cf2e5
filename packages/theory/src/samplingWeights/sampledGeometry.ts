import { eigenSymmetric, multiply, transpose } from "@sgd-basins/linalg";
import { geometryWithLargestGamma, type LocalGeometry } from "../geometry/localGeometry.ts";
import type { SampledComponents } from "./sampledComponents.ts";

/**
 * What a choice of sampling probabilities changes.
 *
 * `importance`: a drawn component counts wᵢ/pᵢ times, so that SGD still minimises Σ wᵢfᵢ in the mean. Q̄ = Σ wᵢQᵢ does not
 * change, F̄ = Σ (wᵢ²/pᵢ) QᵢQ̄Qᵢ does. This is the reading for inhomogeneous problems, where other weights are another
 * objective with another minimizer, and that of Needell, Ward and Srebro (2014).
 *
 * `free`: the weights are the probabilities, Q̄ = Σ pᵢQᵢ and F̄ = Σ pᵢQᵢQ̄Qᵢ. The paper's reading for Problem 1 (Remark 10),
 * where every choice has the same minimizer.
 */
export type Reading = "importance" | "free";

/** Q̄ and F̄ of sampling with probabilities p, r×r in the components' basis. */
export interface Moments {
  readonly mean: Float64Array;
  readonly fourth: Float64Array;
}

export function momentsOf(components: SampledComponents, reading: Reading, p: Float64Array): Moments {
  const r = components.rank;
  const w = components.objectiveWeights;
  const mean = new Float64Array(r * r);
  const fourth = new Float64Array(r * r);
  components.sum(reading === "free" ? p : w, mean);
  components.sumSandwiches(reading === "free" ? p : w.map((weight, i) => (weight * weight) / p[i]), mean, fourth);
  return { mean, fourth };
}

/** Q̄'s eigenbasis with F̄ in it, and the local geometry. λ, s and t are in units of the components' λ₁. */
export interface SampledGeometry {
  readonly geometry: LocalGeometry;
  /** V, r×r row-major, Q̄ = V diag(λ) V'. */
  readonly vectors: Float64Array;
  /** V'F̄V. */
  readonly fourth: Float64Array;
}

/** @throws RangeError if Q̄ lost rank */
export function sampledGeometry(rank: number, { mean, fourth }: Moments): SampledGeometry {
  const r = rank;
  const { values, vectors } = eigenSymmetric(r, mean);
  if (!(values[r - 1] > 0)) throw new RangeError("sampledGeometry: these weights lower the rank of Q̄");
  const rotated = congruence(r, fourth, vectors);
  const excess = rotated.slice();
  for (let a = 0; a < r; a++) excess[a * r + a] -= values[a] * values[a] * values[a];
  const geometry = geometryWithLargestGamma(r, values, { structure: "dense", values: excess });
  return { geometry, vectors, fourth: rotated };
}

/** V'AV, symmetric. */
export function congruence(r: number, a: Float64Array, vectors: Float64Array): Float64Array {
  const half = new Float64Array(r * r);
  const transposed = new Float64Array(r * r);
  const out = new Float64Array(r * r);
  multiply(r, r, r, a, vectors, half);
  transpose(r, r, vectors, transposed);
  multiply(r, r, r, transposed, half, out);
  for (let i = 0; i < r; i++) for (let j = 0; j < i; j++) out[j * r + i] = out[i * r + j];
  return out;
}
