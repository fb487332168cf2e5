import { normalizeWeights } from "@sgd-basins/problems";
import { normal, stream, uniform01, uniformIndex } from "@sgd-basins/random";
import { denseHessians, type LocalGeometry, localGeometry } from "@sgd-basins/theory";

/** A random quadratic sum about 0, with vectors to try the statements on. */
export interface RandomProblem {
  readonly dimension: number;
  readonly weights: Float64Array;
  /** Qᵢ, row by row. */
  readonly hessians: readonly Float64Array[];
  /** rᵢ = Qᵢzᵢ with normal zᵢ: in the image of Qᵢ (Lemma 5), with no common minimizer. */
  readonly linearTerms: readonly Float64Array[];
  /** A normal vector: a point at which one step is taken. */
  readonly point: Float64Array;
  /** Of the Hessians, with the largest γ. */
  readonly geometry: LocalGeometry;
}

/**
 * A random problem: d uniform on 1 … 5, N on 2 … 8, weights normalised U(0, 1); Qᵢ is a sum of 1 to d squares vv' of
 * normal vectors, so that it may be singular.
 *
 * @param perturbation - null for independent Qᵢ; else they are one matrix plus so much times independent ones
 */
export function randomProblem(seed: number, index: number, perturbation: number | null): RandomProblem {
  const random = stream(seed, "theorems", perturbation ?? "independent", index);
  const d = 1 + uniformIndex(random, 5);
  const n = 2 + uniformIndex(random, 7);
  const matrix = (): Float64Array => {
    const q = new Float64Array(d * d);
    const squares = 1 + uniformIndex(random, d);
    for (let s = 0; s < squares; s++) {
      const v = Float64Array.from({ length: d }, () => normal(random));
      for (let a = 0; a < d; a++) for (let b = 0; b < d; b++) q[a * d + b] += v[a] * v[b];
    }
    return q;
  };
  const weights = normalizeWeights(Float64Array.from({ length: n }, () => 1 - uniform01(random)));
  const common = perturbation === null ? null : matrix();
  const hessians = Array.from({ length: n }, () => {
    const own = matrix();
    return common === null ? own : own.map((entry, e) => common[e] + (perturbation ?? 0) * entry);
  });
  const linearTerms = hessians.map((q) => {
    const z = Float64Array.from({ length: d }, () => normal(random));
    return times(d, q, z);
  });
  const point = Float64Array.from({ length: d }, () => normal(random));
  return {
    dimension: d,
    weights,
    hessians,
    linearTerms,
    point,
    geometry: localGeometry(denseHessians(d, weights, hessians)),
  };
}

/** Least squares with features drawn from a centred normal distribution: Qᵢ = xᵢxᵢ', weights 1/N. */
export function normalRegression(seed: number, index: number, rows: number): LocalGeometry {
  const random = stream(seed, "theorems", "normal-regression", index);
  const d = 1 + uniformIndex(random, 5);
  const mixing = Float64Array.from({ length: d * d }, () => normal(random));
  const hessians = Array.from({ length: rows }, () => {
    const x = times(
      d,
      mixing,
      Float64Array.from({ length: d }, () => normal(random)),
    );
    return Float64Array.from({ length: d * d }, (_, e) => x[Math.floor(e / d)] * x[e % d]);
  });
  return localGeometry(denseHessians(d, new Float64Array(rows).fill(1 / rows), hessians));
}

/** Qx for a d×d matrix. */
export function times(d: number, q: Float64Array, x: Float64Array): Float64Array {
  return Float64Array.from({ length: d }, (_, a) => {
    let sum = 0;
    for (let b = 0; b < d; b++) sum += q[a * d + b] * x[b];
    return sum;
  });
}

/** x'y. */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < x.length; a++) sum += x[a] * y[a];
  return sum;
}

/** Q̄ = Σ pᵢQᵢ. */
export function meanHessian({ dimension, weights, hessians }: RandomProblem): Float64Array {
  const mean = new Float64Array(dimension * dimension);
  hessians.forEach((q, i) => {
    for (let e = 0; e < mean.length; e++) mean[e] += weights[i] * q[e];
  });
  return mean;
}
